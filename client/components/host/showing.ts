/** Between *Show answer* and the answer: it waits for answers that are still under way. */

import { useEffect, useState } from "preact/hooks";
import type { CallView } from "../../protocol";

/** The answer comes within half a second; whoever waits longer may press again. */
const PATIENCE_MS = 2_000;

/** Whether the answer to a closed call is on its way to this screen, and what asks for it. */
export function useShowing(view: CallView | undefined, problem: string): [boolean, () => void] {
  const [asked, setAsked] = useState<number | null>(null);
  const call = view?.call?.call ?? null;
  const showing = call !== null && asked === call && view?.phase === "closed" && !view.paused;
  useEffect(() => {
    if (problem) setAsked(null);
  }, [problem]);
  useEffect(() => {
    if (!showing) return;
    const timer = setTimeout(() => setAsked(null), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [showing]);
  return [showing, () => setAsked(call)];
}
