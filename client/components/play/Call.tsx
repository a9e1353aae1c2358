/** The call while it runs: the event, the stage, the mark. */

import { useState } from "preact/hooks";
import type { CallView, MeView, OpenCall, RoundView, StageView } from "../../protocol";
import type { MySay } from "../../lib/answer";
import type { MyCard } from "../../lib/card";
import type { Clock } from "../../lib/clock";
import { useOpening, useTimeLeft } from "../../lib/hooks";
import { findStage, stageLabel } from "../../lib/stages";
import { play, shared, say as words } from "../../lib/words";
import { Ready } from "../Ready";
import { Split } from "../Split";
import { Card } from "./Card";
import { DeliveryNote } from "./DeliveryNote";
import { FoldedStage, StageButtons } from "./StageButtons";

interface Props {
  view: CallView;
  round: RoundView;
  call: OpenCall;
  me: MeView;
  card: MyCard | null;
  stages: readonly StageView[];
  say: MySay;
  clock: Clock;
}

export function Call({ view, round, call, me, card, stages, say, clock }: Props) {
  const { open, seconds } = useOpening(call, clock);
  const [unfolded, setUnfolded] = useState(0);
  const title = shared.call(call.ordinal, round.length);
  const opening = view.phase === "open" && !open;
  const taking = me.first_call === null || me.first_call <= call.call;
  const answering = view.phase === "open" && taking;
  const said = findStage(stages, say.stage);
  const first = findStage(stages, say.first);
  const again = call.vote > 1;
  return (
    <main class={`call ${said ? "answered" : ""} ${opening ? "opening" : ""}`}>
      <div class="question">
        <h1>
          {title} {view.phase === "open" && open && <TimeLeft atMs={call.closes_at_ms} clock={clock} />}
        </h1>
        {opening && <Ready seconds={seconds} />}
        <p class="event">{call.text}</p>
        {!taking ? (
          <p class="next-one">{play.fromNextCall}</p>
        ) : answering ? (
          <StageButtons
            stages={stages}
            say={say}
            heading={again ? play.whichNow : play.which}
            changeable={again || round.mode !== "race"}
            unfolded={unfolded === call.call}
            onUnfold={(yes) => setUnfolded(yes ? call.call : 0)}
          />
        ) : (
          <div class="closed">
            <h2>{view.split ? shared.discuss : shared.closed}</h2>
            <p>{view.split ? shared.discussHow : shared.answerNext}</p>
            {said ? <FoldedStage view={said} say={say} /> : <p>{play.noStage}</p>}
            {view.split && <Split stages={stages} split={view.split} />}
          </div>
        )}
        {answering && first && <p class="quiet">{play.saidFirst(stageLabel(first))}</p>}
        {say.note && <p class="error">{say.note}</p>}
      </div>
      {card && (
        <Card
          card={card}
          heading={answering && said ? play.mark : play.yourCard}
          chosen={say.square}
          {...(answering && open && { onMark: say.markSquare })}
        >
          {answering && <NoneOnMyCard say={say} />}
        </Card>
      )}
    </main>
  );
}

function NoneOnMyCard({ say }: { say: MySay }) {
  const none = say.marked && say.square === null;
  return (
    <div class="none">
      <button type="button" aria-pressed={none} onClick={() => say.markSquare(null)}>
        {play.none}
      </button>
      <DeliveryNote delivery={say.markDelivery} received={words.marked} />
    </div>
  );
}

/** Only where a timer was asked for. Not a live region: it would never stop talking. */
function TimeLeft({ atMs, clock }: { atMs: number | null; clock: Clock }) {
  const left = useTimeLeft(atMs, clock);
  if (atMs === null) return null;
  return <span class="time-left">{shared.secondsLeft(Math.ceil(left / 1000))}</span>;
}
