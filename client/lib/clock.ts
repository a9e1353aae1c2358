/** The server's game clock, as well as this browser can know it. */

import type { Time } from "./ports";

/**
 * A message that says "it is now N" is always a little old when it arrives, so the largest
 * difference seen is the one nearest to the truth.
 */
export class Clock {
  private offset: number | null = null;
  private name = "";

  constructor(private readonly time: Pick<Time, "now">) {}

  /** The server's time now, in milliseconds; `null` before it is known. */
  now(): number | null {
    return this.offset === null ? null : this.time.now() + this.offset;
  }

  heard(nowMs: number): void {
    const sample = nowMs - this.time.now();
    this.offset = this.offset === null ? sample : Math.max(this.offset, sample);
  }

  /** Another machine's clock, or this device has slept: what was known is void. */
  named(name: string): void {
    if (name !== this.name) this.forget();
    this.name = name;
  }

  forget(): void {
    this.offset = null;
  }
}
