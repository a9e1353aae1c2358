// The line: how it comes up, finds out that it is dead, and comes back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { WELCOME, World, reply, view } from "./world.mjs";

// Coming up

test("the line is up when hello is answered, not before", () => {
  const world = new World().comeUp();
  assert.equal(world.state.link, "connecting");
  assert.equal(world.welcome().state.link, "up");
  assert.equal(world.state.welcome.name, "Asha");
});

test("hello tells which versions are held", () => {
  const world = new World().up();
  world.line.onMessage("call", view(7));
  world.down().time.pass(500);
  world.comeUp();
  assert.deepEqual(world.hellos.at(-1).body, { versions: { call: 7 } });
});

test("a hello without an answer is said again after 5 s", () => {
  const world = new World().comeUp().hum(5_000);
  assert.deepEqual(world.hellos.map(({ at }) => at), [0, 5_000]);
});

test("a hello that is answered is not said again", () => {
  assert.equal(new World().up().hum(60_000).hellos.length, 1);
});

test("a hello for which the server is too busy is said again after 1 s", () => {
  const world = new World().comeUp();
  world.hellos[0].done(reply("slow_down"));
  world.time.pass(1_000);
  assert.deepEqual(world.hellos.map(({ at }) => at), [0, 1_000]);
});

test("a connection that the server does not know is given up", () => {
  const world = new World().comeUp();
  world.hellos[0].done(reply("refused"));
  assert.equal(world.wire.connected, false);
  world.time.pass(450);
  assert.equal(world.attempts.length, 2);
});

test("what an old connection answers is not believed", () => {
  const world = new World().comeUp();
  const [late] = world.hellos;
  world.down().time.pass(500);
  world.comeUp();
  late.done({ ...WELCOME, name: "Somebody of old" });
  assert.equal(world.state.welcome, null);
});

test("an attempt that comes to nothing is given up after 8 s", () => {
  const world = new World();
  world.time.pass(7_999);
  assert.equal(world.wire.disconnects, 0);
  world.time.pass(1);
  assert.equal(world.wire.disconnects, 1);
  world.time.pass(450);
  assert.equal(world.attempts.length, 2);
});

test("a wire that comes up after it was given up changes nothing", () => {
  const world = new World();
  world.time.pass(8_000);
  world.line.onUp();
  assert.equal(world.hellos.length, 0);
});

// Coming back

test("attempts are 0.3, 0.6, 1.2, 2.4 and 5 s apart while nobody looks", () => {
  const world = new World();
  world.time.luck = 0.5;
  world.line.watched = false;
  assert.deepEqual(world.waits(7), [300, 600, 1_200, 2_400, 4_800, 5_000, 5_000]);
});

test("attempts are at most 2 s apart, and the chance in it, while somebody looks", () => {
  const world = new World();
  world.time.luck = 0.5;
  assert.deepEqual(world.waits(6), [300, 600, 1_200, 2_000, 2_000, 2_000]);
});

test("chance makes a wait up to half as long or half as long again", () => {
  const [short, long] = [new World(), new World()];
  short.time.luck = 0;
  long.time.luck = 1 - Number.EPSILON;
  assert.deepEqual(short.waits(4), [150, 300, 600, 1_000]);
  assert.deepEqual(long.waits(4), [450, 900, 1_800, 3_000]);
});

test("it tries for ever", () => {
  assert.equal(new World().waits(2_000).length, 2_000);
});

test("a line that held for a while starts anew with short waits", () => {
  const world = new World();
  world.time.luck = 0.5;
  world.waits(5);
  world.up().hum(5_000).down();
  world.time.pass(300);
  assert.equal(world.attempts.length, 7);
});

test("a line that breaks as soon as it is up does not", () => {
  const world = new World();
  world.time.luck = 0.5;
  world.waits(5);
  world.up().down().time.pass(1_999);
  assert.equal(world.attempts.length, 6);
});

