/** The answer, what it came to for me, and why. */

import type { CallView, MeView, RoundView, ShownAnswer, StageView } from "../../protocol";
import type { MySay } from "../../lib/answer";
import type { MyCard } from "../../lib/card";
import { findStage, stageLabel } from "../../lib/stages";
import { play, shared } from "../../lib/words";
import { Split } from "../Split";
import { StageShape } from "../StageShape";
import { TakenBack } from "../TakenBack";
import { Winners } from "../Winners";
import { Bingo } from "./Bingo";
import { Card } from "./Card";
import { PointsOf } from "./PointsOf";

interface Props {
  view: CallView;
  round: RoundView;
  answer: ShownAnswer;
  me: MeView;
  card: MyCard | null;
  stages: readonly StageView[];
  say: MySay;
}

export function Result({ view, round, answer, me, card, stages, say }: Props) {
  const stage = findStage(stages, answer.stage);
  const mine = me.result?.call === view.call?.call ? me.result : null;
  const said = findStage(stages, mine?.stage ?? mine?.second ?? null);
  const convinced = !mine?.right && mine?.second === answer.stage;
  const onCard = new Set(card?.squares.map((fact) => fact?.text));
  const before = me.first_call !== null && view.call !== null && view.call.call < me.first_call;
  const unsaid = before ? play.beforeYou : say.stageDelivery === "late" ? play.lateAnswer : play.noAnswer;
  const tied = mine?.rank === 1 && answer.firsts.length > 1;
  if (!stage) return null;
  return (
    <main class="result">
      <div class="verdict">
        {view.taken_back && <TakenBack />}
        <p class="quiet">{view.call && shared.call(view.call.ordinal, round.length)}</p>
        <div class="verdict-head">
          <StageShape view={stage} size="large" />
          <div>
            <h1>
              <span class="it-was">{play.itWas}</span> {stageLabel(stage)}
            </h1>
            <p class={mine?.right || convinced ? "right" : ""}>
              {mine?.right ? play.right : convinced ? play.parts.second : said ? play.wrong(stageLabel(said)) : unsaid}
            </p>
          </div>
        </div>
        {mine && mine.completed.length > 0 && <Bingo completed={mine.completed} call={mine.call} />}
        {mine && <PointsOf points={mine.points} rank={mine.rank} tied={tied} mode={round.mode} />}
        {round.mode === "race" && view.call?.interrupted && <p class="quiet">{shared.noPlaces}</p>}
        {me.rank !== null && <p class="my-rank">{play.rank(me.rank, me.players)}</p>}
        {mine?.marked && <MarkNote kept={mine.kept} />}
        <h2>{shared.why}</h2>
        <p>{answer.why}</p>
        {view.call?.text && <p class="event-again">{view.call.text}</p>}
      </div>
      {card && <Card card={card} heading={play.yourCard} chosen={null} />}
      <div class="more">
        <h2>{shared.shows}</h2>
        <ul class="facts">
          {answer.facts.map((fact) => (
            <li key={fact.text}>
              {fact.text} {onCard.has(fact.text) && <strong class="badge">{play.onYourCard}</strong>}
            </li>
          ))}
        </ul>
        <Winners answer={answer} />
        <h2>{shared.split}</h2>
        <Split stages={stages} split={answer.split} second={answer.second} right={answer.stage} />
        <h2>{shared.example(stage.stage.example.place)}</h2>
        <p>{stage.stage.example.text}</p>
      </div>
    </main>
  );
}

function MarkNote({ kept }: { kept: number | null }) {
  return <p>{kept !== null ? play.markKept : play.markLifted}</p>;
}
