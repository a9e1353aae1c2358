/** What a facilitator hears. */

import type { CallView, Views } from "../../protocol";
import { useAnnounced, usePauseAnnounced, useTitle } from "../../lib/hooks";
import { findStage, stageLabel } from "../../lib/stages";
import { host, say, shared } from "../../lib/words";

export function useDeskNews({ call: view, workshop }: Partial<Views>, opening: boolean): void {
  useTitle(shared.title(`${host.deskTitle}: ${titleOf(view, opening)}`), phaseOf(view, opening));
  usePauseAnnounced(view?.paused);
  const stage = findStage(workshop?.stages ?? [], view?.answer?.stage ?? null);
  const open = view?.phase === "open" && !view.paused && !opening && view.call;
  useAnnounced(
    view?.taken_back
      ? shared.takenBack
      : open
      ? open.vote > 1 ? say.again : say.open(open.ordinal)
      : view?.phase === "discussing"
        ? shared.discuss
      : view?.phase === "closed"
        ? say.closed
        : view?.phase === "shown" && stage
          ? say.answer(stageLabel(stage))
          : view?.phase === "ended"
            ? say.roundOver
            : "",
  );
}

function phaseOf(view: CallView | undefined, opening: boolean): string {
  if (opening) return "opening";
  return view?.paused ? "paused" : (view?.phase ?? "connecting");
}

function titleOf(view: CallView | undefined, opening: boolean): string {
  if (!view) return shared.connecting;
  const { phase, paused, round, call } = view;
  if (paused) return shared.paused;
  if (phase === "over") return shared.over;
  if (!round) return shared.waitingTitle;
  if (phase === "ended") return shared.ended(round.number);
  if (!call) return host.dealtTitle;
  const said = call.vote > 1 ? shared.again : host.readAloud;
  const asked = opening ? shared.opens : said;
  if (phase === "discussing") return `${shared.call(call.ordinal, round.length)}: ${shared.discuss}`;
  const doing = phase === "open" ? asked : phase === "closed" ? shared.closed : host.answerShown;
  return `${shared.call(call.ordinal, round.length)}: ${doing}`;
}
