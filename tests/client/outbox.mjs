// The outbox: what was said goes out until it is acknowledged, once, and to the right seat.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BrokenStore, FakeStore, World, outcome, reply } from "./world.mjs";

const said = (world) => world.commands.map(({ body }) => body.stage ?? body.square ?? body.do);
const ids = (world) => new Set(world.commands.map(({ body }) => body.id));
const stored = (world) => JSON.parse(world.store.text ?? "[]");

// Sending

test("a command has an id of 22 letters, its own", () => {
  const world = new World().up();
  void world.answer("vision");
  void world.mark(4);
  for (const { body } of world.commands) assert.match(body.id, /^[\w-]{22}$/);
  assert.equal(ids(world).size, 2);
});

test("a command without an acknowledgement goes again every 2.5 s, with the same id", () => {
  const world = new World().up();
  void world.answer("vision");
  world.hum(8_000);
  assert.deepEqual(world.commands.map(({ at }) => at), [0, 2_500, 5_000, 7_500]);
  assert.equal(ids(world).size, 1);
});

test("an acknowledged command is settled and goes no more", async () => {
  const world = new World().up();
  const answer = world.answer("vision");
  world.commands[0].done(reply("received"));
  world.hum(10_000);
  assert.deepEqual(await outcome(answer), reply("received"));
  assert.equal(world.commands.length, 1);
});

test("an acknowledgement settles its own command and no other", async () => {
  const world = new World().up();
  const [answer, mark] = [world.answer("vision"), world.mark(4)];
  world.commands[1].done(reply("received"));
  assert.deepEqual(await outcome(mark), reply("received"));
  assert.equal(await outcome(answer), "waiting");
});

test("a second acknowledgement, from an older connection, changes nothing", async () => {
  const world = new World().up();
  const answer = world.answer("vision");
  world.down().time.pass(500);
  world.up();
  world.commands[1].done(reply("received"));
  world.commands[0].done(reply("try_again"));
  assert.deepEqual(await outcome(answer), reply("received"));
  world.hum(5_000);
  assert.equal(world.commands.length, 2);
});

for (const status of ["slow_down", "try_again"]) {
  test(`after ${status} an answer goes again every second, for ever`, async () => {
    const world = new World().up();
    const answer = world.answer("vision");
    for (let tries = 1; tries <= 100; tries += 1) {
      world.commands.at(-1).done(reply(status));
      world.hum(1_000);
      assert.equal(world.commands.length, tries + 1);
    }
    assert.equal(ids(world).size, 1);
    world.commands.at(-1).done(reply("received"));
    assert.deepEqual(await outcome(answer), reply("received"));
  });

  test(`after 5 s of ${status} whoever steers is told, and nothing happens later`, async () => {
    const world = new World().up();
    const pressed = world.steer();
    for (let tries = 1; tries <= 5; tries += 1) {
      world.commands.at(-1).done(reply(status));
      world.hum(1_000);
    }
    assert.equal(await outcome(pressed), "waiting");
    world.commands.at(-1).done(reply(status));
    assert.deepEqual(await outcome(pressed), reply(status));
    world.hum(60_000);
    assert.deepEqual(world.commands.map(({ at }) => at), [0, 1_000, 2_000, 3_000, 4_000, 5_000]);
  });
}

// Superseding

test("a newer answer takes the place of an older one of the same call", async () => {
  const world = new World().up();
  const older = world.answer("vision");
  void world.answer("scoping");
  assert.equal(await outcome(older), null);
  world.hum(2_500);
  assert.deepEqual(said(world), ["vision", "scoping", "scoping"]);
});

test("a mark leaves an answer alone, and so does the next call", async () => {
  const world = new World().up();
  const all = [world.answer("vision", 1), world.mark(4, 1), world.answer("vision", 2)];
  for (const one of all) assert.equal(await outcome(one), "waiting");
});

// A line that is down

test("what was said without a line goes out in its order after the welcome", () => {
  const world = new World().up().down();
  void world.answer("vision");
  void world.mark(4);
  world.time.pass(3_000);
  world.comeUp().hum(4_000);
  assert.deepEqual(said(world), []);
  world.welcome();
  assert.deepEqual(said(world), ["vision", 4]);
});

test("what was not acknowledged goes again on the next connection, in its order, with its id", () => {
  const world = new World().up();
  void world.answer("vision");
  void world.mark(4);
  world.down().time.pass(500);
  world.up();
  assert.deepEqual(said(world), ["vision", 4, "vision", 4]);
  assert.equal(ids(world).size, 2);
});

test("a page that wakes on a sound line does not send everything again", () => {
  const world = new World().up();
  void world.answer("vision");
  world.line.wake();
  world.welcome();
  assert.deepEqual(said(world), ["vision"]);
});

