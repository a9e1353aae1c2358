// What a screen tells of itself: after each welcome, when it changes, and not too often.
import assert from "node:assert/strict";
import { test } from "node:test";
import { World } from "./world.mjs";

const NOTHING = { synced: false, awake: null, remote: false, opened_late_ms: null };
const reports = (world) => world.sent("report").map(({ body }) => body);
const tell = (world, part) => world.line.reporting.tell(part);

test("a screen reports once it is welcome", () => {
  const world = new World().comeUp();
  assert.deepEqual(reports(world), []);
  world.welcome();
  assert.deepEqual(reports(world), [NOTHING]);
});

test("only players' screens report", () => {
  const world = new World().up({ role: "display", seat: null });
  tell(world, { awake: true });
  assert.deepEqual(reports(world), []);
});

test("what changes is told, what does not is not", () => {
  const world = new World().up().hum(5_000);
  tell(world, { awake: true });
  tell(world, { awake: true });
  world.hum(5_000);
  assert.deepEqual(reports(world), [NOTHING, { ...NOTHING, awake: true }]);
});

test("reports are 2 s apart at least, and the last one tells how it is", () => {
  const world = new World().up();
  for (let ms = 0; ms < 3_900; ms += 100) {
    tell(world, { awake: ms % 200 !== 0, remote: true });
    world.hum(100);
  }
  world.hum(5_000);
  assert.deepEqual(world.sent("report").map(({ at }) => at), [0, 2_000, 4_000]);
  assert.deepEqual(reports(world).at(-1), { ...NOTHING, awake: false, remote: true });
});

test("what has changed back meanwhile is not told", () => {
  const world = new World().up();
  tell(world, { awake: true });
  tell(world, { awake: null });
  world.hum(10_000);
  assert.deepEqual(reports(world), [NOTHING]);
});

test("what is told without a line is told with the next welcome, as it is then", () => {
  const world = new World().up().hum(5_000).down();
  tell(world, { remote: true });
  world.time.pass(500);
  assert.equal(reports(world).length, 1);
  world.up();
  assert.deepEqual(reports(world), [NOTHING, { ...NOTHING, remote: true }]);
});

test("the next welcome brings a report though nothing has changed", () => {
  const world = new World().up().hum(5_000).down();
  world.time.pass(500);
  world.up().hum(5_000);
  assert.deepEqual(reports(world), [NOTHING, NOTHING]);
});

test("a report is not sent again, whatever becomes of it", () => {
  const world = new World().up();
  world.sent("report")[0].done({ status: "slow_down", reason: null, detail: "" });
  world.hum(20_000);
  assert.equal(reports(world).length, 1);
});

test("a clock that becomes known is reported", () => {
  const world = new World().up().hum(3_000);
  for (const { done } of world.sent("sync").slice(0, 3)) done({ t1: 1, t2: 1, clock: "c1" });
  assert.deepEqual(reports(world), [NOTHING, { ...NOTHING, synced: true }]);
});
