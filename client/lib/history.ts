/** Questions about the calls so far. */

import type { PastCall } from "../protocol";

export interface HardCall {
  past: PastCall;
  right: number;
  answers: number;
}

/** The calls that fewest recognised, hardest first; one that everybody knew is not hard. */
export function hardest(calls: readonly PastCall[], most: number): HardCall[] {
  return calls
    .map((past) => ({
      past,
      right: past.split[past.stage] ?? 0,
      answers: Object.values(past.split).reduce((sum, count) => sum + count, 0),
    }))
    .filter(({ right, answers }) => right < answers)
    .sort((a, b) => a.right / a.answers - b.right / b.answers)
    .slice(0, most);
}
