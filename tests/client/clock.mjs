// The server's clock as a page knows it: how it is measured, what is believed, and when it is void.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock } from "../../client/lib/clock.ts";
import { FarClock, VirtualTime, World, reply, view } from "./world.mjs";

/** A clock that measures a far one; by its `error` is meant how far it is from it. */
function measuring({ up = 20, down = 20 } = {}) {
  const time = new VirtualTime();
  const far = Object.assign(new FarClock(time), { up, down });
  const told = [];
  const clock = new Clock(time, far.ask, () => told.push(clock.synced));
  const error = () => Math.abs(clock.now() - far.now());
  return { time, far, clock, told, error };
}

/** Samples by these ways up and down, one after the other. */
function measured(ways) {
  const world = measuring();
  for (const [at, [up, down]] of ways.entries()) {
    world.time.after(at * 150 - 1, () => Object.assign(world.far, { up, down }));
  }
  world.time.pass(0);
  world.clock.start();
  world.time.pass(ways.length * 150 + 1_000);
  return world;
}

// When it is measured

test("eight samples 150 ms apart, then one every 20 s", () => {
  const { time, far, clock } = measuring();
  clock.start();
  time.pass(45_000);
  assert.deepEqual(far.asked, [0, 150, 300, 450, 600, 750, 900, 1_050, 21_050, 41_050]);
});

test("a line that is down is not asked", () => {
  const { time, far, clock } = measuring();
  clock.start();
  time.pass(200);
  clock.stop();
  time.pass(60_000);
  assert.deepEqual(far.asked, [0, 150]);
});

test("reasons to doubt that come together make one burst, which goes on for longer", () => {
  const { time, far, clock } = measuring();
  clock.start();
  time.pass(160);
  for (let reasons = 0; reasons < 3; reasons += 1) clock.burst();
  time.pass(10_000);
  assert.deepEqual(far.asked.slice(0, 3), [0, 150, 300]);
  assert.equal(far.asked.length, 10);
});

test("a sleep is noticed with the next thing heard, and everything is measured anew", () => {
  const { time, far, clock } = measuring();
  clock.start();
  time.pass(5_000);
  time.sleep(3_000);
  clock.look();
  clock.look();
  time.pass(5_000);
  assert.deepEqual(far.asked.slice(8), [8_000, 8_150, 8_300, 8_450, 8_600, 8_750, 8_900, 9_050]);
});

test("another server's clock is measured at once", () => {
  const { time, far, clock } = measuring();
  clock.start();
  time.pass(5_000);
  clock.named("c2");
  assert.equal(clock.now(), null);
  Object.assign(far, { name: "c2", ahead: 70 });
  time.pass(1_200);
  assert.equal(far.asked.length, 16);
  assert.equal(clock.now(), far.now());
});

// What is believed

test("with fewer than three samples the clock is not known", () => {
  const { time, clock, told } = measuring();
  clock.start();
  time.pass(339);
  assert.deepEqual([clock.synced, told], [false, []]);
  time.pass(1);
  assert.deepEqual([clock.synced, told], [true, [true]]);
});

test("the sample that travelled fastest counts, and no average", () => {
  const spike = [400, 20];
  const { clock, error } = measured([spike, spike, [30, 50], spike, [22, 20], spike, spike, spike]);
  assert.equal(clock.trip, 42);
  assert.equal(error(), 1);
});

test("a later, slower sample changes nothing", () => {
  const { time, far, clock, error } = measuring();
  clock.start();
  time.pass(2_000);
  far.up = 900;
  clock.burst();
  time.pass(3_000);
  assert.deepEqual([clock.trip, error()], [40, 0]);
});

for (const [up, down] of [[5, 95], [95, 5], [0, 300], [300, 0], [150, 150]]) {
  test(`a line of ${up} ms up and ${down} ms down errs by at most half of its trip`, () => {
    const { time, clock, error } = measuring({ up, down });
    clock.start();
    time.pass(2_000);
    assert.equal(clock.trip, up + down);
    assert.equal(error(), Math.abs(up - down) / 2);
    assert.ok(error() <= clock.trip / 2);
  });
}

test("what the server took to answer is no part of the trip", () => {
  const time = new VirtualTime();
  const slow = (_sync, done) => time.after(500, () => done({ t1: 1_020, t2: 1_480, clock: "c1" }));
  const clock = new Clock(time, slow, () => {});
  clock.start();
  time.pass(500);
  assert.equal(clock.trip, 40);
});

