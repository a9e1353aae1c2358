/** The points of one call, in their parts. */

import type { Mode, Points } from "../../protocol";
import { play, shared } from "../../lib/words";

/** What a right stage is worth before speed. */
const RIGHT = 700;

interface Props {
  points: Points;
  rank: number | null;
  /** Whether others have the same rank. */
  tied: boolean;
  mode: Mode;
}

export function PointsOf({ points, rank, tied, mode }: Props) {
  const total = points.recognise + points.placement + points.patterns + points.first_line;
  if (total === 0) return <p>{play.noPenalty}</p>;
  return (
    <dl class="points-of">
      <div class="sum">
        <dt class="hidden">{shared.pointsHead}</dt>
        <dd>{play.pointsNow(total)}</dd>
      </div>
      {partsOf(points, play.parts.placement(rank, tied), mode).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{shared.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function partsOf(points: Points, placed: string, mode: Mode): [string, number][] {
  const { recognise, placement, patterns, first_line } = points;
  const fast = mode !== "relaxed" && recognise >= RIGHT;
  const parts: [string, number][] = [
    [recognise > 0 && recognise < RIGHT ? play.parts.second : play.parts.right, fast ? RIGHT : recognise],
    [play.parts.speed, fast ? recognise - RIGHT : 0],
    [placed, placement],
    [play.parts.patterns, patterns],
    [play.parts.first_line, first_line],
  ];
  return parts.filter(([, value]) => value > 0);
}
