/** What was taken for what, for the facilitator, and the switch that puts it on the wall. */

import type { CallView, ConfusionView, StageView } from "../../protocol";
import { isAsked } from "../../lib/phase";
import type { Steering } from "../../lib/steering";
import { confusion } from "../../lib/words";
import { Confusion } from "../Confusion";

interface Props {
  view: ConfusionView;
  call: CallView;
  stages: readonly StageView[];
  steering: Steering;
}

export function ConfusionPanel({ view, call, stages, steering }: Props) {
  // While people answer, the wall shows what they are asked.
  const free = !isAsked(call.phase) && call.phase !== "over";
  return (
    <details>
      <summary>{confusion.heading}</summary>
      <Confusion {...{ view, stages }} />
      {view.rows.length > 0 && free && (
        <button type="button" onClick={() => steering.steer({ do: "show_confusion", on: !view.on_display })}>
          {view.on_display ? confusion.hide : confusion.show}
        </button>
      )}
    </details>
  );
}
