/** Who has joined, who is away just now, and a fresh rejoin code for whoever lost a phone. */

import type { RosterView } from "../../protocol";
import { freshRejoinCode } from "../../lib/api";
import { addressSaid, codeGrouped } from "../../lib/path";
import { host, shared } from "../../lib/words";
import { Issue } from "./Issue";

interface Props {
  code: string;
  joinUrl: string;
  view: RosterView | undefined;
  /** Unfolded while people are coming in. */
  open: boolean;
}

export function Roster({ code, joinUrl, view, open }: Props) {
  const players = view?.players ?? [];
  return (
    <details class="roster" open={open}>
      <summary>
        <h2>{host.joined(players.length)}</h2>
      </summary>
      <p class="quiet">{players.length === 0 ? host.joinedLead : host.rejoinLead}</p>
      <ul>
        {players.map(({ seat, name, present }) => (
          <li key={seat} class={present ? "" : "is-away"}>
            <span class="name">
              {name} {!present && <span class="quiet">({host.away})</span>}
            </span>
            <Issue
              label={shared.rejoinCode}
              whose={host.rejoinCodeOf(name)}
              issue={() => freshRejoinCode(code, seat)}
              said={({ rejoin_code }) => host.codeSaid(shared.rejoinCode, codeGrouped(rejoin_code))}
            >
              {({ rejoin_code }) => (
                <>
                  <p class="code">{codeGrouped(rejoin_code)}</p>
                  <ol class="steps">
                    {host.rejoinSteps(addressSaid(joinUrl), codeGrouped(rejoin_code)).map((step) => (
                      <li key={step}>{step}</li>
                    ))}
                  </ol>
                  <p class="quiet">{host.rejoinVoid}</p>
                </>
              )}
            </Issue>
          </li>
        ))}
      </ul>
    </details>
  );
}
