/** Ids by chance: of commands, and of pages. */

const LENGTH = 22;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** `chance` gives numbers from 0 to just under 1. */
export function newId(chance: () => number): string {
  return Array.from({ length: LENGTH }, () => LETTERS.charAt(chance() * LETTERS.length)).join("");
}
