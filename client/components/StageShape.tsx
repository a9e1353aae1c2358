/** A stage's shape in its colour, with its number inside. Decorative: the name always stands beside it. */

import type { Shape, StageView } from "../protocol";
import { inkOn } from "../lib/stages";

const OUTLINES: Record<Shape, string> = {
  circle: "M24 3a21 21 0 1 1 0 42a21 21 0 1 1 0-42z",
  triangle: "M24 2.5 46.5 44H1.5z",
  square: "M5 5h38v38H5z",
  diamond: "M24 1 47 24 24 47 1 24z",
  star: "M24 1.5l6.6 14.2 15.5 1.9-11.4 10.7 3 15.3L24 36l-13.7 7.6 3-15.3L1.9 17.6l15.5-1.9z",
  hexagon: "M13 4.5h22L46.5 24 35 43.5H13L1.5 24z",
  plus: "M15 3h18v12h12v18H33v12H15V33H3V15h12z",
  pentagon: "M24 2 46.5 18.5 38 45H10L1.5 18.5z",
};

/** Where the number sits so that it looks centred; a triangle is wide at its foot. */
const MIDDLES: Partial<Record<Shape, number>> = { triangle: 32, star: 26, pentagon: 26 };

export function StageShape({ view, size }: { view: StageView; size?: "large" | "huge" }) {
  const { shape, colour } = view.stage;
  const ink = inkOn(colour);
  return (
    <svg class={`shape ${size ?? ""}`} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path d={OUTLINES[shape]} fill={colour} stroke={colour} stroke-width="2" stroke-linejoin="round" />
      <text x="24" y={MIDDLES[shape] ?? 24} fill={ink} text-anchor="middle" dominant-baseline="central">
        {view.number}
      </text>
    </svg>
  );
}
