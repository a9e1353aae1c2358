/** Why the places of the call just shown are as they are, in words that can be read out. */

import type { Timed, WhyView } from "../../protocol";
import { why } from "../../lib/words";

/** Less than this is every phone's, and can hardly have changed a place: a tie is twice as wide. */
const LEAST_TOLD_MS = 50;

export function Why({ view }: { view: WhyView }) {
  return (
    <details class="why-places">
      <summary>{why.heading}</summary>
      <ul class="facts">
        {sentences(view).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}

function sentences({ answers, interrupted, tie_ms }: WhyView): string[] {
  if (answers.length === 0) return [why.nobody];
  const unplaced = answers.filter(({ rank }) => rank === null);
  const allowed = answers
    .map(({ name, allowance_ms }) => ({ name, ms: allowance_ms }))
    .filter(({ ms }) => ms >= LEAST_TOLD_MS);
  const quick = answers.filter(({ quick }) => quick);
  return [
    ...(interrupted ? [why.interrupted] : []),
    ...places(answers).map(({ rank, timed }) =>
      timed.length > 1 ? why.tie(rank, timed, tie_ms) : why.alone(rank, timed.join()),
    ),
    ...(unplaced.length > 0 ? [why.unplaced(unplaced.map(said))] : []),
    allowed.length > 0 ? why.allowed(allowed) : why.noneAllowed,
    ...(quick.length > 0 ? [why.quick(quick.map(({ name }) => name))] : []),
  ];
}

/** Everybody who has a place, those with the same one together. */
function places(answers: readonly Timed[]): { rank: number; timed: string[] }[] {
  const ranks = new Set(answers.flatMap(({ rank }) => rank ?? []));
  return [...ranks].map((rank) => ({
    rank,
    timed: answers.filter((answer) => answer.rank === rank).map(said),
  }));
}

function said({ name, elapsed_ms }: Timed): string {
  return why.timed(name, elapsed_ms);
}
