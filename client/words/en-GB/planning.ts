/** What facilitators read of the plan, and everybody of what was taken for what. */

import { count, number } from "./forms";

export const plan = {
  heading: (coming: number): string => `The plan: ${count(coming, "event", "events")} to come`,
  lead: "With its answers: not for the big screen. A player’s card stays as it is, whatever the plan.",
  search: "Search",
  stage: "Stage",
  anyStage: "All stages",
  which: "Show",
  standings: {
    "": "All events",
    coming: "To come",
    called: "Called",
    taken_back: "Taken back",
    skipped: "Taken out",
    spare: "To spare",
  },
  place: (standing: "coming" | "called", n: number): string =>
    standing === "coming" ? (n === 1 ? "Comes next" : `To come, number ${n}`) : `Call ${n}`,
  none: "No event is like that. Try fewer words, or all stages.",
  nothingYet: "The plan is made when a round starts.",
  found: (n: number): string => count(n, "event", "events"),
  earlier: "Earlier",
  later: "Later",
  next: "Make it next",
  call: "Call it now",
  out: "Take out",
  of: (text: string): string => `: ${text}`,
  undo: "Undo the last change of the plan",
  undone: "The plan is as it was.",
  movedTo: (n: number, all: number): string => `Number ${number.format(n)} of ${number.format(all)} to come`,
  takenOut: "Taken out of the plan",
};

export const confusion = {
  heading: "What was taken for what",
  lead: "What people said at the first vote, in all rounds.",
  where: "It was",
  none: "Nothing has been answered yet.",
  hardest: (times: number, answers: number, right: string, takenFor: string): string =>
    `${number.format(times)} of ${number.format(answers)} took ${right} for ${takenFor}`,
  show: "Show it on the big screen",
  hide: "Take it off the big screen",
};
