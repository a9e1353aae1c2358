/** Who has joined, and who is away just now. */

import type { RosterView } from "../../protocol";
import { host } from "../../lib/words";

interface Props {
  view: RosterView | undefined;
  /** Unfolded while people are coming in. */
  open: boolean;
}

export function Roster({ view, open }: Props) {
  const players = view?.players ?? [];
  return (
    <details class="roster" open={open}>
      <summary>
        <h2>{host.joined(players.length)}</h2>
      </summary>
      {players.length === 0 && <p class="quiet">{host.joinedLead}</p>}
      <ul>
        {players.map(({ seat, name, present }) => (
          <li key={seat} class={present ? "" : "is-away"}>
            {name} {!present && <span class="quiet">({host.away})</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
