// A call opens in the right frame, and once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Phone } from "./phone.mjs";
import { FRAME_MS, view } from "./world.mjs";

// The right frame

for (const phase of [0, 3, 7.9, 8.4, 12, 16]) {
  test(`a call opens in the frame nearest to its moment, with frames ${phase} ms beside it`, () => {
    const phone = new Phone();
    phone.time.pass(phase);
    const start = phone.time.now();
    phone.hears(1_000);
    const late = phone.opensAfter(start + 1_000);
    assert.ok(late >= -8.5 && late <= FRAME_MS - 8 + 1, `${late} ms late`);
    phone.time.pass(FRAME_MS);
    assert.ok(Math.abs(phone.opening.shown.at - start - 1_000 - late - FRAME_MS) <= 0.5);
  });
}

test("a page is not drawn anew in the frames before", () => {
  const phone = new Phone().hears(1_000);
  let frames = 0;
  const { frame } = phone.time;
  phone.time.frame = (task) => frame((at) => ((frames += 1), task(at)));
  phone.time.pass(1_100);
  assert.ok(frames <= 6, `${frames} frames`);
});

test("two phones whose lines differ open in the same frame", () => {
  const phones = [0, 290].map((more) => {
    const phone = new Phone();
    Object.assign(phone.far, { up: 5 + more / 2, down: 5 + more / 2 });
    return phone.hears(1_000 - more);
  });
  for (const phone of phones) phone.time.pass(1_100);
  const late = phones.map(({ opening }) => opening.shown.lateMs);
  assert.ok(Math.abs(late[0] - late[1]) <= FRAME_MS + 1, `${late} ms late`);
});

test("a call that comes late opens in the next frame", () => {
  const phone = new Phone().hears(-700);
  assert.equal(phone.awaits, true);
  phone.time.pass(2 * FRAME_MS);
  assert.equal(phone.awaits, false);
  assert.ok(phone.opening.shown.lateMs >= 700 && phone.opening.shown.lateMs <= 735);
});

test("a call opens when somebody looks again", () => {
  const phone = new Phone().hears(1_000).nap(8_000);
  assert.deepEqual([phone.awaits, phone.opening.shown], [true, null]);
  const start = phone.time.now();
  phone.time.pass(2 * FRAME_MS);
  assert.equal(phone.awaits, false);
  assert.ok(phone.opening.shown.at - start <= 2 * FRAME_MS + 1);
});

for (const under of [0, 3, 40, 700]) {
  test(`while the clock is not known a call opens as late as what was heard, ${under} ms, and never early`, () => {
    const phone = new Phone({ synced: false });
    const start = phone.time.now();
    phone.line.clock.start(); // nothing was heard before
    const late = phone.hears(1_000, { ago: under }).opensAfter(start + 1_000);
    assert.ok(late >= under - 8.5 && late <= under + FRAME_MS - 8 + 1, `${late} ms late`);
  });
}

test("while the clock is not known the message that travelled fastest counts", () => {
  const phone = new Phone({ synced: false });
  const start = phone.time.now();
  phone.line.clock.start();
  phone.line.onMessage("me", view(1, {}, phone.far.now() - 15));
  const late = phone.hears(1_000, { ago: 600 }).opensAfter(start + 1_000);
  assert.ok(late >= 15 - 8.5 && late <= 15 + FRAME_MS - 8 + 1, `${late} ms late`);
});

test("one sample of a lopsided line does not open a call early", () => {
  const phone = new Phone();
  Object.assign(phone.far, { up: 0, down: 400 });
  phone.line.clock.named("");
  const start = phone.time.now();
  phone.line.onMessage("me", view(1, {}, phone.far.now() - 400));
  phone.time.pass(450);
  assert.equal(phone.line.clock.synced, false);
  assert.ok(phone.hears(550, { ago: 400 }).opensAfter(start + 1_000) >= 0);
});

test("a first sample that comes before the welcome does not open a call early", () => {
  const phone = new Phone();
  phone.line.clock.named("the clock of an earlier server");
  const start = phone.time.now();
  phone.hears(1_000, { ago: 20 });
  phone.time.pass(100);
  assert.equal(phone.line.clock.synced, false);
  assert.ok(phone.opensAfter(start + 1_000) >= -8.5);
});

