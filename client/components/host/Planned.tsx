/** A scenario event with its answer: for the facilitator's eyes. */

import type { PlannedEvent, StageView } from "../../protocol";
import { findStage } from "../../lib/stages";
import { shared } from "../../lib/words";
import { StageName } from "../StageName";

interface Props {
  event: PlannedEvent;
  stages: readonly StageView[];
  /** Leave the text out where it already stands on the page. */
  answerOnly?: boolean;
}

export function Planned({ event, stages, answerOnly }: Props) {
  const view = findStage(stages, event.stage);
  return (
    <div class="planned">
      {!answerOnly && <p class="planned-text">{event.text}</p>}
      {view && <StageName view={view} />}
      <p>{event.why}</p>
      <p>
        <strong>{shared.shows}</strong>
      </p>
      <ul class="facts">
        {event.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}
