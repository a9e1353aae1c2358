/** How British English counts, orders and lists. */

import type { Trouble } from "../../protocol";

const rules = new Intl.PluralRules("en-GB", { type: "ordinal" });
const endings: Record<string, string> = { one: "st", two: "nd", few: "rd", other: "th" };
export const number = new Intl.NumberFormat("en-GB");

export const ordinal = (n: number): string => `${n}${endings[rules.select(n)] ?? "th"}`;
export const count = (n: number, one: string, many: string): string => `${number.format(n)} ${n === 1 ? one : many}`;
export const list = (names: readonly string[], all = names.length): string => {
  const more = all - names.length;
  const parts = more > 0 ? [...names, count(more, "other", "others")] : [...names];
  return parts.length < 2
    ? parts.join("")
    : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
};

/** Whatever keeps the server from storing anything, people are told the same. */
export const both = (text: string): Readonly<Record<Trouble, string>> => ({ disk_full: text, storage: text });
