/** The bar at the bottom: one large button that always says the next thing to do, and the pause. */

import type { ComponentChildren } from "preact";
import type { CallView, DeskView } from "../../protocol";
import { host } from "../../lib/words";
import type { Steering } from "../../lib/steering";

interface Props {
  view: CallView;
  desk: DeskView;
  steering: Steering;
  /** The call opens in a moment: there is nothing to press before. */
  opening: boolean;
  /** The answer has been asked for and is on its way. */
  showing: boolean;
  onPrimary: () => void;
  onPause: (() => void) | null;
  /** What stands above the buttons: the bar grows upwards, so that they stay where they are. */
  children: ComponentChildren;
}

export function PrimaryBar(props: Props) {
  const { view, desk, steering, opening, showing, onPrimary, onPause, children } = props;
  return (
    <footer class="dock">
      {children}
      {steering.problem && <p class="error">{steering.problem}</p>}
      <div class="dock-row">
        {onPause && !view.paused && (
          <button type="button" class="pause" onClick={onPause}>
            {host.pause}
          </button>
        )}
        {desk.next_step === "nothing" ? (
          <a class="button primary" data-primary href="/host">
            {host.primary.another}
          </a>
        ) : (
          <button
            type="button"
            class="primary"
            data-primary
            aria-busy={steering.busy}
            aria-disabled={opening || showing}
            onClick={onPrimary}
          >
            {showing && !steering.busy ? host.primary.showing : labelOf(view, desk)}
          </button>
        )}
      </div>
    </footer>
  );
}

function labelOf(view: CallView, { next_step }: DeskView): string {
  switch (next_step) {
    case "start_round":
      return host.primary.start_round((view.round?.number ?? 0) + 1);
    case "call_event":
      return host.primary.call_event(view.phase === "dealt");
    case "open_second_vote":
      return host.primary.open_second_vote;
    case "show_answer":
      return host.primary.show_answer;
    case "end_round":
      return host.primary.end_round;
    case "resume_round":
      return host.primary.resume_round;
    case "nothing":
      return host.primary.another;
  }
}
