// Attempts to get a seat: a lost answer is asked for again, as the same attempt.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { rejoin, takeSeat } from "../../client/lib/api";

let sent = [];
let answers = [];
let kept = new Map();
const seat = { status: 201, body: { seat: 1, name: "Asha" } };
const no = (status, code) => ({ status, body: { code, message: "No." } });

beforeEach(() => {
  sent = [];
  answers = [];
  kept = new Map();
  globalThis.sessionStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => kept.set(key, text),
    removeItem: (key) => kept.delete(key),
  };
  globalThis.fetch = async (path, { body }) => {
    sent.push({ path, ...JSON.parse(body) });
    const answer = answers.shift();
    if (!answer) throw new TypeError("lost");
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  };
});

const join = (code = "482913") => takeSeat(code, { name: "Asha" }).catch(() => null);
const attempts = () => sent.map(({ attempt }) => attempt);
const distinct = () => new Set(attempts()).size;

test("an attempt has an id of 22 letters", async () => {
  answers = [seat];
  await join();
  assert.match(attempts()[0], /^[\w-]{22}$/);
});

test("a lost answer is asked for again as the same attempt, until it comes", async () => {
  answers = [null, no(503, "unavailable"), no(429, "too_many"), seat];
  for (const _ of [1, 2, 3, 4]) await join();
  assert.equal(distinct(), 1);
});

test("after an answer the next is another attempt", async () => {
  answers = [seat, seat];
  for (const _ of [1, 2]) await join();
  assert.equal(distinct(), 2);
  assert.equal(kept.size, 0);
});

test("after a refusal the next is another attempt", async () => {
  answers = [no(404, "not_found"), no(400, "bad_request"), no(410, "gone"), seat];
  for (const _ of [1, 2, 3, 4]) await join();
  assert.equal(distinct(), 4);
});

test("each workshop, and each way to a seat, has an attempt of its own", async () => {
  await join("482913");
  await join("111111");
  await rejoin("482913", { code: "K7Q4MP" }).catch(() => null);
  assert.equal(distinct(), 3);
});

test("an attempt outlasts a reload", async () => {
  await join();
  assert.deepEqual([...kept.values()], attempts());
});

test("without storage an attempt lasts as long as the page", async () => {
  const refuse = () => {
    throw new Error("switched off");
  };
  globalThis.sessionStorage = { getItem: refuse, setItem: refuse, removeItem: refuse };
  answers = [null, seat];
  for (const _ of [1, 2]) await join("333333");
  assert.equal(distinct(), 1);
});
