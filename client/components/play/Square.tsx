/** One square of the card: a fact, and whether it is marked. */

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
  row: number;
  column: number;
  marks: Marks;
  /** Set while a mark may be placed here. */
  onMark?: () => void;
}

/** The second half of a double tap on a stage, under which the card has moved, is not meant for us. */
function once(act: (() => void) | undefined): (event: MouseEvent) => void {
  return (event) => {
    if (event.detail < 2) act?.();
  };
}

export function Square({ fact, short, row, column, marks, onMark }: Props) {
  if (fact === null) {
    return (
      <div class="square kept free">
        <span>{shared.free}</span>
        <Tick />
      </div>
    );
  }
  const { kept, gift, chosen, inLine } = marks;
  const state = [gift ? play.gift : kept ? play.kept : chosen ? play.chosen : "", inLine ? play.inLine : ""];
  const words = [play.square(row, column), ...state].filter(Boolean).join(", ");
  const look = [kept && "kept", chosen && "chosen", inLine && "in-line"].filter(Boolean).join(" ");
  return (
    <button
      type="button"
      class={`square ${look}`}
      aria-pressed={kept || chosen}
      aria-disabled={!onMark}
      onClick={once(onMark)}
    >
      <span class="fact" data-fit>
        {short ? fact.short : fact.text}
      </span>
      <span class="hidden">, {words}</span>
      {(kept || chosen) && <Tick />}
    </button>
  );
}
