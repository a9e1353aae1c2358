/** What to look for among the events of the pack. */

import type { StageView } from "../../protocol";
import type { Standing, Wanted } from "../../lib/plan";
import { stageLabel } from "../../lib/stages";
import { plan as words } from "../../lib/words";
import { Field } from "../Field";

interface Props {
  wanted: Wanted;
  stages: readonly StageView[];
  onWant: (part: Partial<Wanted>) => void;
}

const STANDINGS: readonly (Standing | "")[] = ["coming", "called", "skipped", "spare", "taken_back", ""];

export function PlanFilter({ wanted, stages, onWant }: Props) {
  return (
    <div class="plan-filter" role="search">
      <Field
        id="plan-search"
        label={words.search}
        autocomplete="off"
        value={wanted.words}
        onInput={(words) => onWant({ words })}
      />
      <Select
        id="plan-which"
        label={words.which}
        value={wanted.standing}
        options={STANDINGS.map((one) => [one, words.standings[one]])}
        onValue={(value) => onWant({ standing: value as Wanted["standing"] })}
      />
      <Select
        id="plan-stage"
        label={words.stage}
        value={wanted.stage}
        options={[["", words.anyStage], ...stages.map((view): Option => [view.stage.id, stageLabel(view)])]}
        onValue={(stage) => onWant({ stage })}
      />
    </div>
  );
}

type Option = readonly [value: string, label: string];

interface SelectProps {
  id: string;
  label: string;
  value: string;
  options: readonly Option[];
  onValue: (value: string) => void;
}

function Select({ id, label, value, options, onValue }: SelectProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(change) => onValue(change.currentTarget.value)}>
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
