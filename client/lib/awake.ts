/** A phone that lies on the table must not go dark while its owner listens. */

import { useEffect, useState } from "preact/hooks";
import { silentFilm } from "./film";

/**
 * `tap`: the browser waits for somebody to touch the page. `impossible`: it did not even help that
 * somebody touched it; each touch tries again.
 */
export type Awake = "awake" | "released" | "tap" | "impossible";

/** Something that keeps the screen on until it is released, or until the browser takes it away. */
export interface Keeper {
  release: () => void;
}

/** Keep the screen on while it is wanted. */
export function useAwake(wanted: boolean): Awake {
  const [awake, setAwake] = useState<Awake>("released");
  useEffect(() => {
    if (!wanted) return setAwake("released");
    return keepAwake(setAwake);
  }, [wanted]);
  return awake;
}

/** Keep the screen on, and tell how that goes, until the function that is returned is called. */
export function keepAwake(tell: (awake: Awake) => void): () => void {
  const over = new AbortController();
  const { signal } = over;
  let keeper: Keeper | null = null;
  let asking = false;
  let hopeless = false;

  const lost = (): void => {
    keeper?.release();
    keeper = null;
    if (!signal.aborted) tell(hopeless ? "impossible" : "tap");
  };
  const ask = async (touched: boolean): Promise<void> => {
    if (keeper || asking || signal.aborted || document.hidden) return;
    asking = true;
    keeper = (await screenLock(lost)) ?? (touched ? await silentFilm(lost) : null);
    asking = false;
    if (signal.aborted) return keeper?.release();
    hopeless = !keeper && (hopeless || touched);
    tell(keeper ? "awake" : hopeless ? "impossible" : "tap");
  };

  document.addEventListener("visibilitychange", () => void ask(false), { signal });
  // Not `pointerdown`: browsers do not take the beginning of a touch for somebody's wish.
  for (const touch of ["click", "keydown"]) {
    document.addEventListener(touch, () => void ask(true), { signal, capture: true });
  }
  void ask(false);
  return () => {
    over.abort();
    keeper?.release();
  };
}

/** The browser's own means, where it has one (by https, or on this very machine) and grants it. */
async function screenLock(lost: () => void): Promise<Keeper | null> {
  try {
    const lock = await navigator.wakeLock.request("screen");
    lock.addEventListener("release", lost);
    return {
      release: () => {
        lock.removeEventListener("release", lost);
        void lock.release();
      },
    };
  } catch {
    return null;
  }
}
