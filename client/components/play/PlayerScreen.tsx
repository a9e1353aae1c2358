/** The player's page: chooses the screen for the phase, and keeps name, points and calls around it. */

import type { MeView, Views } from "../../protocol";
import { useMySay } from "../../lib/answer";
import type { Connection, Line } from "../../lib/connection";
import { useTopOfPage } from "../../lib/hooks";
import { play, shared } from "../../lib/words";
import { History } from "../History";
import { Call } from "./Call";
import { usePlayerNews } from "./news";
import { Result } from "./Result";
import { Dealt, End, Paused, WaitingRoom } from "./Waiting";

interface Props {
  connection: Connection;
  line: Line;
}

export function PlayerScreen({ connection, line }: Props) {
  const say = useMySay(connection, line.views.me ?? null, line.views.call?.call ?? null);
  usePlayerNews(line.views, connection.clock, say);
  useTopOfPage(line.views.call);
  const { workshop, call, me, history } = line.views;
  if (!workshop || !call || !me) {
    return (
      <main class="quiet-screen">
        <h1>{shared.connecting}</h1>
      </main>
    );
  }
  const played = call.round !== null;
  return (
    <>
      {played && <Top me={me} />}
      <Screen connection={connection} views={line.views} say={say} />
      {played && (
        <aside class="after" aria-label={shared.history}>
          <History history={history} stages={workshop.stages} />
        </aside>
      )}
    </>
  );
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
  say: ReturnType<typeof useMySay>;
}

function Screen({ connection, views, say }: ScreenProps) {
  const { workshop, call: view, me, history, standings } = views;
  if (!workshop || !view || !me) return null;
  const { phase, round, call, answer, paused } = view;
  if (phase === "over" || workshop.ended) {
    const heading = play.over;
    const lead = play.overLead(me.name);
    return <End {...{ heading, lead, me, workshop, standings, history }} />;
  }
  if (!round || phase === "lobby") return <WaitingRoom workshop={workshop} me={me} />;
  if (phase === "ended") {
    const heading = play.ended(round.number);
    const lead = play.endedLead;
    return <End {...{ heading, lead, me, workshop, standings, history }} />;
  }
  if (paused && phase !== "shown") return <Paused me={me} />;
  if (phase === "shown" && answer) {
    return <Result view={view} round={round} answer={answer} me={me} stages={workshop.stages} />;
  }
  if (!call || phase === "dealt") return <Dealt workshop={workshop} me={me} />;
  const { stages } = workshop;
  return <Call {...{ view, round, call, me, stages, say }} clock={connection.clock} />;
}
