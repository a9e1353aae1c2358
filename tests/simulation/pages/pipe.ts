/** Lines in and out: whoever waits for one holds up everything, and no time passes. */

import { readSync, writeSync } from "node:fs";

const chunk = new Uint8Array(1 << 16);
let unread = "";
const decoder = new TextDecoder();

export function readLine(): string | null {
  for (;;) {
    const end = unread.indexOf("\n");
    if (end >= 0) {
      const line = unread.slice(0, end);
      unread = unread.slice(end + 1);
      return line;
    }
    const length = readSync(0, chunk);
    if (!length) return null;
    unread += decoder.decode(chunk.subarray(0, length), { stream: true });
  }
}

export function writeLine(text: string): void {
  const bytes = new TextEncoder().encode(`${text}\n`);
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
}
