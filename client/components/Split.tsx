/** How the room answered: a bar for every stage; the right one is told in words and by a tick. */

import type { StageView } from "../protocol";
import { shares, stageLabel } from "../lib/stages";
import { shared } from "../lib/words";
import { StageShape } from "./StageShape";
import { Tick } from "./Tick";

interface Props {
  stages: readonly StageView[];
  split: Readonly<Record<string, number>>;
  /** The right stage; none while the answer is not shown. */
  right?: string;
}

export function Split({ stages, split, right }: Props) {
  return (
    <ul class="split">
      {shares(stages, split).map(({ view, count, share }) => (
        <li key={view.stage.id} class={view.stage.id === right ? "right" : ""}>
          <StageShape view={view} />
          <span class="split-name">
            {stageLabel(view)}
            {view.stage.id === right && <Tick />}
          </span>
          <span class="split-count" aria-hidden="true">
            {count}
          </span>
          <span class="hidden">{shared.splitCount(count)}</span>
          <span class="bar" aria-hidden="true">
            <span style={{ width: `${share * 100}%`, background: view.stage.colour }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