test("samples last five minutes", () => {
  const { time, far, clock } = measuring();
  clock.start();
  time.pass(2_000);
  clock.stop();
  far.answers = false;
  time.pass(300_000 - 2_000 + 790);
  assert.equal(clock.synced, true);
  time.pass(1);
  assert.equal(clock.synced, false);
});

test("a drifting clock is followed: the fastest of long ago does not count for ever", () => {
  const { time, far, clock, error } = measuring({ up: 1, down: 1 });
  clock.start();
  time.pass(2_000);
  Object.assign(far, { up: 20, down: 20, ahead: far.ahead + 30 });
  time.pass(240_000);
  assert.equal(error(), 30);
  time.pass(62_000);
  assert.equal(error(), 0);
});

test("samples that were taken before a sleep, or across it, are void", () => {
  const { time, far, clock } = measuring();
  clock.start();
  time.pass(2_000);
  far.up = 5_000;
  clock.burst();
  time.pass(100);
  time.sleep(4_000);
  far.ahead -= 1_500;
  assert.deepEqual([clock.synced, clock.trip], [false, null]);
  time.pass(930);
  assert.equal(clock.trip, null);
});

test("after a sleep the clock is known again when it was measured again", () => {
  const { time, far, clock, error, told } = measuring();
  clock.start();
  time.pass(2_000);
  time.sleep(4_000);
  far.ahead += 700;
  clock.look();
  assert.equal(clock.synced, false);
  time.pass(340);
  assert.deepEqual([clock.synced, error()], [true, 0]);
  assert.deepEqual(told, [true, false, true]);
});

test("an answer that is none leaves no trace", () => {
  const time = new VirtualTime();
  const clock = new Clock(time, (_sync, done) => done(reply("slow_down")), () => {});
  clock.start();
  time.pass(30_000);
  assert.deepEqual([clock.synced, clock.trip, clock.now()], [false, null, null]);
});

test("before it is measured, what is heard tells the time, never too early", () => {
  const { time, far, clock } = measuring();
  far.answers = false;
  clock.start();
  for (const old of [80, 30, 200]) clock.heard(far.now() - old);
  time.pass(1_000);
  assert.equal(clock.now(), far.now() - 30);
  assert.equal(clock.toLocal(far.now() + 500), time.now() + 530);
  assert.equal(clock.synced, false);
});

// On a line

const syncs = (world) => world.sent("sync").map(({ at }) => at);

test("a line that comes up measures at once, without waiting for the welcome", () => {
  const world = new World().comeUp();
  world.time.pass(2_000);
  assert.deepEqual(syncs(world), [0, 150, 300, 450, 600, 750, 900, 1_050]);
  assert.equal(new Set(world.sent("sync").map(({ body }) => body.n)).size, 8);
});

test("each connection measures anew, and what was known stays known meanwhile", () => {
  const world = new World().up();
  for (const { done } of [1, 2, 3].map(() => world.sent("sync")[0])) done({ t1: 500, t2: 500, clock: "c1" });
  world.down().time.pass(450);
  assert.equal(world.line.clock.synced, true);
  world.up().time.pass(2_000);
  assert.equal(syncs(world).length, 1 + 8);
  assert.equal(world.line.clock.now(), 2_950);
});

test("a line that breaks while it is measured is measured from the beginning", () => {
  const world = new World().up();
  world.time.pass(200);
  world.down().time.pass(450);
  world.up().time.pass(2_000);
  assert.deepEqual(syncs(world).slice(2), [650, 800, 950, 1_100, 1_250, 1_400, 1_550, 1_700]);
});

test("a page that wakes up measures anew, however many ways it wakes", () => {
  const world = new World().up().hum(10_000);
  for (let ways = 0; ways < 3; ways += 1) world.line.wake();
  world.welcome().hum(2_000);
  assert.deepEqual(syncs(world).slice(8), [0, 150, 300, 450, 600, 750, 900, 1_050].map((ms) => 10_000 + ms));
});

test("a page that has slept without a word measures anew with the next ping", () => {
  const world = new World().up().hum(10_000);
  world.time.sleep(2_000);
  world.line.onSound();
  world.time.pass(2_000);
  assert.equal(syncs(world).length, 16);
});

test("a server that has another clock is measured anew", () => {
  const world = new World().up();
  world.sent("sync")[0].done({ t1: 5_000, t2: 5_000, clock: "c1" });
  world.down().time.pass(450);
  world.up({ clock: "c2", now_ms: 70 });
  assert.equal(world.line.clock.now(), 70);
  world.line.onMessage("call", view(1, {}, 80));
  assert.equal(world.line.clock.now(), 80);
});
