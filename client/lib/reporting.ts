/** What this screen tells the facilitator's room check about itself. */

import type { Report } from "../protocol";
import type { Time } from "./ports";
import { Timers } from "./timers";

/** No two reports are closer together. */
const APART_MS = 2_000;

export class Reporting {
  private report: Report = { synced: false, awake: null, remote: false, opened_late_ms: null };
  /** What this connection has told. */
  private told: Report | null = null;
  private opened = false;
  private nextAt = 0;
  private readonly timers: Timers<"report">;

  constructor(
    private readonly emit: (report: Report) => void,
    private readonly time: Time,
  ) {
    this.timers = new Timers(time);
  }

  /** Tell it now, or as soon as it may be told. */
  tell(part: Partial<Report>): void {
    this.report = { ...this.report, ...part };
    this.send();
  }

  /** The line is up; the server knows nothing of what was told before. */
  open(): void {
    this.opened = true;
    this.told = null;
    this.send();
  }

  shut(): void {
    this.opened = false;
  }

  private send(): void {
    if (!this.opened || same(this.report, this.told)) return;
    const wait = this.nextAt - this.time.now();
    if (wait > 0) return this.timers.set("report", wait, () => this.send());
    this.told = this.report;
    this.nextAt = this.time.now() + APART_MS;
    this.emit(this.report);
  }
}

function same(one: Report, other: Report | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
