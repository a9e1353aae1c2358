/** The main part of the desk: what is happening now, in every phase. */

import type { ComponentChildren } from "preact";
import type {
  CallView,
  CountsView,
  DeskView,
  Devices,
  HistoryView,
  OpenCall,
  WhyView,
  WorkshopView,
} from "../../protocol";
import type { Clock } from "../../lib/clock";
import { useOpening } from "../../lib/hooks";
import type { Steering } from "../../lib/steering";
import { host, shared } from "../../lib/words";
import { Hardest } from "../Hardest";
import { Split } from "../Split";
import { StageName } from "../StageName";
import { TakenBack } from "../TakenBack";
import { Winners } from "../Winners";
import type { Choices } from "./choices";
import { Asked } from "./Confirm";
import { Counts } from "./Counts";
import { NextEvent } from "./NextEvent";
import { Peek } from "./Peek";
import { Planned } from "./Planned";
import { RoomCheck } from "./RoomCheck";
import { RoundForm } from "./RoundForm";
import type { Undo } from "./undo";
import { Why } from "./Why";

interface Props {
  workshop: WorkshopView;
  view: CallView;
  desk: DeskView;
  counts: CountsView | undefined;
  history: HistoryView | undefined;
  why: WhyView | undefined;
  devices: Devices | null;
  steering: Steering;
  undo: Undo;
  choices: Choices;
  clock: Clock;
  nextRound: number;
  onChoose: (part: Partial<Choices>) => void;
}

export function DeskState(props: Props) {
  const { workshop, view, desk, history, steering } = props;
  const { stages } = workshop;
  const next = <NextEvent desk={desk} stages={stages} steering={steering} />;
  const check = props.devices && <RoomCheck devices={props.devices} />;
  const setUp = (
    <RoundForm
      round={props.nextRound}
      options={desk.options}
      choices={props.choices}
      onChoose={props.onChoose}
    />
  );
  if (view.phase === "lobby") {
    return (
      <div class="state">
        <Head title={workshop.title} lead={host.lobbyLead} />
        {check}
        {setUp}
      </div>
    );
  }
  if (view.phase === "ended" || view.phase === "over") {
    const over = view.phase === "over";
    return (
      <div class="state">
        <Head
          title={over ? shared.over : shared.ended(view.round?.number ?? 1)}
          lead={over ? host.overLead : host.endedLead}
        />
        <Hardest history={history} stages={stages} />
        {!over && check}
        {!over && setUp}
      </div>
    );
  }
  const where = [view.round && shared.round(view.round.number), placeOf(view)].filter(Boolean).join(" · ");
  if (view.phase === "dealt") {
    return (
      <div class="state">
        <Head over={where} title={view.paused ? shared.paused : host.dealtTitle} lead={host.dealtLead} />
        {view.taken_back && <TakenBack />}
        <section>
          <h2>{host.story}</h2>
          <p class="read-aloud">{workshop.scenario}</p>
        </section>
        {check}
        {next}
      </div>
    );
  }
  return (
    <div class="state">
      {view.phase === "shown" ? <Shown {...props} where={where} /> : <Running {...props} where={where} />}
      {view.phase === "shown" && check}
      {view.phase === "shown" && next}
    </div>
  );
}

function Head({ over, title, lead }: { over?: string; title: ComponentChildren; lead?: string }) {
  return (
    <>
      {over && <p class="where">{over}</p>}
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
    </>
  );
}

