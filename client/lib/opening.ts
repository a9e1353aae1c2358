/** Opens a call in the same frame as all other screens, and knows when it was shown on this one. */

import type { OpenCall } from "../protocol";
import type { Clock } from "./clock";
import type { Time } from "./ports";

/** Frames are looked at from this long before the moment: a timer may be late by as much. */
const AHEAD_MS = 40;
/** Half a frame: the frame nearest to the moment opens the call. */
const EARLY_MS = 8;

/** Nobody is told of more than an hour. */
const MOST_LATE_MS = 3_600_000;

export interface Shown {
  call: number;
  /** The frame that showed it, by this device's clock and by the server's (if that is known). */
  at: number;
  serverMs: number | null;
  /** How late that was, in whole milliseconds; `null` where the clock is not known, or nobody looked then. */
  lateMs: number | null;
  /** Whether somebody looked at the page when the call opened, as far as it knows. */
  watched: boolean;
}

export class Opening {
  /** The call that is shown here, once it is. */
  shown: Shown | null = null;
  /** Since when somebody has looked at the page without a break. */
  watchedSince: number;

  /** The call that is open or about to be. */
  private call: OpenCall | null = null;
  private awaited = false;
  /** Counts what is waited for, so that what was waited for before comes to nothing. */
  private turn = 0;

  constructor(
    private readonly clock: Clock,
    private readonly time: Time,
    private readonly changed: () => void,
  ) {
    this.watchedSince = time.now();
  }

  /** The call that may be answered now or in a moment; after a pause it opens again, at another moment. */
  follow(call: OpenCall | null): void {
    if (call?.call === this.call?.call && call?.opens_at_ms === this.call?.opens_at_ms) return;
    this.call = call;
    this.awaited = call !== null;
    this.shown = null;
    this.turn += 1;
    if (call) this.wait(call);
  }

  /** Whether the call is still to open here. */
  awaits(call: OpenCall | null): boolean {
    return this.awaited && call?.call === this.call?.call;
  }

  /** The clock is known better than before. */
  look(): void {
    if (this.awaited && this.call) this.wait(this.call);
  }

  /**
   * The reaction time, in ms: from the frame that showed the call to a tap so many ms `ago`. None where
   * the call had opened before the page was there and looked at: whoever reloads it, or comes back to it,
   * may have read the call elsewhere.
   */
  elapsed(call: number, ago: number): number | undefined {
    if (this.shown?.call !== call || !this.shown.watched) return undefined;
    const elapsed = this.time.now() - ago - this.shown.at;
    return Math.max(0, Math.round(elapsed * 10) / 10);
  }

  private wait(call: OpenCall): void {
    this.turn += 1;
    const { turn } = this;
    const left = this.left(call, this.time.now());
    if (left > AHEAD_MS) {
      this.time.after(left - AHEAD_MS, () => turn === this.turn && this.wait(call));
    } else this.time.frame((at) => turn === this.turn && this.onFrame(call, at));
  }

  private onFrame(call: OpenCall, at: number): void {
    if (this.left(call, at) > EARLY_MS) return this.wait(call);
    const { turn } = this;
    this.awaited = false;
    this.changed();
    // A picture is seen when the next one may be drawn.
    this.time.frame((at) => turn === this.turn && this.onShown(call, at));
  }

  private onShown({ call, opens_at_ms }: OpenCall, at: number): void {
    const opensAt = this.clock.toLocal(opens_at_ms);
    const late = opensAt !== null && this.clock.synced ? at - opensAt : null;
    const watched = opensAt === null || opensAt >= this.watchedSince;
    this.shown = {
      call,
      at,
      serverMs: late === null ? null : opens_at_ms + late,
      lateMs: late === null || !watched ? null : Math.min(Math.round(late), MOST_LATE_MS),
      watched,
    };
    this.changed();
  }

  /** Milliseconds until it opens; none where nothing is known: then the device has slept for longer. */
  private left(call: OpenCall, at: number): number {
    const opensAt = this.clock.reaches(call.opens_at_ms);
    return opensAt === null ? 0 : opensAt - at;
  }
}
