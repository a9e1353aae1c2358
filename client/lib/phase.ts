/** Questions about where the workshop stands. */

import type { CallView, Phase } from "../protocol";

/** While a call waits for answers or for its answer. */
export function isAsked(phase: Phase): boolean {
  return phase === "open" || phase === "closed" || phase === "discussing";
}

/** From the cards to the last answer of a round, pauses included. */
export function isRunning(view: CallView | undefined): boolean {
  return view !== undefined && !["lobby", "ended", "over"].includes(view.phase);
}
