/** What a player hears and what the tab says: one short sentence for every change that matters. */

import type { CallView, MeView, StageView, Views } from "../../protocol";
import type { MySay } from "../../lib/answer";
import type { Clock } from "../../lib/clock";
import { useAnnounced, useOpening, usePauseAnnounced, useTitle } from "../../lib/hooks";
import { findStage, stageLabel } from "../../lib/stages";
import { play, say, shared } from "../../lib/words";

export function usePlayerNews(views: Partial<Views>, clock: Clock, mine: MySay): void {
  const { call: view, me, workshop } = views;
  const { open } = useOpening(view?.call ?? null, clock);
  const phase = view?.phase === "open" && !open ? "opening" : view?.phase;
  const stages = workshop?.stages ?? [];
  usePauseAnnounced(view?.paused);
  useAnnounced(view ? phaseNews(view, open, me, stages, mine) : "");
  useAnnounced(view ? bingoNews(view, me) : "");
  useTitle(shared.title(titleOf(view, open)), view?.paused ? "paused" : (phase ?? "connecting"));
}

function phaseNews(
  view: CallView,
  open: boolean,
  me: MeView | undefined,
  stages: readonly StageView[],
  mine: MySay,
): string {
  const { phase, call, answer } = view;
  if (view.paused) return "";
  if (view.taken_back) return shared.takenBack;
  if (phase === "lobby") return me ? play.youAreIn(me.name) : "";
  if (phase === "dealt") return say.dealt;
  if (phase === "open") return open && call ? (call.vote > 1 ? say.again : say.open(call.ordinal)) : "";
  if (phase === "discussing") return shared.discuss;
  if (phase === "closed") return say.closed;
  if (phase === "ended") return say.roundOver;
  if (phase === "over") return shared.over;
  const stage = findStage(stages, answer?.stage ?? null);
  if (phase !== "shown" || !stage || !call || !me) return "";
  // The answer and my result are two messages: wait for both before a word is said.
  if (me.result?.call !== call.call) return mine.stage || mine.marked ? "" : say.answer(stageLabel(stage));
  const { points, second } = me.result;
  const right = me.result.right || second === stage.stage.id;
  const total = points.recognise + points.placement + points.patterns + points.first_line;
  return say.result(right, stageLabel(stage), total);
}

function bingoNews({ phase, call }: CallView, me: MeView | undefined): string {
  const result = me?.result;
  if (phase !== "shown" || !result || result.call !== call?.call) return "";
  return result.completed.length > 0 ? say.bingo(result.completed.map(shared.completed)) : "";
}

function titleOf(view: CallView | undefined, open: boolean): string {
  if (!view) return shared.connecting;
  const { phase, paused, call, round } = view;
  if (paused) return shared.paused;
  if (phase === "over") return shared.over;
  if (!round || phase === "lobby") return shared.waitingTitle;
  if (phase === "ended") return shared.ended(round.number);
  if (!call || phase === "dealt") return play.dealtTitle;
  const title = shared.call(call.ordinal, round.length);
  if (phase === "open") return `${title}: ${open ? play.which : shared.opens}`;
  if (phase === "discussing") return `${title}: ${shared.discuss}`;
  return `${title}: ${phase === "closed" ? shared.closed : shared.why}`;
}