test("a break is worth a word after 1.5 s", () => {
  const world = new World().up().down();
  world.time.pass(1_499);
  assert.equal(world.state.link, "connecting");
  world.time.pass(1);
  assert.equal(world.state.link, "lost");
  assert.deepEqual(world.links, ["up", "connecting", "lost"]);
});

test("a short break is not worth a word", () => {
  const world = new World().up().down();
  world.time.pass(450);
  world.up().hum(60_000);
  assert.deepEqual(world.links, ["up", "connecting", "up"]);
});

// Silence

test("12 s of silence are the end of a connection, and it comes back at once", () => {
  const world = new World().up();
  world.time.pass(11_999);
  assert.equal(world.attempts.length, 1);
  world.time.pass(1);
  assert.deepEqual(world.attempts, [0, 12_000]);
  assert.equal(world.wire.disconnects, 1);
});

test("messages, acknowledgements and pings are sounds", () => {
  const world = new World().up();
  void world.answer("vision");
  world.time.pass(11_000);
  world.line.onSound();
  world.time.pass(11_000);
  world.line.onMessage("call", view(1));
  world.time.pass(11_000);
  world.commands[0].done(reply("received"));
  world.time.pass(11_000);
  assert.equal(world.attempts.length, 1);
});

test("a timer that is late because the page slept finds the silence", () => {
  const world = new World().up();
  world.time.sleep(600_000);
  world.time.pass(0);
  assert.deepEqual(world.attempts, [0, 600_000]);
});

test("a tap finds the silence before any timer does", async () => {
  const world = new World().up();
  world.time.sleep(12_000);
  void world.answer("vision");
  assert.equal(world.commands.length, 0);
  assert.equal(world.attempts.length, 2);
  world.up();
  assert.equal(world.commands.length, 1);
});

// Waking up

test("waking up does not wait for the next attempt", () => {
  const world = new World();
  world.waits(6);
  world.down();
  world.line.wake();
  assert.equal(world.attempts.at(-1), world.time.now());
  world.time.luck = 0.5;
  assert.deepEqual(world.waits(2), [300, 600]);
});

test("waking up gives up an attempt that is older than 1 s", () => {
  const world = new World();
  world.time.pass(999);
  world.line.wake();
  assert.equal(world.attempts.length, 1);
  world.time.pass(1);
  world.line.wake();
  assert.deepEqual(world.attempts, [0, 1_000]);
});

test("waking up on a line that was silent for 12 s reconnects at once", () => {
  const world = new World().up();
  world.time.sleep(12_000);
  world.line.wake();
  assert.deepEqual(world.attempts, [0, 12_000]);
});

test("waking up on a line that seems up asks, and reconnects without an answer within 2 s", () => {
  const world = new World().up();
  world.time.pass(3_000);
  world.line.wake();
  assert.equal(world.hellos.length, 2);
  world.time.pass(1_999);
  assert.equal(world.attempts.length, 1);
  world.time.pass(1);
  assert.deepEqual(world.attempts, [0, 5_000]);
});

test("waking up on a line that answers leaves it as it is", () => {
  const world = new World().up();
  world.line.wake();
  world.welcome().hum(60_000);
  assert.equal(world.attempts.length, 1);
  assert.deepEqual(world.links, ["up"]);
});

test("waking up three ways at once asks once", () => {
  const world = new World().up();
  world.time.pass(1_000);
  world.line.wake();
  world.time.pass(500);
  world.line.wake();
  world.line.wake();
  assert.equal(world.hellos.length, 2);
  world.time.pass(1_500);
  assert.equal(world.attempts.length, 2);
});

test("nothing wakes a line that is stopped or refused", () => {
  const [stopped, refused] = [new World(), new World().refuse("no_seat")];
  stopped.line.stop();
  for (const world of [stopped, refused]) {
    world.line.wake();
    world.line.onUp();
    world.down().time.pass(60_000);
    assert.equal(world.attempts.length, 1);
  }
});