/** An open or closed call, its answer behind the peek. */
function Running(props: Props & { where: string }) {
  const { workshop, view, desk, counts, clock, steering, undo, where } = props;
  const { open, seconds } = useOpening(view.call, clock);
  const { now } = desk;
  const discussing = view.phase === "discussing";
  const closed = view.phase === "closed" || discussing;
  const again = view.call?.vote === 2;
  const opening = !open && !closed && !view.paused;
  // As on all other screens: whoever heard it in a pause would have it before the others.
  const hidden = view.paused && !closed;
  const ready = (
    <>
      {shared.opens} <span aria-hidden="true">{seconds}</span>
    </>
  );
  return (
    <>
      <Head
        over={where}
        title={view.paused ? shared.paused : opening ? ready : titleOf(view)}
        {...(discussing && { lead: host.discussLead })}
      />
      {hidden ? (
        <p class="lead">{view.round?.mode === "race" ? host.pausedRace : host.pausedCall}</p>
      ) : (
        <p class={`read-aloud ${opening ? "unseen" : ""}`}>{now?.text ?? view.call?.text}</p>
      )}
      {counts && !discussing && (
        <Counts view={counts} call={closed || opening || view.paused ? null : view.call} clock={clock} />
      )}
      <div class="row">
        {!closed && !view.paused && (
          <button
            type="button"
            disabled={opening}
            onClick={() => steering.steer({ do: "close_call" })}
          >
            {host.close}
          </button>
        )}
        {!closed && !view.paused && view.call?.closes_at_ms != null && (
          <button type="button" onClick={() => steering.steer({ do: "extend_timer" })}>
            {host.extend}
          </button>
        )}
        {desk.can_discuss && !view.paused && (
          <button
            type="button"
            disabled={opening}
            onClick={() => steering.steer({ do: "discuss_call" })}
          >
            {host.discuss}
          </button>
        )}
        {discussing && !view.paused && (
          <button type="button" onClick={() => steering.steer({ do: "show_answer" })}>
            {host.showNow}
          </button>
        )}
        {undo.ask && (
          <button type="button" onClick={undo.ask}>
            {host.undoOpen}
          </button>
        )}
      </div>
      {now && (
        <Peek key={`answer ${now.event}`} label={hidden ? host.peekPaused : host.peekNow}>
          <Planned event={now} stages={workshop.stages} answerOnly={!hidden} />
        </Peek>
      )}
      <section>
        <h2>{discussing || again ? shared.split : host.splitSoFar}</h2>
        <Split stages={workshop.stages} split={desk.split} second={desk.second} />
      </section>
    </>
  );
}

function Shown({ workshop, view, why, undo, where }: Props & { where: string }) {
  const { answer, call } = view;
  const stage = workshop.stages.find((one) => one.stage.id === answer?.stage);
  if (!answer || !stage || !call) return null;
  return (
    <>
      <Head over={where} title={view.paused ? shared.paused : <StageName view={stage} />} />
      {view.taken_back && <TakenBack />}
      <p class="event-again">{call.text}</p>
      <p class="read-aloud">{answer.why}</p>
      <Winners answer={answer} />
      {why?.call === call.call && view.round?.mode === "race" && <Why view={why} />}
      <h2>{shared.split}</h2>
      <Split stages={workshop.stages} split={answer.split} second={answer.second} right={answer.stage} />
      <h2>{shared.shows}</h2>
      <ul class="facts">
        {answer.facts.map((fact) => (
          <li key={fact.text}>{fact.text}</li>
        ))}
      </ul>
      <h2>{shared.example(stage.stage.example.place)}</h2>
      <p>{stage.stage.example.text}</p>
      <div class="row">
        {undo.ask && (
          <Asked
            label={host.undo}
            question={host.undoSure}
            yes={host.undoYes}
            onYes={undo.act}
            asking={undo.asking}
            onAsk={undo.onAsk}
          />
        )}
      </div>
    </>
  );
}

function titleOf({ phase, call }: CallView): string {
  if (phase === "discussing") return shared.discuss;
  if (phase === "closed") return shared.closed;
  return call && call.vote > 1 ? shared.again : host.readAloud;
}

function placeOf({ round, call }: { round: CallView["round"]; call: OpenCall | null }): string {
  return round && call ? shared.call(call.ordinal, round.length) : "";
}
