/** How things stand behind the game: one line at a time, the most pressing. It moves nothing on the page. */

import { useEffect, useRef } from "preact/hooks";
import type { Trouble } from "../protocol";
import { announce } from "../lib/announce";
import { useAnnounced } from "../lib/hooks";
import type { LineState } from "../lib/line";
import { shared } from "../lib/words";

interface Props {
  line: LineState;
  /** What is said while the server cannot store anything. */
  trouble: Readonly<Record<Trouble, string>>;
  /** Whether this screen waits for the facilitator, and says so. */
  waits?: boolean;
}

/** What is wrong stands in the page's one alert; what only takes a moment is said politely. */
export function Notice({ line, trouble, waits = false }: Props) {
  const alarm = alarmOf(line, trouble);
  const calm = alarm ? "" : calmOf(line, waits);
  useAnnounced(calm === shared.facilitatorAway ? calm : "");
  useReturnAnnounced(line);
  return (
    <div class="notice">
      <div role="alert">{alarm && <p class="alarm">{alarm}</p>}</div>
      {calm && <p class="calm">{calm}</p>}
    </div>
  );
}

function alarmOf({ link, room }: LineState, trouble: Props["trouble"]): string {
  if (link === "lost") return shared.lost;
  if (link === "stopping") return shared.stopping;
  return link === "up" && room?.trouble ? trouble[room.trouble] : "";
}

function calmOf({ link, welcome, views, room }: LineState, waits: boolean): string {
  // At the very first the whole screen says that it connects.
  if (link === "connecting") return welcome ? shared.connecting : "";
  const away = room?.facilitator_here === false && !views.workshop?.ended;
  return waits && away ? shared.facilitatorAway : "";
}

function useReturnAnnounced({ link }: LineState): void {
  const gone = useRef(false);
  useEffect(() => {
    if (link === "up" && gone.current) announce(shared.back);
    if (link !== "connecting") gone.current = link !== "up";
  }, [link]);
}
