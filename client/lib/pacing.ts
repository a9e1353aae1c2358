/** When it is time to go on: advice for whoever steers, who decides. */

import type { CountsView } from "../protocol";

/** From this share on, waiting longer is seldom worth it. */
const NEARLY_ALL = 0.8;
/** After so long since the call opened, neither. */
export const LONG_MS = 40_000;

export type Reason = "all_done" | "nearly_all_done" | "long";

/** Why it may be time to show the answer; `null` while there is reason to wait. */
export function reasonToShow({ done, present }: CountsView, waitedLong: boolean): Reason | null {
  if (present > 0 && done >= present) return "all_done";
  if (present > 0 && done / present >= NEARLY_ALL) return "nearly_all_done";
  return waitedLong ? "long" : null;
}
