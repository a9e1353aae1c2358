/** The browser's time and chance. */

import type { Time } from "./ports";

/** A wall clock that runs ahead of the monotonic one by this much in one go tells of a sleep. */
const SLEEP_MS = 12_000;

export function browserTime(): Time {
  return {
    now: sleeplessNow(),
    after: (ms, task) => window.setTimeout(task, ms),
    cancel: (timer) => window.clearTimeout(timer),
    chance: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  };
}

/**
 * Many devices stop their monotonic clock while they sleep; the wall clock tells how long that was.
 * One that was put forward by hand looks the same: the line then takes itself for silent, and mends.
 */
export function sleeplessNow(): () => number {
  let slept = 0;
  let apart = Date.now() - performance.now();
  return () => {
    const now = performance.now();
    const ahead = Date.now() - now - apart;
    apart += ahead;
    if (ahead > SLEEP_MS) slept += ahead;
    return now + slept;
  };
}
