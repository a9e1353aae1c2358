/** Hooks that pages and components share. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { CallView, OpenCall, Role } from "../protocol";
import { announce } from "./announce";
import type { Clock } from "./clock";
import { Connection } from "./connection";
import type { LineState } from "./line";
import { remember, remembered } from "./preference";
import { shared } from "./words";

/** The connection to a workshop, and what has come over it so far. */
export function useConnection(code: string, role: Role): [Connection, LineState] {
  const connection = useMemo(() => new Connection({ code, role }), [code, role]);
  const [, redraw] = useState(0);
  useEffect(() => {
    const unsubscribe = connection.subscribe(() => redraw((count) => count + 1));
    redraw((count) => count + 1);
    return () => {
      unsubscribe();
      connection.close();
    };
  }, [connection]);
  return [connection, connection.state];
}

/** The document's title, and the phase on the root element for styles and tests. */
export function useTitle(title: string, phase: string): void {
  useEffect(() => {
    document.title = title;
    document.documentElement.dataset.phase = phase;
  }, [title, phase]);
}

/** Announce the text when it changes; an empty one is silent. */
export function useAnnounced(text: string): void {
  useEffect(() => {
    if (text) announce(text);
  }, [text]);
}

/** Whoever has read to the end is brought back when a call opens or its answer is shown. */
export function useTopOfPage(view: CallView | undefined): void {
  const steps = ["open", "discussing", "shown", "ended"];
  const step = view && !view.paused && steps.includes(view.phase) ? `${view.phase} ${view.call?.call}` : "";
  useEffect(() => {
    if (step) window.scrollTo(0, 0);
  }, [step]);
}

/** Announce a pause and its end, but not that nothing was paused to begin with. */
export function usePauseAnnounced(paused: boolean | undefined): void {
  const last = useRef(paused);
  useEffect(() => {
    if (paused && !last.current) announce(shared.paused);
    if (paused === false && last.current) announce(shared.resumed);
    last.current = paused;
  }, [paused]);
}

/** Whether the call is open on this screen, from the frame that shows it; and the seconds until it is. */
export function useOpening(call: OpenCall | null, clock: Clock): { open: boolean; seconds: number } {
  const left = useTimeLeft(call?.opens_at_ms ?? null, clock);
  return { open: !clock.opening.awaits(call), seconds: Math.max(1, Math.ceil(left / 1000)) };
}

/** Milliseconds until a moment on the server's clock; 0 when it has passed, is none or is unknown. */
export function useTimeLeft(atMs: number | null, clock: Clock): number {
  const [, tick] = useState(0);
  const now = clock.now();
  const left = atMs === null || now === null ? 0 : Math.max(0, atMs - now);
  useEffect(() => {
    if (left <= 0) return;
    const untilNext = left % 1000 || 1000; // the next whole second, or the moment itself
    const timer = setTimeout(() => tick((count) => count + 1), untilNext);
    return () => clearTimeout(timer);
  });
  return left;
}

/** A yes or no that this browser remembers. */
export function usePreference(key: string, otherwise: boolean): [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(() => remembered(key) ?? otherwise);
  const set = (next: boolean): void => {
    remember(key, next);
    setValue(next);
  };
  return [value, set];
}
