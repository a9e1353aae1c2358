/** One event of the pack: where it stands, what it says, and what may be done with it. */

import type { StageView } from "../../protocol";
import type { Line } from "../../lib/plan";
import { plan as words } from "../../lib/words";
import { Planned } from "./Planned";

interface Props {
  line: Line;
  stages: readonly StageView[];
  /** Whether it is the last to come. */
  last: boolean;
  onEarlier: () => void;
  onLater: () => void;
  onNext: () => void;
  onOut: () => void;
  /** Set while an event may be called. */
  onCall?: () => void;
}

export function PlanLine({ line: { event, standing, place }, stages, last, ...act }: Props) {
  const coming = standing === "coming";
  const heard = standing === "called" || standing === "taken_back";
  const button = (name: string, label: string, onClick: () => void, disabled = false) => (
    <button type="button" class="small" data-act={name} disabled={disabled} onClick={onClick}>
      {label}
      <span class="hidden">{words.of(event.text)}</span>
    </button>
  );
  return (
    <li data-event={event.event} class={standing}>
      <p class="quiet">{coming || standing === "called" ? words.place(standing, place) : words.standings[standing]}</p>
      <Planned event={event} stages={stages} />
      {!heard && (
        <div class="row">
          {coming && button("earlier", words.earlier, act.onEarlier, place === 1)}
          {coming && button("later", words.later, act.onLater, last)}
          {!(coming && place === 1) && button("next", words.next, act.onNext)}
          {act.onCall && button("call", words.call, act.onCall)}
          {coming && button("out", words.out, act.onOut)}
        </div>
      )}
    </li>
  );
}
