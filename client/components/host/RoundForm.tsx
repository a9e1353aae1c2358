/** The settings of the next round, each with what it means. */

import type { GridOption, Mode, Pattern } from "../../protocol";
import { FEWEST_CALLS, MOST_CALLS, optionOf } from "../../lib/round";
import { host, shared } from "../../lib/words";
import { Choice, Group } from "../Choice";
import { callsOf, type Choices, gridOf, isTimed, PATTERNS, whyNotGrid, whyNotPattern } from "./choices";
import { NumberField } from "./NumberField";

interface Props {
  round: number;
  options: readonly GridOption[];
  choices: Choices;
  onChoose: (part: Partial<Choices>) => void;
}

const MODES: readonly Mode[] = ["race", "steady", "relaxed"];

export function RoundForm({ round, options, choices, onChoose }: Props) {
  const calls = callsOf(choices);
  const grid = gridOf(choices, options);
  const option = optionOf(options, grid);
  const timed = isTimed(choices);
  const { by } = choices;
  return (
    <section class="round-form" aria-labelledby="set-up">
      <h2 id="set-up">{host.setUp(round)}</h2>
      <Group name={host.length} hint={host.fitsHint}>
        <div class="row">
          <Choice
            kind="radio"
            name="by"
            label={host.byMinutes}
            checked={by === "minutes"}
            onChoose={() => onChoose({ by: "minutes" })}
          />
          <Choice
            kind="radio"
            name="by"
            label={host.byCalls}
            checked={by === "calls"}
            onChoose={() => onChoose({ by: "calls" })}
          />
          {by === "minutes" ? (
            <NumberField
              label={host.byMinutes}
              min={5}
              max={240}
              value={choices.minutes}
              onValue={(minutes) => onChoose({ minutes })}
            />
          ) : (
            <NumberField
              label={host.byCalls}
              min={FEWEST_CALLS}
              max={MOST_CALLS}
              value={choices.calls}
              onValue={(value) => onChoose({ calls: value })}
            />
          )}
          <strong class="fits">{host.fits(calls)}</strong>
        </div>
      </Group>
      <Group name={host.mode}>
        {MODES.map((mode) => (
          <Choice
            key={mode}
            kind="radio"
            name="mode"
            label={host.modes[mode]}
            hint={host.modeHints[mode]}
            checked={choices.mode === mode}
            onChoose={() => onChoose({ mode })}
          />
        ))}
      </Group>
      <Group name={host.grid}>
        {options.map((one) => (
          <Choice
            key={one.grid}
            kind="radio"
            name="grid"
            label={host.grids[one.grid]}
            whyNot={whyNotGrid(one, calls)}
            checked={grid === one.grid}
            onChoose={() => onChoose({ grid: one.grid })}
          />
        ))}
      </Group>
      <Group name={host.patterns}>
        {PATTERNS.map((pattern) => (
          <Choice
            key={pattern}
            kind="checkbox"
            name="patterns"
            label={shared.pattern[pattern]}
            hint={host.patternHints[pattern]}
            whyNot={whyNotPattern(option, pattern, calls)}
            checked={choices.patterns.includes(pattern)}
            onChoose={(on) => onChoose({ patterns: toggled(choices.patterns, pattern, on) })}
          />
        ))}
      </Group>
      <Group name={host.closing}>
        <div class="row">
          <Choice
            kind="radio"
            name="closing"
            label={host.byMe}
            checked={!timed}
            onChoose={() => onChoose({ timed: false })}
          />
          <Choice
            kind="radio"
            name="closing"
            label={host.byTimer}
            whyNot={choices.mode === "relaxed" ? host.noClock : ""}
            checked={timed}
            onChoose={() => onChoose({ timed: true })}
          />
          {timed && (
            <NumberField
              label={host.timer}
              shown
              min={5}
              max={120}
              value={choices.timerS}
              onValue={(timerS) => onChoose({ timerS })}
            />
          )}
        </div>
      </Group>
      <Group name={shared.standings}>
        {round > 1 && (
          <Choice
            kind="checkbox"
            name="carry"
            label={host.carry}
            checked={choices.carry}
            onChoose={(carry) => onChoose({ carry })}
          />
        )}
        <Choice
          kind="checkbox"
          name="standings"
          label={host.showStandings}
          checked={choices.standings}
          onChoose={(standings) => onChoose({ standings })}
        />
      </Group>
    </section>
  );
}

function toggled(patterns: readonly Pattern[], pattern: Pattern, on: boolean): Pattern[] {
  return PATTERNS.filter((one) => (one === pattern ? on : patterns.includes(one)));
}
