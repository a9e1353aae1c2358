/** The event in large type, the stages to choose from, and how many have answered. */

import type { CallView, CountsView, OpenCall, StageView } from "../../protocol";
import type { Clock } from "../../lib/clock";
import { useTimeLeft } from "../../lib/hooks";
import { display, shared } from "../../lib/words";
import { Ready } from "../Ready";
import { StageName } from "../StageName";

interface Props {
  view: CallView;
  call: OpenCall;
  /** Seconds until it opens; `null` once it has. */
  opensIn: number | null;
  counts: CountsView | undefined;
  stages: readonly StageView[];
  clock: Clock;
}

export function Question({ view, call, opensIn, counts, stages, clock }: Props) {
  const left = useTimeLeft(call.closes_at_ms, clock);
  const open = view.phase === "open";
  return (
    <main class={`question ${opensIn === null ? "" : "opening"}`}>
      {opensIn !== null && <Ready seconds={opensIn} />}
      <h1 class="event">{call.text}</h1>
      <p class="ask">
        <strong>{open ? (call.vote > 1 ? display.whichNow : display.which) : shared.closed}</strong>
        {counts && <span>{display.answered(counts.answered, counts.present)}</span>}
        {open && call.closes_at_ms !== null && <span>{shared.secondsLeft(Math.ceil(left / 1000))}</span>}
        {!open && <span>{shared.answerNext}</span>}
      </p>
      <ul class="stage-row">
        {stages.map((view) => (
          <li key={view.stage.id}>
            <StageName view={view} />
          </li>
        ))}
      </ul>
    </main>
  );
}
