/** The line to a workshop's table: it mends itself, and holds the newest of what came over it. */

import type { Command, Place, Reply, RoomNotice, View, Views, Welcome } from "../protocol";
import { Clock } from "./clock";
import { type Order, Outbox } from "./commands";
import type { Store, Time, Wire } from "./ports";

export type { Store, Time, Wire } from "./ports";

/** Why there is no line, for good. */
export type Refusal = "not_found" | "no_seat" | "moved" | "crowded";

/**
 * `lost` is said aloud; `connecting` is the short time before it is worth a word; `stopping` is a
 * server that will be back in a moment.
 */
export type Link = "connecting" | "up" | "lost" | "stopping" | "refused";

export interface LineState {
  link: Link;
  refusal: Refusal | null;
  welcome: Welcome | null;
  views: Partial<Views>;
  place: Place | null;
  room: RoomNotice | null;
}

/** A break shorter than this is not worth frightening anybody. */
const PATIENCE_MS = 1_500;
/** A server that said it would be back in a moment has so long. */
const RESTART_MS = 10_000;
/** After this long without a sound the line is dead, whatever it says: the server pings every 5 s. */
const SILENCE_MS = 12_000;
/** Without an answer to `hello` for this long, it is said again. */
const HELLO_MS = 5_000;
/** Where the server is too busy for `hello`, it is said again after this. */
const AGAIN_MS = 1_000;
/** A page that wakes up does not trust its line: `hello` must be answered within this. */
const PROBE_MS = 2_000;
/** An attempt to connect that has come to nothing after this long is given up ... */
const ATTEMPT_MS = 8_000;
/** ... and one older than this at once when the page wakes up: it may have begun without a network. */
const FRESH_MS = 1_000;
/** A line that held for this long was sound: after it, back-off begins anew. */
const HELD_MS = 5_000;
/** The wait before the first new attempt; it doubles with each, and is half more or less by chance. */
const BACKOFF_MS = 300;
const BACKOFF_MOST_MS = 5_000;
/**
 * The longest wait while somebody looks at the page: a network that comes back without a word is
 * then found after 1.1 s on average, 3 s at most, and a thousand phones that all wait for one
 * server make 500 attempts a second of it, evenly spread.
 */
const WATCHED_MOST_MS = 2_000;

type Timer = "attempt" | "hello" | "probe" | "silence" | "patience";

export class Line {
  state: LineState = {
    link: "connecting",
    refusal: null,
    welcome: null,
    views: {},
    place: null,
    room: null,
  };
  /** Whether somebody looks at the page. */
  watched = true;
  readonly clock: Clock;
  readonly outbox: Outbox;

  private phase: "down" | "connecting" | "up" | "over" = "down";
  /** Since when it has been in this phase. */
  private since = 0;
  private heardAt = 0;
  private welcomed = false;
  /** Counts connections, so that nobody takes the word of an old one for the word of the present one. */
  private connection = 0;
  private failures = 0;
  private readonly versions: Partial<Record<keyof Views, number>> = {};
  private readonly timers = new Map<Timer, number>();

  constructor(
    private readonly wire: Wire,
    private readonly time: Time,
    store: Store,
    private readonly changed: () => void,
  ) {
    this.clock = new Clock(time);
    this.outbox = new Outbox(this.post, time, store);
  }

  start(): void {
    this.worry();
    this.attempt();
  }

  stop(): void {
    this.enter("over");
    for (const timer of [...this.timers.keys()]) this.clear(timer);
    this.outbox.shut();
    this.wire.disconnect();
  }

  /** Resolves when the server has it; `null` when a newer one took its place, or when it was dropped. */
  send(order: Order): Promise<Reply | null> {
    return this.outbox.send(order);
  }

  onUp(): void {
    if (this.phase !== "connecting") return;
    this.enter("up");
    this.connection += 1;
    this.clear("attempt");
    this.clock.forget();
    this.onSound();
    this.listen();
    this.hello();
  }

  onDown(_reason: string): void {
    if (this.phase === "connecting" || this.phase === "up") this.comeBack();
  }

  onRefused(code: string | undefined): void {
    if (this.phase !== "connecting") return;
    if (code === "not_found" || code === "no_seat") this.end(code);
    // Who is told to wait has a network: there is no hurry. What cannot be stored just now is soon mended.
    else this.comeBack(this.watched && (code === undefined || code === "unavailable"));
  }

  /** A view or a notice. */
  onMessage(name: string, body: unknown): void {
    if (this.phase === "over") return;
    this.onSound();
    if (name === "moved" || name === "crowded") this.end(name);
    else if (name === "stopping") this.onStopping();
    else if (name === "place") this.change({ place: body as Place });
    else if (name === "room") this.change({ room: body as RoomNotice });
    else this.onView(name as keyof Views, body as View<never>);
  }

  /** Anything at all was heard, pings included. */
  onSound(): void {
    this.heardAt = this.time.now();
  }

