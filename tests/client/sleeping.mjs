// The browser's clock, on devices whose monotonic clock stands still while they sleep.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ageOf, sleeplessClock } from "../../client/lib/time.ts";

/** A device's two clocks. */
function device(t) {
  const clocks = { wall: 1_700_000_000_000, steady: 5_000 };
  t.mock.method(Date, "now", () => clocks.wall);
  t.mock.method(performance, "now", () => clocks.steady);
  return clocks;
}

test("while the device is awake the clock is the monotonic one", (t) => {
  const clocks = device(t);
  const { now } = sleeplessClock();
  clocks.steady += 60_000;
  clocks.wall += 60_000;
  assert.equal(now(), 65_000);
});

test("a sleep counts, whether the monotonic clock stood still or not", (t) => {
  const clocks = device(t);
  const { now } = sleeplessClock();
  clocks.wall += 600_000;
  assert.equal(now(), 605_000);
  clocks.wall += 600_000;
  clocks.steady += 600_000;
  assert.equal(now(), 1_205_000);
});

test("a wall clock that is put right by a little, or back, changes nothing", (t) => {
  const clocks = device(t);
  const { now } = sleeplessClock();
  for (const step of [-3_600_000, 900, 900, 900, -10]) {
    clocks.wall += step;
    assert.equal(now(), 5_000);
  }
});

for (const [what, step] of [
  ["a sleep of more than a second", 1_100],
  ["a wall clock that is put back", -3_600_000],
]) {
  test(`${what} voids what was measured across it`, (t) => {
    const clocks = device(t);
    const { sleeps } = sleeplessClock();
    clocks.wall += step;
    assert.equal(sleeps(), 1);
    assert.equal(sleeps(), 1);
  });
}

test("many short naps come to a sleep", (t) => {
  const clocks = device(t);
  const { sleeps } = sleeplessClock();
  const counted = [400, 400, 400].map((nap) => ((clocks.wall += nap), sleeps()));
  assert.deepEqual(counted, [0, 0, 1]);
});

// When somebody tapped

for (const [what, stamp, age] of [
  ["a page that is busy hears of a tap late, and takes it for as old as it is", 4_800, 200],
  ["a tap that is stamped to be yet to come is taken for one of now", 5_001, 0],
  ["a tap that is stamped to be too old to be true is taken for one of now", 4_749, 0],
  ["a tap that is stamped by the wall clock is taken for one of now", 1_700_000_000_000, 0],
]) {
  test(what, (t) => {
    device(t);
    assert.equal(ageOf({ timeStamp: stamp }), age);
  });
}
