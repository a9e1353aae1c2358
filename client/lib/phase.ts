/** Questions about where the workshop stands. */

import type { CallView, Phase } from "../protocol";

/** While a call waits for answers or for its answer. */
export function isAsked(phase: Phase): boolean {
  return phase === "open" || phase === "closed" || phase === "discussing";
}

/** While a timer runs that will close the call. */
export function isTimed(view: CallView | undefined): boolean {
  return view?.phase === "open" && !view.paused && view.call?.closes_at_ms != null;
}

/** From the cards to the last answer of a round, pauses included. */
export function isRunning(view: CallView | undefined): boolean {
  return view !== undefined && !["lobby", "ended", "over"].includes(view.phase);
}