  /** The page is looked at again, or runs again, or has a network again. */
  wake(): void {
    if (this.phase === "over") return;
    this.failures = 0;
    const dead = this.phase === "connecting" ? this.age >= FRESH_MS : this.silence >= SILENCE_MS;
    if (this.phase === "down") this.attempt();
    else if (dead) this.reconnect();
    else if (this.phase === "up" && !this.timers.has("probe")) this.probe();
  }

  private attempt(): void {
    this.enter("connecting");
    this.set("attempt", ATTEMPT_MS, () => this.comeBack());
    this.wire.connect();
  }

  private reconnect(): void {
    this.drop();
    this.attempt();
  }

  private comeBack(hurry = this.watched): void {
    this.drop();
    const wait = Math.min(BACKOFF_MS * 2 ** this.failures, hurry ? WATCHED_MOST_MS : BACKOFF_MOST_MS);
    this.failures += 1;
    this.set("attempt", wait * (0.5 + this.time.chance()), () => this.attempt());
  }

  private drop(): void {
    if (this.welcomed && this.age >= HELD_MS) this.failures = 0;
    this.enter("down");
    this.connection += 1;
    for (const timer of ["attempt", "hello", "probe", "silence"] as const) this.clear(timer);
    this.outbox.shut();
    this.wire.disconnect();
    this.worry();
  }

  private end(refusal: Refusal): void {
    this.stop();
    // Of too many screens one stops, and the seat stays: the page that goes on in its tab goes on with its taps.
    if (refusal !== "crowded") this.outbox.forget();
    this.change({ link: "refused", refusal });
  }

  private worry(): void {
    if (this.state.link === "up") this.change({ link: "connecting" });
    if (this.state.link !== "connecting" || this.timers.has("patience")) return;
    this.set("patience", PATIENCE_MS, () => this.change({ link: "lost" }));
  }

  /** A timer that was late, because the page slept, finds the same silence. */
  private listen(): void {
    const left = SILENCE_MS - this.silence;
    if (left > 0) this.set("silence", left, () => this.listen());
    else this.reconnect();
  }

  private hello(): void {
    const { connection } = this;
    this.set("hello", HELLO_MS, () => this.hello());
    if (!this.wire.connected) return;
    this.wire.emit("hello", { versions: { ...this.versions } }, (answer) => {
      if (connection === this.connection) this.onAnswer(answer as Welcome | Reply);
    });
  }

  private probe(): void {
    this.set("probe", PROBE_MS, () => this.reconnect());
    this.hello();
  }

  private onAnswer(answer: Welcome | Reply): void {
    this.onSound();
    this.clear("hello");
    this.clear("probe");
    if (!("status" in answer)) this.onWelcome(answer);
    else if (answer.status === "refused") this.comeBack(false);
    else this.set("hello", AGAIN_MS, () => this.hello());
  }

  private onWelcome(welcome: Welcome): void {
    this.clock.named(welcome.clock);
    this.clock.heard(welcome.now_ms);
    if (this.welcomed) return this.change({ welcome });
    this.welcomed = true;
    this.clear("patience");
    this.change({ link: "up", welcome });
    this.outbox.open(welcome.seat);
  }

  private onView<K extends keyof Views>(kind: K, view: View<Views[K]>): void {
    if (view.version <= (this.versions[kind] ?? -1)) return;
    this.clock.heard(view.now_ms);
    this.versions[kind] = view.version;
    this.change({ views: { ...this.state.views, [kind]: view.body } });
  }

  private onStopping(): void {
    if (this.phase !== "up") return;
    this.failures = 0;
    this.set("patience", RESTART_MS, () => this.change({ link: this.welcomed ? "up" : "lost" }));
    this.change({ link: "stopping" });
  }

  private readonly post = (command: Command, done: (reply: Reply) => void): void => {
    if (this.silence >= SILENCE_MS) return this.reconnect();
    // While the line is down nothing is sent: socket.io would keep it and send it twice.
    if (!this.wire.connected) return;
    this.wire.emit("command", command, (reply) => {
      this.onSound();
      done(reply as Reply);
    });
  };

  private get age(): number {
    return this.time.now() - this.since;
  }

  private get silence(): number {
    return this.time.now() - this.heardAt;
  }

  private enter(phase: Line["phase"]): void {
    this.phase = phase;
    this.since = this.time.now();
    this.welcomed = false;
  }

  private set(timer: Timer, ms: number, task: () => void): void {
    this.clear(timer);
    const due = (): void => {
      this.timers.delete(timer);
      task();
    };
    this.timers.set(timer, this.time.after(ms, due));
  }

  private clear(timer: Timer): void {
    const number = this.timers.get(timer);
    if (number !== undefined) this.time.cancel(number);
    this.timers.delete(timer);
  }

  private change(part: Partial<LineState>): void {
    this.state = { ...this.state, ...part };
    this.changed();
  }
}
