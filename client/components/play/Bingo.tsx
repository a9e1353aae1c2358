/** A bingo: a badge that stays, and a short shower of shapes for those who like movement. */

import { useEffect, useState } from "preact/hooks";
import { isLine } from "../../lib/lines";
import { play, shared } from "../../lib/words";

const SHOWER_MS = 1_800;
const PIECES = 18;

/** Calls whose shower has been seen: a reload or a second look does not bring it back. */
const seen = new Set<number>();

export function Bingo({ completed, call }: { completed: readonly string[]; call: number }) {
  return (
    <p class="bingo">
      {completed.some(isLine) && <strong>{play.bingo} </strong>}
      {completed.map(shared.completed).join(", ")}
      <Shower call={call} />
    </p>
  );
}

function Shower({ call }: { call: number }) {
  const [on, setOn] = useState(() => !seen.has(call) && moves());
  useEffect(() => {
    seen.add(call);
    const timer = setTimeout(() => setOn(false), SHOWER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!on) return null;
  return (
    <span class="shower" aria-hidden="true">
      {Array.from({ length: PIECES }, (_, piece) => (
        <i key={piece} style={{ "--at": String(piece / PIECES), "--turn": String((piece * 7) % 11) }} />
      ))}
    </span>
  );
}

function moves(): boolean {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}
