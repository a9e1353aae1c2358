/** The calls that fewest people recognised: what to talk about at the end. */

import type { HistoryView, StageView } from "../protocol";
import { hardest } from "../lib/history";
import { findStage } from "../lib/stages";
import { shared } from "../lib/words";
import { StageName } from "./StageName";

interface Props {
  history: HistoryView | undefined;
  stages: readonly StageView[];
  most?: number;
}

export function Hardest({ history, stages, most = 3 }: Props) {
  const calls = hardest(history?.calls ?? [], most);
  if (calls.length === 0) return null;
  return (
    <section class="hardest">
      <h2>{shared.hardest}</h2>
      <ol>
        {calls.map(({ past, right, answers }) => {
          const view = findStage(stages, past.stage);
          return (
            <li key={past.call}>
              <p>{past.text}</p>
              <p>
                {view && <StageName view={view} />} <span class="quiet">{shared.hard(right, answers)}</span>
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
