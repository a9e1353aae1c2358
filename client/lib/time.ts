/** The browser's time and chance. */

import type { Time } from "./ports";

/** The wall clock and the monotonic one, apart by this much more than before, tell of a sleep ... */
const NAP_MS = 1_000;
/** ... and a wall clock that runs ahead by this much in one go tells how long it was. */
const SLEEP_MS = 12_000;

/** A tap that is said to be older than this, or yet to come, was stamped by another clock. */
const JANK_MS = 250;

export function browserTime(): Time {
  const { now, sleeps } = sleeplessClock();
  return {
    now,
    sleeps,
    after: (ms, task) => window.setTimeout(task, ms),
    cancel: (timer) => window.clearTimeout(timer),
    frame: (task) => void requestAnimationFrame((stamp) => task(now() - performance.now() + stamp)),
    chance: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  };
}

/**
 * Many devices stop their monotonic clock while they sleep; the wall clock tells how long that was.
 * One that was put forward by hand looks the same: the line then takes itself for silent, and mends.
 */
export function sleeplessClock(): Pick<Time, "now" | "sleeps"> {
  let slept = 0;
  let sleeps = 0;
  let apart = Date.now() - performance.now();
  const now = (): number => {
    const steady = performance.now();
    const ahead = Date.now() - steady - apart;
    if (Math.abs(ahead) > NAP_MS) {
      sleeps += 1;
      apart += ahead;
      if (ahead > SLEEP_MS) slept += ahead;
    }
    return steady + slept;
  };
  const counted = (): number => {
    now();
    return sleeps;
  };
  return { now, sleeps: counted };
}

/** How long ago somebody tapped: the browser stamps it at once, however busy the page is. */
export function ageOf(tap: Pick<Event, "timeStamp">): number {
  const age = performance.now() - tap.timeStamp;
  return age >= 0 && age <= JANK_MS ? age : 0;
}
