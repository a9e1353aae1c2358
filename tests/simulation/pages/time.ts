/** Time and chance, as one page has them. */

import type { Time } from "../../../client/lib/line";
import { world } from "./world";

/** Virtual times are sums; so much may be lost in adding. */
export const ROUNDING_MS = 0.001;
/** As in `client/lib/time.ts`. */
const NAP_MS = 1_000;
const SLEEP_MS = 12_000;
/** Sixty pictures a second. */
const FRAME_MS = 1_000 / 60;

/** A small generator of random numbers (mulberry32): the same from the same seed. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The timers of one page, on its own clock, which may stand still while it sleeps. */
export class Timers implements Time {
  asleep = false;
  private slept = 0;
  /** What `client/lib/time.ts` finds out about sleeps that its clock has missed. */
  private madeGood = 0;
  private naps = 0;
  private next = 1;
  private readonly set = new Map<number, { at: number; task: () => void }>();

  constructor(readonly chance: () => number) {}

  now(): number {
    return world.now - this.slept + this.madeGood;
  }

  after(ms: number, task: () => void): number {
    this.set.set(this.next, { at: world.now - this.slept + Math.max(1, Math.ceil(ms)), task });
    return this.next++;
  }

  sleeps(): number {
    return this.naps;
  }

  frame(task: (at: number) => void): void {
    this.after(FRAME_MS, () => task(this.now()));
  }

  cancel(timer: number): void {
    this.set.delete(timer);
  }

  wakeUp(stoodStillFor: number): void {
    this.asleep = false;
    this.slept += stoodStillFor;
    if (stoodStillFor > NAP_MS) this.naps += 1;
    if (stoodStillFor > SLEEP_MS) this.madeGood += stoodStillFor;
  }

  /** When the next one is due, on everybody's clock. */
  get due(): number {
    if (this.asleep) return Infinity;
    return Math.min(Infinity, ...[...this.set.values()].map(({ at }) => at)) + this.slept;
  }

  take(): (() => void) | null {
    if (this.due > world.now + ROUNDING_MS) return null;
    const [timer, first] = [...this.set].reduce((a, b) => (b[1].at < a[1].at ? b : a));
    this.set.delete(timer);
    return first.task;
  }
}
