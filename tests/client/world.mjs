// The world of a line, under the hand of a test: time, chance, a wire, a store.
import { Line } from "../../client/lib/line.ts";

/** Sixty pictures a second. */
export const FRAME_MS = 1_000 / 60;

/** Time that passes when a test says so; each thing that is due happens at its own moment. */
export class VirtualTime {
  #now = 0;
  #sleeps = 0;
  #timers = new Map();
  #unseen = [];
  #looked = true;
  #numbers = 0;
  #chances = 0;
  /** Set it to fix all chance. */
  luck = null;

  now = () => this.#now;

  after = (ms, task) => {
    this.#timers.set(++this.#numbers, { at: this.#now + ms, task });
    return this.#numbers;
  };

  cancel = (timer) => void this.#timers.delete(timer);

  sleeps = () => this.#sleeps;

  frame = (task) => {
    if (!this.#looked) return void this.#unseen.push(task);
    const next = (Math.floor(this.#now / FRAME_MS + 1e-9) + 1) * FRAME_MS;
    this.after(next - this.#now, () => task(this.#now));
  };

  /** Nobody sees the page: no picture of it is drawn. */
  hide() {
    this.#looked = false;
  }

  show() {
    this.#looked = true;
    for (const task of this.#unseen.splice(0)) this.frame(task);
  }

  chance = () => this.luck ?? (this.#chances = (this.#chances + 0.618033988749895) % 1);

  /** Let time pass. */
  pass(ms) {
    const end = this.#now + ms;
    for (let due; (due = this.#next(end)); ) {
      this.#timers.delete(due.number);
      this.#now = Math.max(this.#now, due.at);
      due.task();
    }
    this.#now = end;
  }

  /** Let time pass as a sleeping page knows it: nothing happens, and timers are late. */
  sleep(ms) {
    this.#now += ms;
    this.#sleeps += 1;
  }

  #next(end) {
    const all = [...this.#timers].map(([number, timer]) => ({ number, ...timer }));
    const due = all.filter((timer) => timer.at <= end);
    return due.sort((one, other) => one.at - other.at || one.number - other.number)[0];
  }
}

/** A wire that does nothing by itself, and notes what is asked of it. */
export class FakeWire {
  connected = false;
  /** When each attempt to connect was made. */
  attempts = [];
  disconnects = 0;
  /** What was sent, oldest first: name, body, done. */
  sent = [];

  constructor(time) {
    this.time = time;
  }

  connect() {
    this.attempts.push(this.time.now());
  }

  disconnect() {
    this.connected = false;
    this.disconnects += 1;
  }

  emit(name, body, done) {
    this.sent.push({ name, body, done, at: this.time.now() });
  }
}

export class FakeStore {
  text = null;
  load = () => this.text;
  save = (text) => void (this.text = text);
}

/** A server's clock at the far end of a line, `ahead` of ours, `up` and `down` ms away. */
export class FarClock {
  name = "c1";
  ahead = 1_000_000;
  up = 20;
  down = 20;
  /** When each question was asked. */
  asked = [];
  answers = true;

  constructor(time) {
    this.time = time;
  }

  now() {
    return this.time.now() + this.ahead;
  }

  ask = ({ n }, done) => {
    this.asked.push(this.time.now());
    const { up, down, answers } = this;
    this.time.after(up, () => {
      const t = this.now();
      const answer = { n, t1: t, t2: t, clock: this.name };
      if (answers) this.time.after(down, () => done(answer));
    });
  };
}

/** A store as private browsing has it. */
export class BrokenStore {
  load() {
    throw new Error("storage is switched off");
  }
  save() {
    throw new Error("storage is switched off");
  }
}

/** A line in its world, and what a server would do to it. */
export class World {
  links = [];

  constructor({ store = new FakeStore(), time = new VirtualTime() } = {}) {
    this.time = time;
    this.store = store;
    this.wire = new FakeWire(time);
    this.line = new Line(this.wire, time, store, () => this.#noteLink());
    this.line.start();
  }

  get state() {
    return this.line.state;
  }

  get attempts() {
    return this.wire.attempts;
  }

  /** The commands sent so far. */
  get commands() {
    return this.sent("command");
  }

  get hellos() {
    return this.sent("hello");
  }

  /** What was sent under a name so far. */
  sent(name) {
    return this.wire.sent.filter((one) => one.name === name);
  }

  /** The wire comes up; nothing has been said yet. */
  comeUp() {
    this.wire.connected = true;
    this.line.onUp();
    return this;
  }

  /** The last hello is answered. */
  welcome(more = {}) {
    this.hellos.at(-1).done({ ...WELCOME, ...more });
    return this;
  }

  /** The wire comes up and hello is answered. */
  up(more = {}) {
    return this.comeUp().welcome(more);
  }

  /** The wire breaks. */
  down() {
    this.wire.connected = false;
    this.line.onDown("transport close");
    return this;
  }

  refuse(code) {
    this.line.onRefused(code);
    return this;
  }

  /** Let time pass while the server pings, as it does every five seconds. */
  hum(ms) {
    for (let left = ms; left > 0; left -= 5_000) {
      this.line.onSound();
      this.time.pass(Math.min(left, 5_000));
    }
    return this;
  }

  /** Tap a stage. */
  answer(stage, call = 1) {
    return this.line.send({ do: "answer_stage", call, stage });
  }

  mark(square, call = 1) {
    return this.line.send({ do: "mark_square", call, square });
  }

  steer(order = "call_event") {
    return this.line.send({ do: order, step: 3 });
  }

  /** The page is loaded again: another line, the same tab. */
  reload() {
    this.line.stop();
    return new World({ store: this.store, time: this.time });
  }

  /** The waits between one failed attempt and the next; every attempt fails at once. */
  waits(count) {
    const waits = [];
    while (waits.length < count) {
      const failed = this.time.now();
      const before = this.attempts.length;
      this.line.onDown("transport error");
      while (this.attempts.length === before) this.time.pass(1);
      waits.push(this.time.now() - failed);
    }
    return waits;
  }

  #noteLink() {
    if (this.links.at(-1) !== this.state.link) this.links.push(this.state.link);
  }
}

export const WELCOME = {
  role: "player",
  seat: 1,
  name: "Asha",
  code: "482913",
  join_url: "",
  now_ms: 0,
  clock: "c1",
  server: "1.0",
};

export const view = (version, body = {}, now_ms = 0) => ({ version, now_ms, body });

export const reply = (status, reason = null) => ({ status, reason, detail: "" });

/** What a promise has come to, if anything. */
export async function outcome(promise) {
  return Promise.race([promise, new Promise((resolve) => setImmediate(resolve, "waiting"))]);
}
