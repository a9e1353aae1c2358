/** The player's page: chooses the screen for the phase, and keeps name, points and calls around it. */

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { CallView, MeView, Place, Views } from "../../protocol";
import { useMySay } from "../../lib/answer";
import { type Awake, useAwake } from "../../lib/awake";
import { myCard } from "../../lib/card";
import type { Connection } from "../../lib/connection";
import { usePreference, useTopOfPage } from "../../lib/hooks";
import type { LineState } from "../../lib/line";
import { isRunning } from "../../lib/phase";
import { play, shared } from "../../lib/words";
import { History } from "../History";
import { Call } from "./Call";
import { usePlayerNews } from "./news";
import { MyRejoinCode } from "./MyRejoinCode";
import { JoiningRemotely, MyConnection, MyTime } from "./Own";
import { Result } from "./Result";
import { Dealt, End, Paused, WaitingRoom } from "./Waiting";

/** Whether the screen stays on; whoever has not touched it yet has not found out. */
const STAYS_ON: Readonly<Partial<Record<Awake, boolean>>> = { awake: true, impossible: false };

interface Props {
  connection: Connection;
  line: LineState;
}

export function PlayerScreen({ connection, line }: Props) {
  const say = useMySay(connection, line.views.me ?? null, line.views.call?.call ?? null);
  usePlayerNews(line.views, connection.clock, say);
  useTopOfPage(line.views.call);
  const awake = useAwake(line.views.call?.phase === "lobby" || isRunning(line.views.call));
  const [remote, setRemote] = usePreference("remote", false);
  useEffect(() => connection.report({ awake: STAYS_ON[awake] ?? null, remote }), [connection, awake, remote]);
  const { workshop, call, me, history } = line.views;
  if (!workshop || !call || !me) {
    return (
      <main class="quiet-screen">
        <h1>{shared.connecting}</h1>
      </main>
    );
  }
  const played = call.round !== null;
  const whereIAm = <JoiningRemotely remote={remote} onRemote={setRemote} />;
  return (
    <>
      {played && <Top me={me} />}
      {say.missed && !(say.missed.here && saysItself(call)) && <p class="missed">{say.missed.text}</p>}
      <Screen {...{ connection, say, whereIAm }} views={line.views} place={line.place} />
      <aside class="after" aria-label={play.more}>
        {played && <History history={history} stages={workshop.stages} />}
        {!workshop.ended && <MyTime connection={connection} pace={me.pace} />}
        <MyConnection connection={connection}>{played && whereIAm}</MyConnection>
        {played && line.place && (
          <details>
            <summary>{play.myRejoinCode}</summary>
            <MyRejoinCode place={line.place} />
          </details>
        )}
        {awake === "impossible" && <p class="quiet">{play.screenMayGoDark}</p>}
      </aside>
    </>
  );
}

/** A call that runs says of each answer what became of it. */
function saysItself({ phase, paused }: CallView): boolean {
  return !paused && (phase === "open" || phase === "closed");
}

function Top({ me }: { me: MeView }) {
  return (
    <header class="top">
      <span>{me.name}</span>
      <strong>{shared.points(me.points)}</strong>
    </header>
  );
}

interface ScreenProps {
  connection: Connection;
  views: Partial<Views>;
  place: Place | null;
  say: ReturnType<typeof useMySay>;
  /** The switch for those who are elsewhere. */
  whereIAm: ComponentChildren;
}

function Screen({ connection, views, place, say, whereIAm }: ScreenProps) {
  const { workshop, call: view, me, history, standings } = views;
  if (!workshop || !view || !me) return null;
  const { phase, round, call, answer, paused } = view;
  const card = myCard(views);
  if (phase === "over" || workshop.ended) {
    const heading = shared.over;
    const lead = play.overLead(me.name);
    return <End {...{ heading, lead, me, workshop, standings, history }} />;
  }
  if (!round || phase === "lobby") return <WaitingRoom {...{ workshop, me, place }}>{whereIAm}</WaitingRoom>;
  if (phase === "ended") {
    const heading = shared.ended(round.number);
    const lead = play.endedLead;
    return <End {...{ heading, lead, me, workshop, standings, history }} />;
  }
  if (paused && phase !== "shown" && phase !== "discussing") return <Paused card={card} />;
  if (phase === "shown" && answer) {
    return <Result {...{ view, round, answer, me, card, say }} stages={workshop.stages} />;
  }
  if (!call || phase === "dealt") return <Dealt workshop={workshop} card={card} takenBack={view.taken_back} />;
  const { stages } = workshop;
  return <Call {...{ view, round, call, me, card, stages, say }} clock={connection.clock} />;
}
