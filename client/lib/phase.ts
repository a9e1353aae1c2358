/** Questions about where the workshop stands. */

import type { CallView } from "../protocol";

/** From the cards to the last answer of a round, pauses included. */
export function isRunning(view: CallView | undefined): boolean {
  return view !== undefined && !["lobby", "ended", "over"].includes(view.phase);
}
