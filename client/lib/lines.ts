/** Questions about rows, columns and diagonals, by the names that the server gives them. */

/** The squares of `line:row-1`, `line:column-2`, `line:diagonal-1`, `corners`; none of other patterns. */
export function squaresOf(pattern: string, side: number): number[] {
  const along = Array.from({ length: side }, (_, index) => index);
  const [, kind, which] = /^line:(row|column|diagonal)-(\d)$/.exec(pattern) ?? [];
  const at = Number(which) - 1;
  if (kind === "row") return along.map((index) => at * side + index);
  if (kind === "column") return along.map((index) => index * side + at);
  if (kind === "diagonal") return along.map((index) => index * side + (at === 0 ? index : side - 1 - index));
  if (pattern === "corners") return [0, side - 1, side * (side - 1), side * side - 1];
  return [];
}

export function isLine(pattern: string): boolean {
  return pattern.startsWith("line:");
}
