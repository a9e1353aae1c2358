// The line: what it hears, what it believes of it, and what it says of itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { World, view } from "./world.mjs";

// Refused, moved, stopping

for (const code of ["not_found", "no_seat"]) {
  test(`${code} is final`, () => {
    const world = new World().refuse(code);
    assert.deepEqual([world.state.link, world.state.refusal], ["refused", code]);
    world.time.pass(60_000);
    assert.equal(world.attempts.length, 1);
    assert.deepEqual(world.links, ["refused"]);
  });
}

for (const code of ["too_many", "unavailable", "bad_request", undefined]) {
  test(`${code ?? "a refusal without a code"} is tried again`, () => {
    const world = new World().refuse(code);
    world.time.pass(450);
    assert.equal(world.attempts.length, 2);
  });
}

test("who is told to wait waits up to 5 s, even while somebody looks", () => {
  const world = new World();
  world.time.luck = 0.5;
  world.waits(6);
  world.refuse("too_many").time.pass(4_999);
  assert.equal(world.attempts.length, 7);
  world.time.pass(1);
  assert.equal(world.attempts.length, 8);
});

test("a server that cannot store anything just now is tried again within 2 s while somebody looks", () => {
  const world = new World();
  world.time.luck = 0.5;
  world.waits(6);
  world.refuse("unavailable").time.pass(1_999);
  assert.equal(world.attempts.length, 7);
  world.time.pass(1);
  assert.equal(world.attempts.length, 8);
});

test("a seat that has moved is gone for this device", () => {
  const world = new World().up();
  world.line.onMessage("moved", {});
  world.down().time.pass(60_000);
  assert.deepEqual([world.state.link, world.state.refusal], ["refused", "moved"]);
  assert.equal(world.attempts.length, 1);
});

test("a screen too many stops, and stays away", () => {
  const world = new World().up();
  world.line.onMessage("crowded", {});
  world.down().time.pass(60_000);
  world.line.wake();
  assert.deepEqual([world.state.link, world.state.refusal], ["refused", "crowded"]);
  assert.equal(world.attempts.length, 1);
});

test("a line that is over hears nothing more", () => {
  const world = new World().up();
  world.line.stop();
  world.line.onMessage("call", view(1));
  world.line.onMessage("moved", {});
  assert.deepEqual([world.state.views, world.state.refusal], [{}, null]);
});

test("a server that stops is back in a moment, for 10 s", () => {
  const world = new World().up();
  world.line.onMessage("stopping", {});
  assert.equal(world.state.link, "stopping");
  world.down().time.pass(450);
  assert.equal(world.attempts.length, 2);
  world.line.onRefused(undefined);
  world.time.pass(9_549);
  assert.equal(world.state.link, "stopping");
  world.time.pass(1);
  assert.deepEqual(world.links, ["up", "stopping", "lost"]);
});

test("a server that stops is looked for at once, however bad the line was before", () => {
  const world = new World();
  world.time.luck = 0.5;
  world.waits(6);
  world.up().line.onMessage("stopping", {});
  world.down().time.pass(300);
  assert.equal(world.attempts.length, 8);
});

test("a server that is back in time is not said to be lost", () => {
  const world = new World().up();
  world.line.onMessage("stopping", {});
  world.down().time.pass(450);
  world.up().hum(60_000);
  assert.deepEqual(world.links, ["up", "stopping", "up"]);
});

test("a server that does not stop after all is up again", () => {
  const world = new World().up();
  world.line.onMessage("stopping", {});
  world.hum(10_000);
  assert.deepEqual(world.links, ["up", "stopping", "up"]);
});

// Views and notices

test("the newest view of each kind is kept, in whatever order they come", () => {
  const world = new World().up();
  world.line.onMessage("call", view(3, "newest"));
  world.line.onMessage("me", view(2, "old"));
  world.line.onMessage("call", view(2, "older"));
  world.line.onMessage("call", view(3, "the same again"));
  world.line.onMessage("me", view(4, "new"));
  assert.deepEqual(world.state.views, { call: "newest", me: "new" });
});

test("views may come before the welcome", () => {
  const world = new World().comeUp();
  world.line.onMessage("call", view(1, "first"));
  assert.equal(world.state.views.call, "first");
});

test("the last notice of its kind counts", () => {
  const world = new World().up();
  world.line.onMessage("room", { facilitator_here: false, trouble: null });
  world.line.onMessage("room", { facilitator_here: true, trouble: "disk_full" });
  world.line.onMessage("place", { name: "Asha", rejoin_code: "ABC234" });
  world.line.onMessage("place", { name: "Asha B", rejoin_code: "XYZ789" });
  assert.deepEqual(world.state.room, { facilitator_here: true, trouble: "disk_full" });
  assert.deepEqual(world.state.place, { name: "Asha B", rejoin_code: "XYZ789" });
});

test("what facilitators are told of devices is a notice like others", () => {
  const world = new World().up({ role: "facilitator", seat: 0 });
  for (const ready of [3, 4]) world.line.onMessage("devices", { players: 5, ready });
  assert.deepEqual(world.state.devices, { players: 5, ready: 4 });
});

test("a probe is acknowledged at once, with nothing, and leaves no trace", () => {
  const world = new World().up();
  const answers = [];
  const before = world.state;
  world.line.onMessage("probe", {}, (...answer) => answers.push(answer));
  assert.deepEqual(answers, [[]]);
  assert.equal(world.state, before);
});

test("the clock follows the message that travelled fastest", () => {
  const world = new World().up({ now_ms: 1_000 });
  world.line.onMessage("call", view(1, {}, 900));
  assert.equal(world.line.clock.now(), 1_000);
  world.line.onMessage("call", view(2, {}, 1_050));
  assert.equal(world.line.clock.now(), 1_050);
});

test("a new connection sets the clock anew", () => {
  const world = new World().up({ now_ms: 5_000 }).down();
  world.time.pass(450);
  assert.equal(world.up({ now_ms: 4_000 }).line.clock.now(), 4_000);
});

test("old messages that drip in do not move the clock of another server", () => {
  const world = new World().up({ now_ms: 5_000_000 }).down();
  world.time.pass(450);
  world.comeUp();
  world.line.onMessage("call", view(9, {}, 5_000_400));
  world.welcome({ clock: "c2", now_ms: 70 });
  world.line.onMessage("call", view(8, {}, 5_000_500));
  assert.equal(world.line.clock.now(), 70);
});