test("a call that comes before the welcome of another machine does not open early", () => {
  const phone = new Phone();
  Object.assign(phone.far, { name: "c2", ahead: -50_000_000 });
  phone.line.clock.start();
  const start = phone.time.now();
  phone.hears(1_000, { ago: 20 });
  assert.ok(phone.opensAfter(start + 1_000) >= -8.5);
});

test("what was known of the same machine is known again with its name", () => {
  const phone = new Phone();
  phone.line.clock.start();
  assert.equal(phone.line.clock.synced, false);
  phone.line.clock.named(phone.far.name);
  assert.equal(phone.line.clock.synced, true);
});

test("a call that opens while the clock is not known is late by nobody knows how much", () => {
  const phone = new Phone({ synced: false }).hears(500);
  phone.time.pass(1_000);
  assert.equal(phone.opening.shown.lateMs, null);
});

test("a device that wakes from a sleep does not wait by the clock of before", () => {
  const phone = new Phone().hears(1_000);
  phone.time.sleep(100);
  phone.line.onSound();
  phone.time.pass(2 * FRAME_MS);
  assert.equal(phone.awaits, false);
});

test("a call is not waited for by the clock of a server that is gone", () => {
  const phone = new Phone();
  phone.far.name = "c2";
  phone.hears(3_600_000).welcome({ clock: "c2", now_ms: phone.far.now() + 3_600_000 }).hum(100);
  assert.equal(phone.awaits, false);
});

test("a page that is left opens nothing", () => {
  const phone = new Phone().hears(1_000);
  phone.line.stop();
  phone.time.pass(2_000);
  assert.equal(phone.opening.shown, null);
});

test("a line that breaks before the call opens changes nothing", () => {
  const phone = new Phone();
  const start = phone.time.now();
  phone.hears(1_000).down();
  assert.ok(Math.abs(phone.opensAfter(start + 1_000)) <= FRAME_MS);
});

// Paused, taken back, heard again

test("a call that is heard of again is not opened again", () => {
  const phone = new Phone().hears(200);
  phone.time.pass(1_000);
  const { shown } = phone.opening;
  phone.hears(200 - 1_000);
  assert.deepEqual([phone.awaits, phone.opening.shown], [false, shown]);
});

for (const [what, more] of [
  ["paused", { paused: true }],
  ["taken back", { phase: "dealt" }],
  ["closed", { phase: "closed" }],
]) {
  test(`a call that is ${what} before it opens is not opened`, () => {
    const phone = new Phone().hears(1_000);
    phone.time.pass(500);
    phone.hears(500, more).hum(5_000);
    assert.equal(phone.opening.shown, null);
    assert.deepEqual([phone.awaits, phone.opening.awaits(null)], [false, false]);
  });
}

test("a call that is paused in the frame that opens it has not been shown", () => {
  const phone = new Phone();
  const start = phone.time.now();
  phone.hears(1_000).opensAfter(start);
  phone.hears(0, { paused: true }).time.pass(1_000);
  assert.equal(phone.opening.shown, null);
});

test("a pause that was missed opens the call again, too", () => {
  const phone = new Phone().hears(500);
  phone.time.pass(3_000);
  phone.hears(1_000);
  assert.deepEqual([phone.awaits, phone.opening.elapsed(3, 0)], [true, undefined]);
});

test("a call that takes the place of one that has not opened opens at its own moment", () => {
  const phone = new Phone().hears(1_000);
  phone.time.pass(500);
  const start = phone.time.now();
  phone.hears(1_000, { call: 4 });
  assert.ok(phone.opensAfter(start + 1_000) >= -8.5);
  phone.time.pass(FRAME_MS);
  assert.equal(phone.opening.shown.call, 4);
});

test("after a pause the call opens again, and time is counted from then", () => {
  const phone = new Phone().hears(500);
  phone.time.pass(3_000);
  phone.hears(-2_500, { paused: true });
  assert.equal(phone.opening.elapsed(3, 0), undefined);
  phone.time.pass(60_000);
  phone.hears(1_000);
  assert.equal(phone.awaits, true);
  phone.time.pass(2_000);
  assert.ok(Math.abs(phone.opening.elapsed(3, 0) - 1_000) <= 2 * FRAME_MS);
});
