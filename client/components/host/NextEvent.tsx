/** The next event, hidden until the facilitator peeks, with the choice to skip it. */

import type { DeskView, StageView } from "../../protocol";
import type { Steering } from "../../lib/steering";
import { host } from "../../lib/words";
import { Peek } from "./Peek";
import { Planned } from "./Planned";

interface Props {
  desk: DeskView;
  stages: readonly StageView[];
  steering: Steering;
}

export function NextEvent({ desk, stages, steering }: Props) {
  const [next] = desk.coming;
  return (
    <section>
      <h2>{host.nextEvent}</h2>
      {next ? (
        <Peek label={host.peekNext}>
          <Planned event={next} stages={stages} />
          <button type="button" onClick={() => steering.steer({ do: "skip_event", event: next.event })}>
            {host.skip}
          </button>
        </Peek>
      ) : (
        <p>{host.noNext}</p>
      )}
    </section>
  );
}
