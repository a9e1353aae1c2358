/** How long to wait before a line is tried again. */

/** The wait before the first new attempt; it doubles with each, and is half more or less by chance. */
const FIRST_MS = 300;
const MOST_MS = 5_000;
/**
 * The longest wait while somebody looks at the page: a network that comes back without a word is
 * then found after 1.1 s on average, 3 s at most, and a thousand phones that all wait for one
 * server make 500 attempts a second of it, evenly spread.
 */
const WATCHED_MOST_MS = 2_000;

/** `chance` is from 0 to just under 1. */
export function waitAfter(failures: number, watched: boolean, chance: number): number {
  const most = watched ? WATCHED_MOST_MS : MOST_MS;
  return Math.min(FIRST_MS * 2 ** failures, most) * (0.5 + chance);
}
