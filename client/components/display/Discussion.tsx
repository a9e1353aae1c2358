/** How the room split, without the answer, and the event that it is about. */

import type { OpenCall, StageView } from "../../protocol";
import { display, shared } from "../../lib/words";
import { Split } from "../Split";

interface Props {
  call: OpenCall;
  split: Readonly<Record<string, number>>;
  stages: readonly StageView[];
}

export function Discussion({ call, split, stages }: Props) {
  return (
    <main class="answer discussion">
      <div class="answer-main">
        <h1>{shared.discuss}</h1>
        <p class="why">{call.text}</p>
        <p class="lead">{display.discussHow}</p>
      </div>
      <div class="answer-side">
        <h2>{shared.split}</h2>
        <Split stages={stages} split={split} />
      </div>
    </main>
  );
}
