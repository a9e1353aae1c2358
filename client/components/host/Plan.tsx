/** The plan: every event of the pack, to be found, moved, taken out, put in and called. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { CallView, DeskView, EventsView, PlanView, StageView } from "../../protocol";
import { announce } from "../../lib/announce";
import { found, linesOf, moved, next, type Wanted, without } from "../../lib/plan";
import type { Steering } from "../../lib/steering";
import { plan as words } from "../../lib/words";
import { PlanFilter } from "./PlanFilter";
import { PlanLine } from "./PlanLine";

interface Props {
  events: EventsView;
  plan: PlanView;
  view: CallView;
  desk: DeskView;
  stages: readonly StageView[];
  steering: Steering;
}

export function Plan({ events, plan, view, desk, stages, steering: { steer } }: Props) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState<Wanted>({ words: "", stage: "", standing: "coming" });
  /** What was to come before the last change, and after it. */
  const [change, setChange] = useState<{ before: readonly string[]; after: string } | null>(null);
  const lines = useMemo(() => found(linesOf(events.events, plan), wanted), [events, plan, wanted]);
  const list = useRef<HTMLOListElement>(null);
  const focused = useRef("");
  // A line that moves takes the focus along: the browser lets go of it.
  useEffect(() => {
    const [event, act] = focused.current.split(" ");
    focused.current = "";
    const line = event && list.current?.querySelector(`[data-event="${event}"]`);
    const button = line && (line.querySelector<HTMLElement>(`[data-act="${act}"]:enabled`) ?? line.querySelector("button"));
    if (button) button.focus();
  }, [plan]);
  const arrange = (coming: readonly string[], said: string, keep = ""): void => {
    setChange({ before: plan.coming, after: coming.join(" ") });
    focused.current = keep;
    steer({ do: "reorder_plan", events: [...coming] });
    announce(said);
  };
  const undo = (): void => {
    if (!change) return;
    steer({ do: "reorder_plan", events: [...change.before] });
    setChange(null);
    announce(words.undone);
  };
  const { coming } = plan;
  return (
    <details class="plan" onToggle={(toggle) => setOpen(toggle.currentTarget.open)}>
      <summary>{words.heading(coming.length)}</summary>
      {open && (
        <>
          <p class="quiet">{words.lead}</p>
          <PlanFilter wanted={wanted} stages={stages} onWant={(part) => setWanted({ ...wanted, ...part })} />
          <p role="status" class="quiet">
            {lines.length === 0 ? words.none : words.found(lines.length)}
          </p>
          {change?.after === coming.join(" ") && (
            <button type="button" onClick={undo}>
              {words.undo}
            </button>
          )}
          <ol ref={list}>
            {lines.map((line) => {
              const { event } = line.event;
              const move = (by: number, act: string) => (): void =>
                arrange(moved(coming, event, by), words.movedTo(line.place + by, coming.length), `${event} ${act}`);
              return (
                <PlanLine
                  key={event}
                  line={line}
                  stages={stages}
                  last={line.place === coming.length}
                  onEarlier={move(-1, "earlier")}
                  onLater={move(1, "later")}
                  onNext={() => arrange(next(coming, event), words.place("coming", 1), `${event} next`)}
                  onOut={() => arrange(without(coming, event), words.takenOut)}
                  {...(desk.next_step === "call_event" && !view.paused && {
                    onCall: () => steer({ do: "call_event", event }),
                  })}
                />
              );
            })}
          </ol>
        </>
      )}
    </details>
  );
}
