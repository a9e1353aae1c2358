/** The plan of a round: where each event of the pack stands, and what it would be after a change. */

import type { PlannedEvent, PlanView } from "../protocol";

export type Standing = "coming" | "called" | "taken_back" | "skipped" | "spare";

export interface Line {
  event: PlannedEvent;
  standing: Standing;
  /** From 1: its place among the events to come, or among those called; 0 where it has none. */
  place: number;
}

export interface Wanted {
  /** Words that must all stand in the event, its reason or its facts. */
  words: string;
  /** A stage's id; empty for all. */
  stage: string;
  /** Empty for all. */
  standing: Standing | "";
}

/** What to come stands first, in its order; then what was called; then the others, as the pack has them. */
export function linesOf(events: readonly PlannedEvent[], plan: PlanView): Line[] {
  const line = (event: PlannedEvent): Line => {
    const [coming, called] = [plan.coming.indexOf(event.event), plan.called.indexOf(event.event)];
    if (coming >= 0) return { event, standing: "coming", place: coming + 1 };
    if (called >= 0) return { event, standing: "called", place: called + 1 };
    if (plan.taken_back.includes(event.event)) return { event, standing: "taken_back", place: 0 };
    return { event, standing: plan.skipped.includes(event.event) ? "skipped" : "spare", place: 0 };
  };
  const order: readonly Standing[] = ["coming", "called", "taken_back", "skipped", "spare"];
  return events
    .map(line)
    .sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing) || a.place - b.place);
}

export function found(lines: readonly Line[], { words, stage, standing }: Wanted): Line[] {
  const sought = plain(words).split(/\s+/).filter(Boolean);
  return lines.filter(({ event, ...line }) => {
    if (stage && event.stage !== stage) return false;
    if (standing && line.standing !== standing) return false;
    const text = plain([event.text, event.why, ...event.facts].join(" "));
    return sought.every((word) => text.includes(word));
  });
}

/** Small letters without accents: nobody types them into a search. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The plan with an event so many places further on; the same where there is no such place. */
export function moved(coming: readonly string[], event: string, by: number): readonly string[] {
  const from = coming.indexOf(event);
  const to = from + by;
  if (from < 0 || to < 0 || to >= coming.length) return coming;
  return placed(without(coming, event), event, to);
}

/** The plan in which an event comes next, wherever it stood. */
export function next(coming: readonly string[], event: string): readonly string[] {
  return placed(without(coming, event), event, 0);
}

export function without(coming: readonly string[], event: string): readonly string[] {
  return coming.filter((one) => one !== event);
}

function placed(coming: readonly string[], event: string, at: number): readonly string[] {
  return [...coming.slice(0, at), event, ...coming.slice(at)];
}
