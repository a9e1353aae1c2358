/** What a facilitator hears. */

import type { CallView, Views } from "../../protocol";
import { useAnnounced, usePauseAnnounced, useTitle } from "../../lib/hooks";
import { findStage, stageLabel } from "../../lib/stages";
import { host, play, say, shared } from "../../lib/words";

export function useDeskNews({ call: view, workshop }: Partial<Views>): void {
  useTitle(shared.title(`${host.deskTitle}: ${titleOf(view)}`), phaseOf(view));
  usePauseAnnounced(view?.paused);
  const stage = findStage(workshop?.stages ?? [], view?.answer?.stage ?? null);
  const open = view?.phase === "open" && !view.paused && view.call;
  useAnnounced(
    open
      ? say.open(open.ordinal)
      : view?.phase === "closed"
        ? say.closed
        : view?.phase === "shown" && stage
          ? say.answer(stageLabel(stage))
          : view?.phase === "ended"
            ? say.roundOver
            : "",
  );
}

function phaseOf(view: CallView | undefined): string {
  return view?.paused ? "paused" : (view?.phase ?? "connecting");
}

function titleOf(view: CallView | undefined): string {
  if (!view) return shared.connecting;
  const { phase, paused, round, call } = view;
  if (paused) return shared.paused;
  if (phase === "over") return play.over;
  if (!round) return play.waitingTitle;
  if (phase === "ended") return play.ended(round.number);
  if (!call) return host.dealtTitle;
  const doing = phase === "open" ? host.readAloud : phase === "closed" ? play.closed : host.answerShown;
  return `${shared.call(call.ordinal, round.length)}: ${doing}`;
}
