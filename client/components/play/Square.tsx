/** One square of the card: a fact, and whether it is marked. */

import { useMemo } from "preact/hooks";
import type { FactView } from "../../protocol";
import { play, shared } from "../../lib/words";
import { Tick } from "../Tick";

export interface Marks {
  kept: boolean;
  gift: boolean;
  chosen: boolean;
  inLine: boolean;
}

interface Props {
  fact: FactView | null;
  /** Whether the square is small and shows the short text. */
  short: boolean;
  /** Its place on the card, row by row from 0. */
  at: number;
  side: number;
  marks: Marks;
  /** Set while a mark may be placed here. */
  onMark?: (square: number) => void;
}

/** Drawn afresh only where it has changed: a tap is to be seen at once, on slow phones too. */
export function Square(props: Props) {
  const { fact, short, at, side, marks, onMark } = props;
  const { kept, gift, chosen, inLine } = marks;
  return useMemo(() => drawn(props), [fact, short, at, side, kept, gift, chosen, inLine, onMark]);
}

function drawn({ fact, short, at, side, marks, onMark }: Props) {
  if (fact === null) {
    return (
      <div class="square kept free">
        <span>{shared.free}</span>
        <Tick />
      </div>
    );
  }
  const { kept, gift, chosen, inLine } = marks;
  const [row, column] = [Math.floor(at / side) + 1, (at % side) + 1];
  const state = [gift ? play.gift : kept ? play.kept : chosen ? play.chosen : "", inLine ? play.inLine : ""];
  const words = [play.square(row, column), ...state].filter(Boolean).join(", ");
  const look = [kept && "kept", chosen && "chosen", inLine && "in-line"].filter(Boolean).join(" ");
  return (
    <button
      type="button"
      class={`square ${look}`}
      aria-pressed={kept || chosen}
      aria-disabled={!onMark}
      onClick={(tap) => {
        // The second half of a double tap on a stage, under which the card has moved, is not meant for us.
        if (tap.detail < 2) onMark?.(at);
      }}
    >
      <span class="fact" data-fit>
        {short ? fact.short : fact.text}
      </span>
      <span class="hidden">, {words}</span>
      {(kept || chosen) && <Tick />}
    </button>
  );
}
