// The browser's clock, on devices whose monotonic clock stands still while they sleep.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sleeplessNow } from "../../client/lib/time.ts";

/** A device's two clocks. */
function device(t) {
  const clocks = { wall: 1_700_000_000_000, steady: 5_000 };
  t.mock.method(Date, "now", () => clocks.wall);
  t.mock.method(performance, "now", () => clocks.steady);
  return clocks;
}

test("while the device is awake the clock is the monotonic one", (t) => {
  const clocks = device(t);
  const now = sleeplessNow();
  clocks.steady += 60_000;
  clocks.wall += 60_000;
  assert.equal(now(), 65_000);
});

test("a sleep counts, whether the monotonic clock stood still or not", (t) => {
  const clocks = device(t);
  const now = sleeplessNow();
  clocks.wall += 600_000;
  assert.equal(now(), 605_000);
  clocks.wall += 600_000;
  clocks.steady += 600_000;
  assert.equal(now(), 1_205_000);
});

test("a wall clock that is put right by a little, or back, changes nothing", (t) => {
  const clocks = device(t);
  const now = sleeplessNow();
  for (const step of [-3_600_000, 900, 900, 900, -10]) {
    clocks.wall += step;
    assert.equal(now(), 5_000);
  }
});
