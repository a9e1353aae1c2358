/** `/display/CODE`: what the whole room sees. */

import type { ComponentChildren } from "preact";
import type { ConfusionView, StageView } from "../../protocol";
import { useAwake } from "../../lib/awake";
import type { Connection } from "../../lib/connection";
import { useAnnounced, useOpening, usePauseAnnounced, useTitle } from "../../lib/hooks";
import type { LineState } from "../../lib/line";
import { addressSaid, codeGrouped } from "../../lib/path";
import { isAsked, isRunning } from "../../lib/phase";
import { findStage, stageLabel } from "../../lib/stages";
import { confusion, display, say, shared } from "../../lib/words";
import { Confusion } from "../Confusion";
import { Answer } from "./Answer";
import { Discussion } from "./Discussion";
import { Lobby } from "./Lobby";
import { Podium } from "./Podium";
import { Question } from "./Question";

interface Props {
  code: string;
  connection: Connection;
  line: LineState;
}

export function DisplayScreen({ code, connection, line }: Props) {
  const { views } = line;
  const { workshop, call: view } = views;
  const { open, seconds } = useOpening(view?.call ?? null, connection.clock);
  useNews(line, open);
  useAwake(isRunning(view));
  const joinUrl = line.welcome?.join_url ?? "";
  if (!workshop || !view) return <Plain heading={shared.connecting} />;
  const { phase, round, call, answer } = view;
  if (views.confusion?.on_display && !isAsked(phase)) return <ConfusionWall view={views.confusion} stages={workshop.stages} />;
  if (phase === "over") return <Podium heading={display.over} views={views} />;
  if (!round || phase === "lobby") return <Lobby {...{ code, joinUrl, workshop }} roster={views.roster} />;
  if (phase === "ended") return <Podium heading={shared.ended(round.number)} views={views} />;
  const place = call ? ` · ${shared.call(call.ordinal, round.length)}` : "";
  const frame = (children: ComponentChildren) => (
    <Frame code={code} joinUrl={joinUrl} where={shared.round(round.number) + place + (view.paused ? ` · ${display.paused}` : "")}>
      {children}
    </Frame>
  );
  // What is being discussed stays on the wall; a call that is still open does not.
  if (call && view.split) return frame(<Discussion call={call} split={view.split} stages={workshop.stages} />);
  if (view.paused && phase !== "shown") return frame(<Plain heading={display.paused} />);
  if (phase === "shown" && answer && call) {
    const { stages } = workshop;
    const placed = round.mode === "race";
    return frame(<Answer {...{ answer, call, stages, placed }} takenBack={view.taken_back} />);
  }
  if (!call || phase === "dealt") return frame(<Plain heading={display.dealt} lead={view.taken_back ? shared.takenBack : display.dealtLead} />);
  const opensIn = phase === "open" && !open ? seconds : null;
  return frame(
    <Question {...{ view, call, opensIn }} counts={views.counts} stages={workshop.stages} clock={connection.clock} />,
  );
}

interface FrameProps {
  code: string;
  joinUrl: string;
  where: string;
  children: ComponentChildren;
}

/** Where we are, and the way in for late comers. */
function Frame({ code, joinUrl, where, children }: FrameProps) {
  return (
    <>
      <header class="strip">
        <span>{where}</span>
        <span>
          {display.joinAt} {host(joinUrl)} <strong class="code">{codeGrouped(code)}</strong>
        </span>
      </header>
      {children}
    </>
  );
}

/** `bingo.example.org` of `https://bingo.example.org/join/482913`. */
function host(joinUrl: string): string {
  return addressSaid(joinUrl).replace(/\/.*$/, "");
}

function ConfusionWall(props: { view: ConfusionView; stages: readonly StageView[] }) {
  return (
    <main class="confusion-wall">
      <h1>{confusion.heading}</h1>
      <Confusion {...props} />
    </main>
  );
}

function Plain({ heading, lead }: { heading: string; lead?: string }) {
  return (
    <main class="plain-screen">
      <h1>{heading}</h1>
      {lead && <p class="lead">{lead}</p>}
    </main>
  );
}

function useNews({ views: { call: view, workshop } }: LineState, open: boolean): void {
  const { phase, call, round, answer } = view ?? {};
  const stage = findStage(workshop?.stages ?? [], answer?.stage ?? null);
  const title =
    phase === "ended"
      ? shared.ended(round?.number ?? 1)
      : phase === "over"
        ? display.over
        : call && round
          ? shared.call(call.ordinal, round.length)
          : display.title;
  usePauseAnnounced(view?.paused);
  useAnnounced(
    view?.taken_back
      ? shared.takenBack
      : phase === "open" && open && call && !view?.paused
      ? call.vote > 1 ? say.again : say.open(call.ordinal)
      : phase === "discussing"
        ? shared.discuss
      : phase === "closed"
        ? say.closed
        : phase === "shown" && stage
          ? say.answer(stageLabel(stage))
          : phase === "ended"
            ? say.roundOver
            : "",
  );
  useTitle(
    shared.title(view?.paused ? display.paused : title),
    view?.paused ? "paused" : phase === "open" && !open ? "opening" : (phase ?? "connecting"),
  );
}
