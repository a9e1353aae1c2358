/** How the room answered: a bar for every stage and vote; the right one is told in words and by a tick. */

import type { StageView } from "../protocol";
import { shares, stageLabel } from "../lib/stages";
import { shared } from "../lib/words";
import { StageShape } from "./StageShape";
import { Tick } from "./Tick";

interface Props {
  stages: readonly StageView[];
  split: Readonly<Record<string, number>>;
  /** The same at the second vote, if there was one. */
  second?: Readonly<Record<string, number>> | null;
  /** The right stage; none while the answer is not shown. */
  right?: string;
}

export function Split({ stages, split, second, right }: Props) {
  const after = second && shares(stages, second);
  return (
    <ul class={`split ${after ? "twice" : ""}`}>
      {after && <li class="quiet votes">{shared.votes}</li>}
      {shares(stages, split).map(({ view, count, share }, at) => (
        <li key={view.stage.id} class={view.stage.id === right ? "right" : ""}>
          <StageShape view={view} />
          <span class="split-name">
            {stageLabel(view)}
            {view.stage.id === right && <Tick />}
          </span>
          <span class="split-count" aria-hidden="true">
            {after ? `${count} → ${after[at]?.count}` : count}
          </span>
          <span class="hidden">{shared.splitCount(count, after?.[at]?.count)}</span>
          <Bar share={share} colour={view.stage.colour} />
          {after && <Bar share={after[at]?.share ?? 0} colour={view.stage.colour} />}
        </li>
      ))}
    </ul>
  );
}

function Bar({ share, colour }: { share: number; colour: string }) {
  return (
    <span class="bar" aria-hidden="true">
      <span style={{ width: `${share * 100}%`, background: colour }} />
    </span>
  );
}
