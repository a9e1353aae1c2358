/** What a facilitator may choose for a round, and why something cannot be chosen. */

import type { Grid, GridOption, Pattern } from "../protocol";

export const FEWEST_CALLS = 6;
export const MOST_CALLS = 24;
const MINUTES_PER_CALL = 65 / 60;
const MINUTES_AROUND = 2;

/** How many calls fit: 65 seconds each, after two minutes for joining and closing words. */
export function callsIn(minutes: number): number {
  const calls = Math.floor((minutes * 60 - MINUTES_AROUND * 60) / (MINUTES_PER_CALL * 60));
  return Math.min(Math.max(calls, FEWEST_CALLS), MOST_CALLS);
}

/** Fewest calls with which this grid gives any pattern at all; `null` where it never does. */
export function fewestFor(option: GridOption): number | null {
  const counts = Object.values(option.fewest_calls);
  return counts.length === 0 ? null : Math.min(...counts);
}

export function optionOf(options: readonly GridOption[], grid: Grid): GridOption | null {
  return options.find((option) => option.grid === grid) ?? null;
}

/** Fewest calls for a pattern on a grid; `null` where no number of calls can give it. */
export function fewestForPattern(option: GridOption | null, pattern: Pattern): number | null {
  return option?.fewest_calls[pattern] ?? null;
}
