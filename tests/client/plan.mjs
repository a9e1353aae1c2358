// The plan: found, moved, put next, taken out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { found, linesOf, moved, next, without } from "../../client/lib/plan.ts";

const EVENTS = ["a", "b", "c", "d", "e"].map((event) => ({
  event,
  text: `Event ${event}`,
  stage: event < "c" ? "vision" : "scoping",
  why: event === "d" ? "The café agreed" : "",
  facts: [],
}));
const PLAN = { called: ["c"], taken_back: ["e"], coming: ["b", "a"], skipped: ["d"] };
const ALL = { words: "", stage: "", standing: "" };
const ids = (lines) => lines.map(({ event }) => event.event).join("");

test("what is to come stands first, in its order, then what was called", () => {
  const lines = linesOf(EVENTS, PLAN);
  assert.equal(ids(lines), "baced");
  assert.deepEqual(lines.map(({ standing, place }) => [standing, place]), [
    ["coming", 1],
    ["coming", 2],
    ["called", 1],
    ["taken_back", 0],
    ["skipped", 0],
  ]);
});

for (const [wanted, expected] of [
  [ALL, "baced"],
  [{ ...ALL, stage: "scoping" }, "ced"],
  [{ ...ALL, standing: "coming" }, "ba"],
  [{ ...ALL, words: "  CAFE   event" }, "d"],
  [{ ...ALL, words: "event nowhere" }, ""],
  [{ words: "event", stage: "vision", standing: "coming" }, "ba"],
]) {
  test(`looking for ${JSON.stringify(wanted)} finds ${expected || "nothing"}`, () => {
    assert.equal(ids(found(linesOf(EVENTS, PLAN), wanted)), expected);
  });
}

for (const [event, by, expected] of [
  ["a", 1, "bac"],
  ["c", -1, "acb"],
  ["a", -1, "abc"],
  ["c", 1, "abc"],
  ["x", 1, "abc"],
]) {
  test(`${event} moved by ${by}: ${expected}`, () => assert.equal(moved(["a", "b", "c"], event, by).join(""), expected));
}

test("an event is put next, wherever it stood", () => {
  assert.equal(next(["a", "b", "c"], "c").join(""), "cab");
  assert.equal(next(["a", "b"], "x").join(""), "xab");
});

test("an event is taken out", () => assert.equal(without(["a", "b"], "a").join(""), "b"));