test("what steers the room is dropped with the line", async () => {
  const world = new World().up();
  const pressed = world.steer();
  world.down();
  assert.equal(await outcome(pressed), null);
  world.time.pass(500);
  world.up().hum(10_000);
  assert.equal(world.commands.length, 1);
});

test("what steers the room is not even kept while there is no line", async () => {
  const world = new World().up().down();
  assert.equal(await outcome(world.steer()), null);
  world.time.pass(500);
  assert.equal(await outcome(world.comeUp().steer()), null);
  world.welcome();
  assert.equal(world.commands.length, 0);
});

test("a stopped line sends nothing more, and keeps what is stored", () => {
  const world = new World().up();
  void world.answer("vision");
  world.line.stop();
  world.time.pass(60_000);
  assert.equal(world.commands.length, 1);
  assert.equal(stored(world).length, 1);
});

// A page that is loaded again

test("a reloaded page delivers what was said before, in its order, with the same ids", async () => {
  const before = new World().up().down();
  void before.answer("vision", 7);
  void before.mark(null, 7);
  const after = before.reload();
  assert.deepEqual(after.line.outbox.restored.map(({ command }) => command.do), ["answer_stage", "mark_square"]);
  after.up();
  assert.deepEqual(after.commands.map(({ body }) => body), stored(before).map(({ command }) => command));
  after.commands[0].done(reply("late"));
  assert.deepEqual(await outcome(after.line.outbox.restored[0].reply), reply("late"));
});

test("what is acknowledged, superseded or refused is not stored any more", () => {
  const world = new World().up();
  void world.answer("vision");
  void world.answer("scoping");
  void world.mark(4);
  assert.deepEqual(stored(world).map(({ command }) => command.stage ?? command.square), ["scoping", 4]);
  world.commands[1].done(reply("received"));
  world.commands[2].done(reply("rejected", "square_taken"));
  assert.equal(world.store.text, null);
});

test("what steers is never stored", () => {
  const world = new World().up();
  void world.steer();
  assert.equal(world.store.text, null);
});

test("an answer after the reload takes the place of one from before", async () => {
  const before = new World().up().down();
  void before.answer("vision");
  const after = before.reload();
  void after.answer("scoping");
  after.up();
  assert.deepEqual(said(after), ["scoping"]);
  assert.equal(await outcome(after.line.outbox.restored[0].reply), null);
});

for (const nonsense of ["", "{", "null", "7", '"x"', "{}", "[null, 7, [], {}]", '[{"seat":1}]']) {
  test(`a store that holds ${nonsense || "nothing"} is nothing to wonder at`, () => {
    const store = new FakeStore();
    store.text = nonsense;
    const world = new World({ store }).up();
    assert.equal(world.commands.length, 0);
  });
}

test("a store that holds something that steers is not obeyed", () => {
  const store = new FakeStore();
  const command = { do: "end_workshop", id: "x".repeat(22), step: 3, call: 1 };
  store.text = JSON.stringify([{ seat: 1, command }]);
  assert.equal(new World({ store }).up().commands.length, 0);
});

test("without a store everything else works", async () => {
  const world = new World({ store: new BrokenStore() }).up();
  const answer = world.answer("vision");
  world.down().time.pass(500);
  world.up();
  world.commands[1].done(reply("received"));
  assert.deepEqual(await outcome(answer), reply("received"));
});

// Seats

test("what one seat said is never delivered for another", async () => {
  const before = new World().up({ seat: 1 }).down();
  void before.answer("vision");
  const after = before.reload().up({ seat: 2 });
  assert.equal(after.commands.length, 0);
  assert.equal(after.store.text, null);
  assert.equal(await outcome(after.line.outbox.restored[0].reply), null);
});

test("what was said before the line broke is not delivered for the seat that comes back", async () => {
  const world = new World().up({ seat: 1 }).down();
  const answer = world.answer("vision");
  world.time.pass(500);
  world.up({ seat: 2 });
  assert.equal(world.commands.length, 0);
  assert.equal(await outcome(answer), null);
});

test("what is said before any welcome belongs to the seat that is welcomed", () => {
  const world = new World();
  void world.answer("vision");
  assert.equal(world.store.text, null);
  world.up({ seat: 9 });
  assert.deepEqual(said(world), ["vision"]);
  assert.equal(stored(world)[0].seat, 9);
});

test("what a screen too many could not deliver goes with the page that goes on", () => {
  const world = new World().up();
  void world.answer("vision");
  world.line.onMessage("crowded", {});
  assert.equal(world.reload().up().commands.length, 1);
});

test("a seat that moved away takes along nothing that was said here", async () => {
  const world = new World().up();
  const answer = world.answer("vision");
  world.line.onMessage("moved", {});
  assert.equal(await outcome(answer), null);
  assert.equal(world.reload().up().commands.length, 0);
});
