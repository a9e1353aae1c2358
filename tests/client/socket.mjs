// Packets as they travel, and what becomes of a connection: against an engine that the test moves by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Socket } from "../../client/lib/socket.ts";

class FakeEngine {
  sent = [];
  closed = false;
  listeners = {};
  on(name, listener) {
    this.listeners[name] = listener;
  }
  send(text) {
    this.sent.push(text);
  }
  close() {
    this.closed = true;
  }
  /** Something happens at the far end. */
  tells(name, text) {
    this.listeners[name]?.(text);
  }
}

/** A page's end of the wire: `log` holds what the page was told. */
class Page {
  engines = [];
  log = [];
  auth = { code: "482913" };
  constructor() {
    const note = (what) => (...told) => this.log.push([what, ...told]);
    this.ear = {
      onUp: note("up"),
      onDown: note("down"),
      onRefused: note("refused"),
      onMessage: note("message"),
      onSound: note("sound"),
    };
    this.socket = new Socket(
      () => this.auth,
      this.ear,
      () => this.engines[this.engines.push(new FakeEngine()) - 1],
    );
  }
  get engine() {
    return this.engines.at(-1);
  }
  opens() {
    this.socket.connect();
    this.engine.tells("open");
    return this;
  }
  connects() {
    this.opens().engine.tells("message", "0{}");
    return this;
  }
  hears(text) {
    this.engine.tells("message", text);
    return this;
  }
}

test("a connection is asked for with what the page is, each time anew", () => {
  const page = new Page().opens();
  assert.deepEqual(page.engine.sent, ['0{"code":"482913"}']);
  page.engine.tells("close");
  page.auth = { code: "482913", earlier: "" };
  page.opens();
  assert.deepEqual(page.engine.sent, ['0{"code":"482913","earlier":""}']);
});

test("it is up when the server says so, and not before", () => {
  const page = new Page().opens();
  assert.deepEqual([page.socket.connected, page.log], [false, []]);
  page.hears('0{"sid":"x"}');
  assert.deepEqual([page.socket.connected, page.log], [true, [["up"]]]);
});

test("a connection that is there is not opened twice", () => {
  const page = new Page().connects();
  page.socket.connect();
  assert.equal(page.engines.length, 1);
});

test("a message is told with its body", () => {
  const page = new Page().connects().hears('2["call",{"text":"a\u2028b\\nc"}]');
  assert.deepEqual(page.log.at(-1), ["message", "call", { text: "a\u2028b\nc" }, undefined]);
});

test("what asks for an answer gets one, under its number", () => {
  const page = new Page().connects().hears('20["probe",{}]');
  page.log.at(-1)[3]();
  assert.equal(page.engine.sent.at(-1), "30[]");
});

test("an answer never goes over another connection than it was asked on", () => {
  const page = new Page().connects().hears('27["probe",{}]');
  const answer = page.log.at(-1)[3];
  page.engine.tells("close");
  page.connects();
  answer();
  assert.ok(page.engines.every(({ sent }) => !sent.includes("37[]")));
});

test("what comes before the word that it is up is told with it, in its order", () => {
  const page = new Page().opens().hears('2["call",{}]').hears('2["me",{}]');
  assert.deepEqual(page.log, []);
  page.hears("0{}");
  assert.deepEqual(page.log.map(([what, name]) => name ?? what), ["call", "me", "up"]);
});

test("a page that leaves for what came early is not told that it is up", () => {
  const page = new Page().opens().hears('2["moved",{}]').hears('2["call",{}]');
  page.ear.onMessage = () => page.socket.disconnect();
  page.hears("0{}");
  assert.deepEqual([page.log, page.socket.connected, page.engine.closed], [[], false, true]);
});

test("each acknowledgement finds what it is for, once", () => {
  const page = new Page().connects();
  const told = [];
  page.socket.emit("hello", { versions: {} }, (answer) => told.push(["hello", answer]));
  page.socket.emit("command", { do: "x" }, (answer) => told.push(["command", answer]));
  assert.deepEqual(page.engine.sent.slice(1), ['20["hello",{"versions":{}}]', '21["command",{"do":"x"}]']);
  page.hears('31[{"status":"done"}]').hears('30[{"seat":7}]').hears('30[{"seat":8}]');
  assert.deepEqual(told, [["command", { status: "done" }], ["hello", { seat: 7 }]]);
});

test("what was asked on a connection that has ended is never answered", () => {
  const page = new Page().connects();
  const told = [];
  page.socket.emit("hello", {}, (answer) => told.push(answer));
  page.engine.tells("close");
  page.connects().hears("30[{}]");
  assert.deepEqual(told, []);
});

for (const [end, reason] of [
  [(page) => page.engine.tells("close"), "transport close"],
  [(page) => page.hears("1"), "io server disconnect"],
]) {
  test(`its end is told once (${reason})`, () => {
    const page = new Page().connects();
    end(page);
    page.engine.tells("close");
    assert.deepEqual(page.log.slice(1), [["down", reason]]);
    assert.deepEqual([page.socket.connected, page.engine.closed], [false, true]);
  });
}

test("an attempt that comes to nothing is told", () => {
  const page = new Page();
  page.socket.connect();
  page.engine.tells("close");
  assert.deepEqual(page.log, [["down", "transport close"]]);
});

for (const [text, code] of [
  ['4{"message":"no","data":{"code":"not_found"}}', "not_found"],
  ['4{"message":"no"}', undefined],
]) {
  test(`a refusal is told with its code (${code})`, () => {
    const page = new Page().opens().hears(text);
    page.engine.tells("close");
    assert.deepEqual(page.log, [["refused", code]]);
    assert.ok(page.engine.closed);
  });
}

test("who leaves says so, and hears nothing more", () => {
  const page = new Page().connects();
  const { engine } = page;
  page.socket.disconnect();
  assert.deepEqual([engine.sent.at(-1), engine.closed, page.socket.connected], ["1", true, false]);
  for (const [name, text] of [["message", '2["call",{}]'], ["ping"], ["close"], ["open"]]) engine.tells(name, text);
  assert.deepEqual(page.log, [["up"]]);
});

test("pings are heard", () => {
  const page = new Page().connects();
  page.engine.tells("ping");
  assert.deepEqual(page.log.at(-1), ["sound"]);
});

const GARBAGE = [
  ...["", "7", "x", "0{", "0/admin,{}", '5["binary"]', '51-["a",{"_placeholder":true,"num":0}]', new ArrayBuffer(2)],
  ...["2", "2{", '2["a"', "2[]]", "2{}", "2[]", "2[1,{}]", '2["call"]', '2["call",null]', '2["call",1]'],
  ...["3", "3[{}]", "30", "30[]", "30{}", "30[null]", "30[7]", "4", "4null", "47", '4"no"'],
];

for (const text of GARBAGE) {
  test(`${text || "nothing"} is no packet: the connection is given up, and the page goes on`, () => {
    const page = new Page().connects();
    page.socket.emit("hello", {}, () => assert.fail("nobody answered"));
    page.hears(text);
    assert.deepEqual(page.log.slice(1), [["down", "parse error"]]);
    assert.ok(page.engine.closed);
    page.connects();
    assert.equal(page.socket.connected, true);
  });
}

test("an acknowledgement that nobody asked for is nothing to speak of", () => {
  const page = new Page().connects().hears("399[{}]");
  assert.equal(page.socket.connected, true);
});
