/** What was taken for what: for each right stage that was asked for, what the room said. */

import type { ConfusionView, StageView } from "../protocol";
import { findStage, stageLabel } from "../lib/stages";
import { confusion } from "../lib/words";
import { Split } from "./Split";
import { StageName } from "./StageName";

interface Props {
  view: ConfusionView;
  stages: readonly StageView[];
}

export function Confusion({ view, stages }: Props) {
  const rows = view.rows.flatMap(({ stage, said }) => {
    const right = findStage(stages, stage);
    return right ? [{ right, said }] : [];
  });
  if (rows.length === 0) return <p>{confusion.none}</p>;
  return (
    <>
      <HardestPair view={view} stages={stages} />
      <p class="quiet">{confusion.lead}</p>
      <ul class="confusion">
        {rows.map(({ right, said }) => (
          <li key={right.stage.id}>
            <p>
              {confusion.where} <StageName view={right} />
            </p>
            <Split
              stages={stages.filter((view) => view === right || said[view.stage.id])}
              split={said}
              right={right.stage.id}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** In words; nothing where nothing was mistaken often. */
export function HardestPair({ view: { hardest }, stages }: Props) {
  const right = findStage(stages, hardest?.stage ?? null);
  const takenFor = findStage(stages, hardest?.taken_for ?? null);
  if (!hardest || !right || !takenFor) return null;
  const { times, answers } = hardest;
  return <p class="hardest-pair">{confusion.hardest(times, answers, stageLabel(right), stageLabel(takenFor))}</p>;
}
