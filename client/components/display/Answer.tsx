/** The answer, why, how the room split, and who has a bingo. */

import type { OpenCall, ShownAnswer, StageView } from "../../protocol";
import { findStage, stageLabel } from "../../lib/stages";
import { display, shared } from "../../lib/words";
import { Split } from "../Split";
import { StageShape } from "../StageShape";
import { TakenBack } from "../TakenBack";

/** More names than this would push the answer off the wall. */
const MOST_NAMES = 4;

interface Props {
  answer: ShownAnswer;
  call: OpenCall;
  stages: readonly StageView[];
  /** Whether a round of this mode has places. */
  placed: boolean;
  takenBack: boolean;
}

export function Answer({ answer, call, stages, placed, takenBack }: Props) {
  const stage = findStage(stages, answer.stage);
  if (!stage) return null;
  return (
    <main class="answer">
      <div class="answer-main">
        {takenBack && <TakenBack />}
        <p class="event-again">{call.text}</p>
        <div class="answer-head">
          <StageShape view={stage} size="huge" />
          <h1>
            <span class="hidden">{display.answer}: </span>
            {stageLabel(stage)}
          </h1>
        </div>
        <p class="why">{answer.why}</p>
        <ul class="facts">
          {answer.facts.map((fact) => (
            <li key={fact.text}>{fact.text}</li>
          ))}
        </ul>
      </div>
      <div class="answer-side">
        {answer.winners.map(({ pattern, names, count }) => (
          <p class="bingo" key={pattern}>
            <strong>{pattern === "line" ? display.bingo : shared.pattern[pattern]}</strong>{" "}
            {shared.winners(names.slice(0, MOST_NAMES), count)}
          </p>
        ))}
        {answer.firsts.length > 0 && (
          <p class="firsts">{shared.firsts(answer.firsts.slice(0, MOST_NAMES), answer.firsts.length)}</p>
        )}
        {placed && call.interrupted && <p class="firsts">{shared.noPlaces}</p>}
        <h2>{shared.split}</h2>
        <Split stages={stages} split={answer.split} second={answer.second} right={answer.stage} />
      </div>
    </main>
  );
}
