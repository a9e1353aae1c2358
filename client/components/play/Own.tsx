/** What concerns me alone, folded away: my time, my connection, and whether I am in the room. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Pace } from "../../protocol";
import type { Connection } from "../../lib/connection";
import { play } from "../../lib/words";
import { Choice } from "../Choice";
import { PaceChoice } from "../PaceChoice";

/** How often what was measured is looked at again. */
const GLANCE_MS = 1_000;

/** Nothing tells, before it is unfolded, what was chosen. */
export function MyTime({ connection, pace }: { connection: Connection; pace: Pace }) {
  return (
    <details>
      <summary>{play.myTime}</summary>
      <PaceChoice {...{ connection, pace }} name={play.timeWished} hint={play.timeHint} meanings={play.paces} />
    </details>
  );
}

interface ConnectionProps {
  connection: Connection;
  children: ComponentChildren;
}

export function MyConnection({ connection, children }: ConnectionProps) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(toggle) => setOpen(toggle.currentTarget.open)}>
      <summary>{play.myConnection}</summary>
      {open && <Measured connection={connection} />}
      {children}
    </details>
  );
}

function Measured({ connection: { clock, state } }: { connection: Connection }) {
  const [, look] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => look((count) => count + 1), GLANCE_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <p>{play.trip(state.link === "up" ? clock.trip : null)}</p>
      <p>{clock.synced ? play.synced : play.notSynced}</p>
    </>
  );
}

interface RemoteProps {
  remote: boolean;
  onRemote: (remote: boolean) => void;
}

export function JoiningRemotely({ remote, onRemote }: RemoteProps) {
  return (
    <Choice
      kind="checkbox"
      name="remote"
      label={play.remote}
      hint={play.remoteHint}
      checked={remote}
      onChoose={onRemote}
    />
  );
}
