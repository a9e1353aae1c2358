// A player's reaction time is counted from the frame that showed the call; how late that was is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Phone } from "./phone.mjs";
import { FRAME_MS } from "./world.mjs";

test("a reaction time is from the frame that showed the call to the tap", () => {
  const phone = new Phone().hears(1_000);
  phone.time.pass(4_000);
  const exact = phone.time.now() - phone.opening.shown.at;
  assert.equal(phone.opening.elapsed(3, 0), Math.round(exact * 10) / 10);
});

test("what a busy page took to hear of the tap is not counted", () => {
  const phone = new Phone().hears(1_000);
  phone.time.pass(4_000);
  assert.ok(Math.abs(phone.opening.elapsed(3, 0) - phone.opening.elapsed(3, 180.5) - 180.5) <= 0.1);
});

test("nobody taps before they see", () => {
  const phone = new Phone().hears(1_000);
  phone.time.pass(1_030);
  assert.equal(phone.opening.elapsed(3, 250), 0);
});

test("another call's tap has no time", () => {
  const phone = new Phone().hears(200);
  phone.time.pass(1_000);
  assert.equal(phone.opening.elapsed(2, 0), undefined);
});

test("a page that is loaded while the call is open does not know when its player saw it", () => {
  const phone = new Phone().hears(-5_000);
  phone.time.pass(1_000);
  assert.equal(phone.awaits, false);
  assert.equal(phone.opening.elapsed(3, 0), undefined);
});

test("a phone that had no line when the call opened counts from when it was shown here", () => {
  const phone = new Phone().hum(30_000).hears(-20_000);
  phone.time.pass(500);
  assert.ok(Math.abs(phone.opening.elapsed(3, 0) - 500) <= 2 * FRAME_MS);
});

test("an answer goes again with the reaction time that it had, also from another page", () => {
  const phone = new Phone();
  void phone.line.send({ do: "answer_stage", call: 3, stage: "vision", elapsed_ms: 3_210.4 });
  phone.hum(5_000);
  const after = phone.reload().up();
  const times = [...phone.commands, ...after.commands].map(({ body }) => [body.id, body.elapsed_ms]);
  assert.ok(times.length >= 3);
  assert.equal(new Set(times.map(String)).size, 1);
  assert.equal(times[0][1], 3_210.4);
});

// What is told of it

test("it is reported how late the last call was shown", () => {
  const phone = new Phone();
  assert.equal(phone.lastReport.opened_late_ms, null);
  phone.hears(-300).hum(3_000);
  const late = phone.lastReport.opened_late_ms;
  assert.ok(Number.isInteger(late) && late >= 300 && late <= 335, `${late} ms late`);
  phone.hears(5_000, { call: 4 }).hum(3_000);
  assert.equal(phone.lastReport.opened_late_ms, late);
});

test("lateness is reported up to an hour", () => {
  const phone = new Phone().hum(2 * 3_600_000).hears(3_000 - 2 * 3_600_000).hum(5_000);
  assert.equal(phone.lastReport.opened_late_ms, 3_600_000);
});

test("who looks at the page only after the call has opened claims no time: they may have read it elsewhere", () => {
  const phone = new Phone().hears(1_000).nap(8_000).hum(500);
  assert.equal(phone.opening.shown.call, 3);
  assert.equal(phone.opening.elapsed(3, 0), undefined);
});

test("who looked at the page when the call opened claims a time", () => {
  const phone = new Phone().nap(8_000).hears(1_000).hum(1_500);
  assert.ok(Math.abs(phone.opening.elapsed(3, 0) - 500) <= 2 * FRAME_MS);
});

test("a phone that nobody looked at when the call opened tells no lateness, nor an older one", () => {
  const phone = new Phone().hears(500).hum(5_000);
  assert.notEqual(phone.lastReport.opened_late_ms, null);
  phone.hears(1_000, { call: 4 }).nap(8_000).hum(5_000);
  assert.equal(phone.opening.shown.call, 4);
  assert.equal(phone.lastReport.opened_late_ms, null);
});

test("a phone that was looked at again before the call opened tells its lateness", () => {
  const phone = new Phone().nap(8_000).hears(500).hum(5_000);
  assert.notEqual(phone.lastReport.opened_late_ms, null);
});
