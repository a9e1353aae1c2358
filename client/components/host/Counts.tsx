/** How many have answered and are done, of those who are here; how much time is left; when to go on. */

import type { CountsView, OpenCall } from "../../protocol";
import type { Clock } from "../../lib/clock";
import { useTimeLeft } from "../../lib/hooks";
import { LONG_MS, reasonToShow } from "../../lib/pacing";
import { host, shared } from "../../lib/words";

interface Props {
  view: CountsView;
  /** The call, while it is open. */
  call: OpenCall | null;
  clock: Clock;
}

export function Counts({ view, call, clock }: Props) {
  const { answered, done, present } = view;
  const left = useTimeLeft(call?.closes_at_ms ?? null, clock);
  const untilLong = useTimeLeft(call && call.opens_at_ms + LONG_MS, clock);
  const reason = call && reasonToShow(view, clock.now() !== null && untilLong === 0);
  return (
    <div class="counts">
      <p>
        <strong>{host.answered(answered, done)}</strong> {host.present(present)}
        {call?.closes_at_ms != null && <span class="time-left"> · {shared.secondsLeft(Math.ceil(left / 1000))}</span>}
      </p>
      <progress max={Math.max(present, 1)} value={answered} aria-label={host.answered(answered, done)} />
      {reason && <p class="quiet">{host.goOn[reason]}</p>}
    </div>
  );
}
