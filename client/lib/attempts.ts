/** Attempts to get a seat, by address: each has an id of its own until it is settled, also after a reload. */

import { newId } from "./ids";

const attempts = new Map<string, string>();

export function attemptAt(path: string): string {
  const attempt = attempts.get(path) ?? stored(path) ?? newId(strongChance);
  attempts.set(path, attempt);
  keep(path, attempt);
  return attempt;
}

export function settle(path: string): void {
  attempts.delete(path);
  keep(path, null);
}

function stored(path: string): string | null {
  try {
    return sessionStorage.getItem(`attempt ${path}`);
  } catch {
    return null; // storage is switched off: attempts last as long as the page
  }
}

function keep(path: string, attempt: string | null): void {
  try {
    if (attempt === null) sessionStorage.removeItem(`attempt ${path}`);
    else sessionStorage.setItem(`attempt ${path}`, attempt);
  } catch {
    // as above
  }
}

/** Whoever guesses the id of an attempt has its seat. */
function strongChance(): number {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
  return chance / 2 ** 32;
}
