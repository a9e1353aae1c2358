/** A player's own time, chosen in private. */

import { useEffect, useState } from "preact/hooks";
import type { Pace } from "../protocol";
import { announce } from "../lib/announce";
import type { Connection } from "../lib/connection";
import { notConnected, notStored, shared } from "../lib/words";
import { Choice, Group } from "./Choice";

const PACES: readonly Pace[] = ["usual", "longer", "double", "untimed"];

interface Props {
  connection: Connection;
  name: string;
  hint: string;
  pace: Pace;
  /** Whose, for facilitators; players leave it out. */
  seat?: number;
  /** What each comes to, in one sentence. */
  meanings?: Readonly<Record<Pace, string>>;
}

export function PaceChoice({ connection, name, hint, pace, seat, meanings }: Props) {
  const [wish, setWish] = useState<Pace | null>(null);
  useEffect(() => setWish(null), [pace]);

  async function choose(next: Pace): Promise<void> {
    setWish(next);
    const reply = await connection.send({ do: "choose_pace", pace: next, seat: seat ?? null });
    if (reply?.status === "done") return announce(shared.fromNextCall(shared.paces[next]));
    setWish(null);
    announce(reply ? notStored : notConnected);
  }

  return (
    <Group name={name} hint={hint}>
      {PACES.map((one) => (
        <Choice
          key={one}
          kind="radio"
          name={`pace ${seat ?? ""}`}
          label={shared.paces[one]}
          hint={meanings?.[one] ?? ""}
          checked={one === (wish ?? pace)}
          onChoose={() => void choose(one)}
        />
      ))}
    </Group>
  );
}
