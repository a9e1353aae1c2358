/** How fair the game is to people in the room and to people elsewhere, in two columns. */

import type { Devices, Side } from "../../protocol";
import { fairness, shared } from "../../lib/words";

const ROWS: readonly [string, (side: Side) => string][] = [
  [fairness.players, ({ players }) => shared.number(players)],
  [fairness.trip, ({ trip_ms }) => fairness.ms(trip_ms)],
  [fairness.slowTrip, ({ slow_trip_ms }) => fairness.ms(slow_trip_ms)],
  [fairness.spread, ({ spread_ms, opened }) => fairness.opened(spread_ms, opened)],
  [fairness.share, ({ share }) => fairness.percent(share)],
  [fairness.firsts, ({ firsts }) => fairness.percent(firsts)],
];

export function Fairness({ devices }: { devices: Devices }) {
  return (
    <details class="fairness">
      <summary>{fairness.heading}</summary>
      <p>{meaning(devices)}</p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{fairness.inRoom}</th>
            <th scope="col">{fairness.remote}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([name, of]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{of(devices.in_room)}</td>
              <td>{of(devices.remote)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{fairness.counted}</p>
    </details>
  );
}

function meaning({ in_room, remote }: Devices): string {
  if (remote.players === 0) return fairness.nobodyRemote;
  if (in_room.firsts + remote.firsts === 0) return fairness.noFirsts;
  return fairness.means(remote.share, remote.firsts);
}
