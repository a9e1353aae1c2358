// Packets as they travel: what the page sends and what it takes in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Decoder, Encoder, PacketType } from "../../client/lib/packets.ts";

const { CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR } = PacketType;

function decoded(text) {
  const packets = [];
  const decoder = new Decoder();
  decoder.on("decoded", (packet) => packets.push(packet));
  decoder.add(text);
  assert.equal(packets.length, 1);
  return packets[0];
}

for (const [text, packet] of [
  ['0{"code":"482913"}', { type: CONNECT, data: { code: "482913" } }],
  ["1", { type: DISCONNECT }],
  ['2["room",{"trouble":null}]', { type: EVENT, data: ["room", { trouble: null }] }],
  ['20["probe",{}]', { type: EVENT, id: 0, data: ["probe", {}] }],
  ['212["hello",{"versions":{}}]', { type: EVENT, id: 12, data: ["hello", { versions: {} }] }],
  ["37[]", { type: ACK, id: 7, data: [] }],
  ['30[{"status":"done"}]', { type: ACK, id: 0, data: [{ status: "done" }] }],
  ['4{"message":"no"}', { type: CONNECT_ERROR, data: { message: "no" } }],
  ['2["call",{"text":"a\u2028b\\nc"}]', { type: EVENT, data: ["call", { text: "a\u2028b\nc" }] }],
]) {
  test(`${text.slice(0, 12)} ... is read and written alike`, () => {
    assert.deepEqual(decoded(text), { nsp: "/", ...packet });
    assert.deepEqual(new Encoder().encode({ nsp: "/", ...packet }), [text]);
  });
}

for (const text of ["", "7", "x", '5["binary"]', "2{", '2["a"', "2[]]"]) {
  test(`${text || "nothing"} is no packet`, () => assert.throws(() => decoded(text)));
}
