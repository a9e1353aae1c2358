/** The line to a workshop's table: it mends itself, and holds the newest of what came over it. */

import type { CallView, Command, OpenCall, Reply, View, Views, Welcome } from "../protocol";
import { waitAfter } from "./backoff";
import { Clock } from "./clock";
import { type Order, Outbox } from "./commands";
import { type LineState, NOTHING_YET, type Refusal } from "./link";
import type { Store, Time, Wire } from "./ports";
import { Reporting } from "./reporting";
import { Timers } from "./timers";

export type { Link, LineState, Refusal } from "./link";
export type { Store, Time, Wire } from "./ports";

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

export class Line {
  state: LineState = NOTHING_YET;
  /** Whether somebody looks at the page. */
  watched = true;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly reporting: Reporting;

  private phase: "down" | "connecting" | "up" | "over" = "down";
  /** Since when it has been in this phase. */
  private since = 0;
  private heardAt = 0;
  private welcomed = false;
  /** Counts connections, so that nobody takes the word of an old one for the word of the present one. */
  private connection = 0;
  private failures = 0;
  private readonly versions: Partial<Record<keyof Views, number>> = {};
  private readonly timers: Timers<"attempt" | "hello" | "probe" | "silence" | "patience">;

  constructor(
    private readonly wire: Wire,
    private readonly time: Time,
    store: Store,
    private readonly changed: () => void,
  ) {
    this.timers = new Timers(time);
    this.clock = new Clock(time, (sync, done) => this.emit("sync", sync, done), this.onClock);
    this.outbox = new Outbox(this.post, time, store);
    this.reporting = new Reporting((report) => this.emit("report", report), time);
  }

  start(): void {
    this.worry();
    this.attempt();
  }

  stop(): void {
    this.enter("over");
    this.timers.clear();
    this.clock.opening.follow(null);
    this.shut();
  }

  /** Resolves when the server has it; `null` when a newer one took its place, or when it was dropped. */
  send(order: Order): Promise<Reply | null> {
    return this.outbox.send(order);
  }

  onUp(): void {
    if (this.phase !== "connecting") return;
    this.enter("up");
    this.connection += 1;
    this.timers.clear("attempt");
    this.onSound();
    this.listen();
    this.hello();
    this.clock.start();
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

  /** A view, a notice, or a question that the server measures the round trip with. */
  onMessage(name: string, body: unknown, answer?: () => void): void {
    if (this.phase === "over") return;
    answer?.();
    this.onSound();
    if (name === "probe") return;
    if (name === "moved" || name === "crowded") this.end(name);
    else if (name === "stopping") this.onStopping();
    else if (name === "place" || name === "room" || name === "devices") this.change({ [name]: body });
    else this.onView(name as keyof Views, body as View<never>);
  }

  /** Anything at all was heard, pings included. */
  onSound(): void {
    this.heardAt = this.time.now();
    if (this.phase === "up") this.clock.look();
  }

  /** Somebody begins to look at the page, or nobody does any more. */
  look(watched: boolean): void {
    if (watched && !this.watched) this.clock.opening.watchedSince = this.time.now();
    this.watched = watched;
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
    this.timers.set("attempt", ATTEMPT_MS, () => this.comeBack());
    this.wire.connect();
  }

  private reconnect(): void {
    this.drop();
    this.attempt();
  }

  private comeBack(hurry = this.watched): void {
    this.drop();
    const wait = waitAfter(this.failures, hurry, this.time.chance());
    this.failures += 1;
    this.timers.set("attempt", wait, () => this.attempt());
  }

  private drop(): void {
    if (this.welcomed && this.age >= HELD_MS) this.failures = 0;
    this.enter("down");
    this.connection += 1;
    this.timers.clear("attempt", "hello", "probe", "silence");
    this.shut();
    this.worry();
  }

  private shut(): void {
    this.clock.stop();
    this.reporting.shut();
    this.outbox.shut();
    this.wire.disconnect();
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
    this.timers.set("patience", PATIENCE_MS, () => this.change({ link: "lost" }));
  }

  /** A timer that was late, because the page slept, finds the same silence. */
  private listen(): void {
    const left = SILENCE_MS - this.silence;
    if (left > 0) this.timers.set("silence", left, () => this.listen());
    else this.reconnect();
  }

  private hello(): void {
    const { connection } = this;
    this.timers.set("hello", HELLO_MS, () => this.hello());
    this.emit("hello", { versions: { ...this.versions } }, (answer) => {
      if (connection === this.connection) this.onAnswer(answer as Welcome | Reply);
    });
  }

  private probe(): void {
    this.timers.set("probe", PROBE_MS, () => this.reconnect());
    this.hello();
    this.clock.burst();
  }

  private onAnswer(answer: Welcome | Reply): void {
    this.onSound();
    this.timers.clear("hello", "probe");
    if (!("status" in answer)) this.onWelcome(answer);
    else if (answer.status === "refused") this.comeBack(false);
    else this.timers.set("hello", AGAIN_MS, () => this.hello());
  }

  private onWelcome(welcome: Welcome): void {
    this.clock.named(welcome.clock);
    this.clock.heard(welcome.now_ms);
    if (this.welcomed) return this.change({ welcome });
    this.welcomed = true;
    this.timers.clear("patience");
    this.change({ link: "up", welcome });
    this.outbox.open(welcome.seat);
    if (welcome.role === "player") this.reporting.open();
  }

  private onView<K extends keyof Views>(kind: K, view: View<Views[K]>): void {
    if (view.version <= (this.versions[kind] ?? -1)) return;
    this.clock.heard(view.now_ms);
    this.versions[kind] = view.version;
    if (kind === "call") this.clock.opening.follow(pending(view.body as CallView));
    this.change({ views: { ...this.state.views, [kind]: view.body } });
  }

  private onStopping(): void {
    if (this.phase !== "up") return;
    this.failures = 0;
    this.timers.set("patience", RESTART_MS, () => this.change({ link: this.welcomed ? "up" : "lost" }));
    this.change({ link: "stopping" });
  }

  private readonly onClock = (): void => {
    const { synced, opening } = this.clock;
    const { shown } = opening;
    this.reporting.tell(shown ? { synced, opened_late_ms: shown.lateMs } : { synced });
    this.changed();
  };

  private readonly post = (command: Command, done: (reply: Reply) => void): void => {
    if (this.silence >= SILENCE_MS) return this.reconnect();
    this.emit("command", command, (reply) => {
      this.onSound();
      done(reply as Reply);
    });
  };

  /** While the line is down nothing is sent: it would be neither kept nor answered. */
  private emit(name: string, body: object, done: (answer: unknown) => void = () => {}): void {
    if (this.wire.connected) this.wire.emit(name, body, done);
  }

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

  private change(part: Partial<LineState>): void {
    this.state = { ...this.state, ...part };
    this.changed();
  }
}

/** The call that may be answered now or in a moment. */
function pending({ phase, paused, call }: CallView): OpenCall | null {
  return phase === "open" && !paused ? call : null;
}
