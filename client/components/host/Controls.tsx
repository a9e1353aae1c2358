/** What is needed seldom: undo, end, reopen, end for good. */

import type { CallView, DeskView } from "../../protocol";
import type { Steering } from "../../lib/steering";
import { host } from "../../lib/words";
import { Confirm } from "./Confirm";

interface Props {
  view: CallView;
  desk: DeskView;
  steering: Steering;
}

export function Controls({ view, desk, steering: { steer } }: Props) {
  if (view.phase === "over") return null;
  const running = view.phase !== "lobby" && view.phase !== "ended";
  return (
    <section class="controls" aria-labelledby="more">
      <h2 id="more">{host.more}</h2>
      {desk.can_reopen && (
        <button type="button" onClick={() => steer({ do: "reopen_round" })}>
          {host.reopen}
        </button>
      )}
      {running && desk.next_step !== "end_round" && (
        <Confirm
          label={host.endEarly}
          question={host.endEarlySure}
          yes={host.endEarlyYes}
          onYes={() => steer({ do: "end_round" })}
        />
      )}
      <Confirm
        label={host.endWorkshop}
        question={host.endWorkshopSure}
        yes={host.endWorkshopYes}
        onYes={() => steer({ do: "end_workshop" })}
      />
    </section>
  );
}
