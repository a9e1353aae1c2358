// When it is time to go on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { reasonToShow } from "../../client/lib/pacing.ts";

for (const [done, present, waitedLong, reason] of [
  [0, 0, false, null],
  [0, 0, true, "long"],
  [7, 10, false, null],
  [7, 10, true, "long"],
  [8, 10, false, "nearly_all_done"],
  [9, 10, true, "nearly_all_done"],
  [10, 10, false, "all_done"],
  [11, 10, false, "all_done"],
]) {
  test(`${done} of ${present} done${waitedLong ? ", after a long time" : ""}: ${reason}`, () => {
    assert.equal(reasonToShow({ call: 1, answered: done, done, present }, waitedLong), reason);
  });
}
