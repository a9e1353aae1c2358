// A call opens in the right frame, once, and its player's reaction time is counted from that frame.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FarClock, FRAME_MS, World, view } from "./world.mjs";

/** A phone whose clock is known; `far` is the server's. */
class Phone extends World {
  version = 0;

  constructor(options = {}) {
    super(options);
    this.far = new FarClock(this.time);
    if (options.synced !== false) {
      const { emit } = this.wire;
      this.wire.emit = (name, body, done) => {
        emit.call(this.wire, name, body, done);
        if (name === "sync") this.far.ask(body, done);
      };
    }
    this.up({ now_ms: this.far.now() }).hum(3_000);
  }

  get opening() {
    return this.line.clock.opening;
  }

  /** The newest view: a call that opens `inMs` from now, by the server's clock. */
  hears(inMs, { call = 3, phase = "open", paused = false } = {}) {
    const body = { phase, paused, call: { call, opens_at_ms: this.far.now() + inMs } };
    this.version += 1;
    this.line.onMessage("call", view(this.version, body, this.far.now()));
    this.heard = body.call;
    return this;
  }

  get awaits() {
    return this.opening.awaits(this.heard);
  }

  /** Let time pass until the call is open; return how late that is, from `since` on. */
  opensAfter(since) {
    while (this.awaits) this.time.pass(0.5);
    return this.time.now() - since;
  }

  get lastReport() {
    return this.sent("report").at(-1).body;
  }
}

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
  const phone = new Phone();
  phone.time.hide();
  phone.hears(1_000).hum(8_000);
  assert.deepEqual([phone.awaits, phone.opening.shown], [true, null]);
  phone.time.show();
  phone.time.pass(2 * FRAME_MS);
  assert.equal(phone.awaits, false);
  assert.ok(phone.opening.shown.lateMs >= 7_000 && phone.opening.shown.lateMs <= 7_040);
});

test("while the clock is not known a call opens when it arrives, and nobody is told how late", () => {
  const phone = new Phone({ synced: false }).hears(1_000);
  phone.time.pass(2 * FRAME_MS);
  assert.equal(phone.awaits, false);
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
  phone.hears(3_600_000).welcome({ clock: "c2" }).hum(100);
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

// The reaction time

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
  const phone = new Phone();
  phone.time.hide();
  phone.hears(1_000);
  phone.hum(2 * 3_600_000);
  phone.time.show();
  phone.hum(5_000);
  assert.equal(phone.lastReport.opened_late_ms, 3_600_000);
});
