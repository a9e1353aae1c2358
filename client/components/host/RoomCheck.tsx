/** Whether everybody's phone is ready, and who may need help. It is told; it keeps nobody from starting. */

import { useEffect, useState } from "preact/hooks";
import type { Check, Devices, NeedsHelp } from "../../protocol";
import { check } from "../../lib/words";

/** Whoever comes in needs so long to be ready. */
const ARRIVING_MS = 3_000;

export function RoomCheck({ devices: { players, ready, needs_help } }: { devices: Devices }) {
  const wrong = players - ready;
  const lasts = useLasting(wrong > 0);
  if (players === 0) return null;
  if (wrong === 0) return <p class="room-check">{check.ready(ready, players)}</p>;
  return (
    <details class="room-check" open={lasts}>
      <summary>
        {check.ready(ready, players)} <span class="quiet">{lasts ? check.needsHelp(wrong) : check.arriving}</span>
      </summary>
      <ul>
        {byCheck(needs_help).map(({ what, remedy, names }) => (
          <li key={what}>
            <strong>{what}:</strong> {check.names(names)} <span class="quiet">{remedy}</span>
          </li>
        ))}
        {wrong > needs_help.length && <li>{check.more(wrong - needs_help.length)}</li>}
      </ul>
    </details>
  );
}

/** Whether something has been so for a while: what mends itself at once unfolds nothing. */
function useLasting(so: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!so) return setLasts(false);
    const timer = setTimeout(() => setLasts(true), ARRIVING_MS);
    return () => clearTimeout(timer);
  }, [so]);
  return lasts;
}

/** What is wrong, each with what to do and with everybody whom it concerns. */
function byCheck(people: readonly NeedsHelp[]): { what: string; remedy: string; names: string[] }[] {
  return (Object.keys(check.why) as Check[])
    .map((one) => ({
      what: check.why[one][0],
      remedy: check.why[one][1],
      names: people.filter(({ checks }) => checks.includes(one)).map(({ name }) => name),
    }))
    .filter(({ names }) => names.length > 0);
}
