/** The server's game clock, as well as this browser can know it. */

import type { Synced } from "../protocol";
import { Opening } from "./opening";
import type { Time } from "./ports";
import { Timers } from "./timers";

/** So many samples, so far apart, wherever there is reason to doubt; then one every so often. */
const BURST = 8;
const BURST_MS = 150;
const PERIOD_MS = 20_000;
/** No two clocks run alike: an older sample is not believed. */
const KEPT_MS = 300_000;
/** With fewer samples the clock is not known. */
const ENOUGH = 3;

/** One question and its answer. Half of what its trip took is the most by which it can be wrong. */
interface Sample {
  at: number;
  sleeps: number;
  trip: number;
  offset: number;
}

export class Clock {
  /** Opens calls by this clock. */
  readonly opening: Opening;

  private samples: Sample[] = [];
  /** From messages that say "it is now N": always a little old, so the largest is nearest to the truth. */
  private heardOffset: number | null = null;
  private name = "";
  /** Whether the server that we hear now has said whose clock it goes by. */
  private isNamed = false;
  private sleeps: number;
  private wasSynced = false;
  private asked = 0;
  /** Of the present burst. */
  private left = 0;
  private readonly timers: Timers<"sample">;

  /** `ask` sends a `sync`; the answer may never come. `changed` is told of an opening, too. */
  constructor(
    private readonly time: Time,
    private readonly ask: (sync: { n: number }, done: (answer: unknown) => void) => void,
    private readonly changed: () => void,
  ) {
    this.sleeps = time.sleeps();
    this.timers = new Timers(time);
    this.opening = new Opening(this, time, changed);
  }

  /** The server's time now, in milliseconds; `null` before it is known at all. */
  now(): number | null {
    const { offset } = this;
    return offset === null ? null : this.time.now() + offset;
  }

  /** This device's time at a moment of the server's. */
  toLocal(serverMs: number): number | null {
    const { offset } = this;
    return offset === null ? null : serverMs - offset;
  }

  /** The same, and where it is not known well never too early: what is heard has been under way. */
  reaches(serverMs: number): number | null {
    const offset = this.synced ? this.offset : this.heardOffset;
    return offset === null ? null : serverMs - offset;
  }

  /** Whether it is known well enough to open calls with the others. */
  get synced(): boolean {
    return this.valid.length >= ENOUGH;
  }

  /** The shortest way to the server and back, in milliseconds; `null` before it is known. */
  get trip(): number | null {
    return this.best?.trip ?? null;
  }

  /** The line is up, and what is heard may come from another server. */
  start(): void {
    this.heardOffset = null;
    this.isNamed = false;
    this.burst();
  }

  /** The line is down. What is known stays known. */
  stop(): void {
    this.timers.clear();
    this.left = 0;
  }

  /** Measure anew: one that is under way goes on for longer. */
  burst(): void {
    const resting = this.left === 0;
    this.left = BURST;
    if (resting) this.sample();
  }

  heard(nowMs: number): void {
    const offset = nowMs - this.time.now();
    this.heardOffset = Math.max(offset, this.heardOffset ?? offset);
  }

  /** Another machine's clock: what was known is void. */
  named(name: string): void {
    const [known, renamed] = [this.isNamed, this.name !== "" && this.name !== name];
    this.isNamed = true;
    if (name !== this.name) {
      this.name = name;
      this.samples = [];
      this.heardOffset = null;
      if (renamed) this.burst();
    } else if (!known) this.tell();
  }

  /** Notice a sleep; called with everything that is heard, as nothing else tells of one. */
  look(): void {
    if (this.sleeps === this.time.sleeps()) return;
    this.sleeps = this.time.sleeps();
    this.heardOffset = null;
    this.burst();
    this.tell();
  }

  private sample(): void {
    this.left = Math.max(0, this.left - 1);
    this.timers.set("sample", this.left > 0 ? BURST_MS : PERIOD_MS, () => this.sample());
    const [sent, sleeps] = [this.time.now(), this.time.sleeps()];
    this.asked += 1;
    this.ask({ n: this.asked }, (answer) => this.onAnswer(sent, sleeps, answer as Partial<Synced>));
  }

  /** What is no answer, because the server was too busy for one, leaves no trace. */
  private onAnswer(sent: number, sleeps: number, { t1, t2, clock }: Partial<Synced>): void {
    if (t1 === undefined || t2 === undefined || clock === undefined) return;
    this.named(clock);
    this.heard(t2);
    const at = this.time.now();
    const trip = Math.max(0, at - sent - (t2 - t1));
    this.samples = [...this.valid, { at, sleeps, trip, offset: (t1 - sent + t2 - at) / 2 }];
    this.tell();
  }

  private tell(): void {
    this.opening.look();
    const { synced } = this;
    if (synced !== this.wasSynced) this.changed();
    this.wasSynced = synced;
  }

  private get valid(): readonly Sample[] {
    if (!this.isNamed) return [];
    const [now, sleeps] = [this.time.now(), this.time.sleeps()];
    return this.samples.filter((one) => one.sleeps === sleeps && now - one.at <= KEPT_MS);
  }

  /** The one that travelled fastest. Never an average: what is slow is slow one way only. */
  private get best(): Sample | undefined {
    return this.valid.reduce<Sample | undefined>((best, one) => (best && best.trip <= one.trip ? best : one), undefined);
  }

  private get offset(): number | null {
    return this.best?.offset ?? this.heardOffset;
  }
}
