/** The calls so far, newest first, folded away until somebody wants them. */

import { useMemo } from "preact/hooks";
import type { HistoryView, StageView } from "../protocol";
import { findStage } from "../lib/stages";
import { shared } from "../lib/words";
import { StageName } from "./StageName";

interface Props {
  history: HistoryView | undefined;
  stages: readonly StageView[];
}

export function History({ history, stages }: Props) {
  return useMemo(() => drawn({ history, stages }), [history, stages]);
}

function drawn({ history, stages }: Props) {
  const calls = [...(history?.calls ?? [])].reverse();
  return (
    <details class="history">
      <summary>
        {shared.history} <span class="quiet">({calls.length})</span>
      </summary>
      {calls.length === 0 && <p>{shared.noHistory}</p>}
      <ol>
        {calls.map((past) => {
          const view = findStage(stages, past.stage);
          return (
            <li key={past.call} value={past.ordinal}>
              <p>{past.text}</p>
              {view && <StageName view={view} />}
              <ul class="facts">
                {past.facts.map((fact) => (
                  <li key={fact}>{fact}</li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
