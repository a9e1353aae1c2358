/** My card: a grid, or a list of rows where a grid would be too narrow or the player likes it better. */

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { MyCard } from "../../lib/card";
import { usePreference } from "../../lib/hooks";
import { squaresOf } from "../../lib/lines";
import { play } from "../../lib/words";
import { Square } from "./Square";

interface Props {
  card: MyCard;
  heading: string;
  /** The square of the mark that is not yet decided. */
  chosen: number | null;
  /** Set while marking is open. */
  onMark?: (square: number) => void;
  /** What stands below the squares. */
  children?: ComponentChildren;
}

/** The narrowest card that is legible as a grid, in the reader's own text size (rem), by its side. */
const NARROWEST: Readonly<Record<number, number>> = { 3: 19.9, 4: 19.9, 5: 34 };

export function Card({ card, heading, chosen, onMark, children }: Props) {
  const section = useRef<HTMLElement>(null);
  const [likesList, setLikesList] = usePreference("card-as-list", false);
  const narrow = useNarrow(section, NARROWEST[card.side] ?? 0);
  const asList = likesList || narrow;
  const inLine = new Set(card.completed.flatMap((name) => squaresOf(name, card.side)));
  return (
    <section
      ref={section}
      class={`card side-${card.side} ${asList ? "as-list" : "as-grid"}`}
      aria-labelledby="card-heading"
    >
      <h2 id="card-heading">{heading}</h2>
      <ol class="squares" style={{ "--side": String(card.side) }}>
        {card.squares.map((fact, at) => {
          const kept = card.kept.includes(at);
          return (
            <li key={at}>
              <Square
                fact={fact}
                short={!asList && card.side > 3}
                at={at}
                side={card.side}
                marks={{
                  kept,
                  gift: card.gifts.includes(at),
                  chosen: at === chosen && !kept,
                  inLine: inLine.has(at) && (kept || fact === null),
                }}
                {...(onMark && !kept && { onMark })}
              />
            </li>
          );
        })}
      </ol>
      {children}
      {!narrow && (
        <button type="button" class="plain switch" onClick={() => setLikesList(!likesList)}>
          {likesList ? play.asGrid : play.asList}
        </button>
      )}
    </section>
  );
}

/** Whether the element is narrower than so many rem; follows both the screen and the text size. */
function useNarrow(ref: { current: HTMLElement | null }, rem: number): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (): void => {
      const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
      setNarrow(element.clientWidth < rem * size);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [rem]);
  return narrow;
}
