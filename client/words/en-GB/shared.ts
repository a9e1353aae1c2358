/** What is said on more than one page. */

import type { Pace, Pattern, Reason } from "../../protocol";
import { count, list, number } from "./forms";

const patternNames: Record<Pattern, string> = {
  line: "Line",
  corners: "Four corners",
  full_card: "Full card",
  journey: "Whole journey",
};

export const shared = {
  game: "Journey Bingo",
  title: (screen: string): string => `${screen} · Journey Bingo`,
  points: (n: number): string => count(n, "point", "points"),
  number: (n: number): string => number.format(n),
  round: (n: number): string => `Round ${n}`,
  call: (n: number, all: number): string => `Call ${n} of ${all}`,
  pattern: patternNames,
  completed: (name: string): string => {
    const [, kind, which] = /^line:(row|column|diagonal)-(\d)$/.exec(name) ?? [];
    if (kind === "row") return `Row ${which}`;
    if (kind === "column") return `Column ${which}`;
    if (kind === "diagonal") return which === "1" ? "Diagonal from top left" : "Diagonal from bottom left";
    return patternNames[name as Pattern] ?? name;
  },
  lost: "Connection lost. Trying to get back. What you have done so far is safe.",
  stopping: "The server is starting again: back in a moment. What you have done so far is safe.",
  facilitatorAway: "The facilitator is away for a moment. The next call waits for them.",
  connecting: "Connecting",
  back: "Connected again",
  paused: "Paused for discussion",
  resumed: "The game goes on",
  standings: "Top five",
  place: "Place",
  name: "Name",
  pointsHead: "Points",
  waitingTitle: "Waiting to start",
  ended: (round: number): string => `Round ${round} is over`,
  over: "The workshop is over",
  noPoints: "No points yet.",
  history: "Calls so far",
  noHistory: "Nothing has been called yet.",
  shows: "Facts it shows",
  split: "How the room answered",
  votes: "First vote → second vote",
  splitCount: (n: number, after?: number): string =>
    count(n, "answer", "answers") + (after === undefined ? "" : ` at first, ${number.format(after)} after talking`),
  hardest: "Hardest to place",
  hard: (right: number, all: number): string => `${right} of ${all} recognised it`,
  example: (place: string): string => `From a real place: ${place}`,
  winners: (names: readonly string[], all: number): string => list(names, all),
  firsts: (names: readonly string[], all = names.length): string => `First: ${list(names, all)}`,
  stages: "The stages of the journey",
  why: "Why",
  free: "Free",
  opens: "Get ready",
  takenBack: "The last call was taken back: it counts for nobody.",
  noPlaces: "No places this time: there was a pause.",
  closed: "Answers are closed",
  answerNext: "The answer comes next.",
  discuss: "Talk it over",
  discussHow: "What speaks for each stage? You will be asked once more.",
  again: "Second vote",
  secondsLeft: (n: number): string => `${count(n, "second", "seconds")} left`,
  privacy: "Privacy notice",
  accessibility: "Accessibility",
  refusal: {
    not_found: "No workshop has this code any more.",
    no_seat: "This browser has no place in this workshop yet.",
    moved: "Your place is on another device now. Not you? Ask the facilitator.",
    crowded: "You have this game open on many screens. This one has stopped.",
  },
  serverTrouble: "The server cannot be reached. Check your connection and try again.",
  tooMany: (seconds: number | null): string =>
    seconds === null
      ? "Too many tries. Wait a minute, then try again."
      : `Too many tries. Try again in ${count(seconds, "second", "seconds")}.`,
  rejoinCode: "Rejoin code",
  goOnHere: "Go on here",
  paces: {
    usual: "The usual time",
    longer: "Half as much time again",
    double: "Twice the time",
    untimed: "No timer",
  } satisfies Record<Pace, string>,
  fromNextCall: (what: string): string => `${what}: counts from the next call on`,
};

export const say = {
  dealt: "Your card is ready",
  open: (n: number): string => `Call ${n} is open`,
  closed: "Answers are closed",
  again: "Second vote: the call is open once more",
  result: (right: boolean, label: string, points: number): string =>
    `${right ? "Right" : "Not this time"}: it was ${label}. ${count(points, "point", "points")}.`,
  answer: (label: string): string => `The answer: ${label}`,
  bingo: (names: readonly string[]): string => `Bingo: ${list(names)}`,
  marked: "Mark received",
  roundOver: "The round is over",
};

type PlayersReason =
  | "workshop_ended"
  | "paused"
  | "no_open_call"
  | "other_call"
  | "unknown_stage"
  | "already_answered"
  | "too_early"
  | "too_late"
  | "no_card"
  | "next_call"
  | "no_such_square"
  | "square_taken";

/** Why something that a player said was refused; a facilitator is told of more. */
export const reasons: Readonly<Record<PlayersReason, string> & Partial<Record<Reason, string>>> = {
  workshop_ended: "The workshop has ended.",
  paused: "The round is paused. Resume it first.",
  no_open_call: "No call is open.",
  other_call: "The room is at another call now.",
  unknown_stage: "The journey has no such stage.",
  already_answered: "In a race the first tap stands.",
  too_early: "The call had not opened yet. Tap again.",
  too_late: "Too late: the call had closed.",
  no_card: "You have no card in this round yet.",
  next_call: "You joined during this call. You play from the next one on.",
  no_such_square: "That square cannot be marked.",
  square_taken: "That square is already marked.",
};
export const notConnected = "No connection just now. Press again when it is back.";
export const notStored = "It could not be stored. Press again.";
export const unexplained = "That did not work. Try again, or reload the page.";
