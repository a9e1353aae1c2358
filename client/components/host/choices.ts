/** What the facilitator has chosen for the next round, and what it comes to. */

import type { Grid, GridOption, Mode, Pattern } from "../../protocol";
import { callsIn, fewestFor, fewestForPattern, optionOf } from "../../lib/round";
import type { Steer } from "../../lib/steering";
import { host } from "../../lib/words";

export interface Choices {
  by: "minutes" | "calls";
  minutes: number;
  calls: number;
  grid: Grid;
  mode: Mode;
  patterns: readonly Pattern[];
  timed: boolean;
  timerS: number;
  carry: boolean;
  standings: boolean;
}

export const FIRST_CHOICES: Choices = {
  by: "minutes",
  minutes: 15,
  calls: 12,
  grid: "3x3",
  mode: "race",
  patterns: ["line"],
  timed: false,
  timerS: 30,
  carry: true,
  standings: true,
};

export const PATTERNS: readonly Pattern[] = ["line", "corners", "full_card", "journey"];

export function callsOf(choices: Choices): number {
  return choices.by === "minutes" ? callsIn(choices.minutes) : choices.calls;
}

/** Why a grid cannot be chosen for so many calls; empty where it can. */
export function whyNotGrid(option: GridOption, calls: number): string {
  if (option.unavailable) return option.unavailable;
  const fewest = fewestFor(option);
  if (fewest === null) return host.never;
  return calls < fewest ? host.needsCalls(fewest) : "";
}

/** The chosen grid or, where the round has become too short for it, the first that can be dealt. */
export function gridOf(choices: Choices, options: readonly GridOption[]): Grid {
  const calls = callsOf(choices);
  const possible = options.filter((option) => !whyNotGrid(option, calls)).map(({ grid }) => grid);
  return possible.includes(choices.grid) ? choices.grid : (possible[0] ?? choices.grid);
}

/** Whether a timer closes calls; *Relaxed* has no clock. */
export function isTimed(choices: Choices): boolean {
  return choices.timed && choices.mode !== "relaxed";
}

/** Why a pattern cannot be chosen; empty where it can. */
export function whyNotPattern(option: GridOption | null, pattern: Pattern, calls: number): string {
  const fewest = fewestForPattern(option, pattern);
  if (fewest === null) return host.never;
  return calls < fewest ? host.needsCalls(fewest) : "";
}

export function startRound(
  choices: Choices,
  options: readonly GridOption[],
  round: number,
): Extract<Steer, { do: "start_round" }> {
  const calls = callsOf(choices);
  const grid = gridOf(choices, options);
  const option = optionOf(options, grid);
  return {
    do: "start_round",
    ...(choices.by === "minutes" ? { minutes: choices.minutes } : { calls: choices.calls }),
    grid,
    mode: choices.mode,
    patterns: choices.patterns.filter((pattern) => !whyNotPattern(option, pattern, calls)),
    timer_s: isTimed(choices) ? choices.timerS : null,
    carry_scores: round > 1 && choices.carry,
    show_standings: choices.standings,
  };
}
