/** One polite voice for the whole page: sentences wait for each other, at least a second apart. */

const GAP_MS = 1_200;
/** What waits longer than this many sentences is old news. */
const MOST_WAITING = 2;

let speak: ((text: string) => void) | null = null;
let queue: string[] = [];
let busy: number | undefined;

/** Say this to people who listen instead of look. */
export function announce(text: string): void {
  if (queue[queue.length - 1] === text) return;
  queue = [...queue.slice(-(MOST_WAITING - 1)), text];
  if (busy === undefined) next();
}

/** The status region takes the floor; it exists from the start and is the only one. */
export function giveVoice(to: (text: string) => void): () => void {
  speak = to;
  if (busy === undefined) next();
  return () => {
    speak = null;
  };
}

function next(): void {
  busy = undefined;
  if (!speak || queue.length === 0) return;
  const [text, ...rest] = queue;
  queue = rest;
  speak(text ?? "");
  busy = window.setTimeout(next, GAP_MS);
}
