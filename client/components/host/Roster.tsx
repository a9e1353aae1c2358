/** Who has joined, who is away just now, and what the facilitator can do for each of them. */

import { useState } from "preact/hooks";
import type { DeskView, Pace, RosterLine, RosterView } from "../../protocol";
import { freshRejoinCode } from "../../lib/api";
import type { Connection } from "../../lib/connection";
import { addressSaid, codeGrouped } from "../../lib/path";
import { host, shared } from "../../lib/words";
import { PaceChoice } from "../PaceChoice";
import { Issue } from "./Issue";

interface Props {
  code: string;
  joinUrl: string;
  connection: Connection;
  paces: DeskView["paces"];
  view: RosterView | undefined;
  /** Unfolded while people are coming in. */
  open: boolean;
}

export function Roster({ paces, view, open, ...rest }: Props) {
  const players = view?.players ?? [];
  return (
    <details class="roster" open={open}>
      <summary>
        <h2>{host.joined(players.length)}</h2>
      </summary>
      <p class="quiet">{players.length === 0 ? host.joinedLead : host.rosterLead}</p>
      <ul>
        {players.map((player) => (
          <Line key={player.seat} {...rest} player={player} pace={paces[player.seat] ?? "usual"} />
        ))}
      </ul>
    </details>
  );
}

interface LineProps extends Pick<Props, "code" | "joinUrl" | "connection"> {
  player: RosterLine;
  pace: Pace;
}

function Line({ code, joinUrl, connection, player, pace }: LineProps) {
  const { seat, name, present } = player;
  return (
    <li class={present ? "" : "is-away"}>
      <span class="name">
        {name} {!present && <span class="quiet">({host.away})</span>}
      </span>
      <TimeOf {...{ connection, player, pace }} />
      <Issue
        label={shared.rejoinCode}
        whose={host.of(name)}
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
  );
}

/** Nothing tells, before it is unfolded, who has a time of their own. */
function TimeOf({ connection, player: { seat, name }, pace }: Omit<LineProps, "code" | "joinUrl">) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {host.time}
        <span class="hidden">{host.of(name)}</span>
      </button>
      {open && (
        <div class="panel own-time">
          <PaceChoice {...{ connection, seat, pace }} name={host.time + host.of(name)} hint={host.timeHint} />
        </div>
      )}
    </>
  );
}
