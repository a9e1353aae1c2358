// A phone in a workshop: the client's own clock and opening, on a made-up line, in virtual time.
import { Clock } from "../../client/lib/clock.ts";
import { FRAME_MS, VirtualTime } from "../client/world.mjs";
import { line } from "./networks.mjs";

/** As the server has it: how long ahead a call is sent, and how often a round trip is measured. */
const LEAD_MS = 1_000;
const PROBES_MS = [500, 1_000];
const PROBE_MS = 10_000;

/** So many questions the clock begins with. */
const BURST = 8;

/** Clocks of phones run apart by so much, in parts of one. */
const DRIFT = 30e-6;
/** What a touch screen takes to notice a finger: the mean, and how far phones differ. */
const TOUCH_MS = [80, 20];
/** Time to read, decide and tap: a normal and an exponential part. */
const DECIDING_MS = [3_500, 700, 1_500];
const LEAST_MS = 600;

export class Phone {
  /** For each call what happened; times in ms from its opening, by the server's true clock. */
  calls = [];
  /** By how much the clock was wrong after each answer to a question of the first burst. */
  errors = [];

  #time = new VirtualTime();
  #trips = [];

  constructor(network, order, dice) {
    this.line = line(network, order, dice);
    this.dice = dice.fork();
    this.rate = 1 + this.dice.between(-DRIFT, DRIFT);
    this.joinedAt = this.dice.between(0, 5_000);
    this.touch = Math.max(20, this.dice.normal(...TOUCH_MS));
    this.clock = new Clock(this.#time, this.#ask, this.#onChange);
    this.clock.start();
    this.#probe(0);
  }

  /** Live through calls that open at these times of the server's, and to `end`. */
  live(opensAt, end) {
    for (const [index, at] of opensAt.entries()) this.#hear(index + 1, at);
    this.#at(end, () => {});
    this.#time.pass(this.#local(end));
    return this;
  }

  get #serverNow() {
    return this.joinedAt + this.#time.now() * this.rate;
  }

  #local(serverMs) {
    return (serverMs - this.joinedAt) / this.rate;
  }

  #at(serverMs, task) {
    this.#time.after(this.#local(serverMs) - this.#time.now(), task);
  }

  /** Send a message one way; return what it takes. */
  #carry(way, task = () => {}) {
    const takes = way.takes(this.#time.now());
    this.#time.after(takes, task);
    return takes;
  }

  #ask = ({ n }, done) => {
    this.#carry(this.line.up, () => {
      const t = Math.floor(this.#serverNow);
      this.#carry(this.line.down, () => {
        done({ n, t1: t, t2: t, clock: "c1" });
        if (n <= BURST) this.errors.push(Math.abs(this.clock.now() - this.#serverNow));
      });
    });
  };

  /** The server measures the round trip. */
  #probe(done) {
    const sent = Math.floor(this.#serverNow);
    this.#carry(this.line.down, () =>
      this.#carry(this.line.up, () => this.#trips.push(Math.floor(this.#serverNow) - sent)),
    );
    this.#time.after(PROBES_MS[done] ?? PROBE_MS, () => this.#probe(done + 1));
  }

  #hear(number, opensAt) {
    const [middle, deviation, tail] = DECIDING_MS;
    const deciding = Math.max(LEAST_MS, this.dice.normal(middle, deviation) + this.dice.exponential(tail));
    this.#at(opensAt - LEAD_MS, () => {
      const pushed = this.#carry(this.line.down, () =>
        this.clock.opening.follow({ call: number, opens_at_ms: opensAt }),
      );
      this.calls[number - 1] = { opensAt, deciding, trips: this.#trips, pushed: this.#drawn(opensAt - LEAD_MS, pushed) };
      this.#trips = [];
    });
    // Where the text came sealed, its key would be sent when the call opens.
    this.#at(opensAt, () => {
      this.calls[number - 1].unsealed = this.#drawn(opensAt, this.#carry(this.line.down));
    });
  }

  /** When the picture is seen of a message that was sent at `sent`, in ms after that. */
  #drawn(sent, takes) {
    const arrived = this.#local(sent) + takes;
    return (Math.floor(arrived / FRAME_MS) + 2) * FRAME_MS - this.#local(sent);
  }

  #onChange = () => {
    const { shown } = this.clock.opening;
    const call = shown && this.calls[shown.call - 1];
    if (!call || call.shown !== undefined) return;
    call.shown = this.#serverNow - call.opensAt;
    this.#time.after(call.deciding + this.touch, () => this.#tap(shown.call, call));
  };

  #tap(number, call) {
    call.claimed = this.clock.opening.elapsed(number, 0);
    call.uplink = this.#carry(this.line.up, () => {
      call.arrived = Math.floor(this.#serverNow) - call.opensAt;
    });
    call.touch = this.touch;
  }
}
