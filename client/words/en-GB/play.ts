/** What players read: joining, and playing. */

import type { Pace } from "../../protocol";
import { both, number, ordinal } from "./forms";

/** A round trip from which on it may be felt. */
const SLOW_MS = 400;

export const join = {
  heading: "Join a workshop",
  lead: "No account needed.",
  code: "Code",
  codeHint: "Six digits, on the big screen or from your facilitator",
  name: "Your name in the game",
  nameHint: "Other players can see it. It need not be your real one.",
  another: "Another name",
  go: "Join",
  going: "Joining",
  carryOn: (name: string): string => `Carry on as ${name}`,
  carryOnHint: "You already have a place here.",
  otherCode: "Use another code",
  host: "Run a workshop",
  privacyNotice: "We keep your name, answers and points for this workshop only. No account, no tracking.",
  needCode: "Type the six digits of the code.",
  needName: "Type a name, or tap “Another name”.",
  unknown: "No workshop has this code. Check the six digits and try again.",
  ended: "This workshop has ended. Ask your facilitator for a new code.",
  trouble: both("The server cannot store anything just now. Tell your facilitator, then try again."),
  wasHere: "I was here already, on another device",
  rejoin: {
    heading: "Carry on where you were",
    lead: "Your name, card, answers and points come to this device.",
    hint: "Six letters and digits, on your other device. If you cannot see it, ask your facilitator for a fresh one.",
    go: "Carry on here",
    going: "One moment",
    need: "Type the six letters and digits of your rejoin code.",
    unknown: "This rejoin code does not fit. Check it, or ask your facilitator for a fresh one.",
    asNew: "Join as somebody new",
  },
};

export const play = {
  youAreIn: (name: string): string => `You are in, ${name}`,
  waiting: "The facilitator starts the first round. Keep this page open.",
  howTo: "How to play",
  steps: [
    "Something happens in the story. Tap the stage of the journey it belongs to.",
    "Mark the fact on your card that it shows. A full line is a bingo.",
  ],
  dealtTitle: "Your card is ready",
  dealt: "Have a look at your card. The first call comes soon.",
  yourCard: "Your card",
  asList: "Show as a list",
  asGrid: "Show as a grid",
  which: "Which stage is this?",
  firstStands: "Your first tap stands.",
  mayChange: "You may change it until the call closes.",
  said: "You said",
  change: "Change",
  mark: "Mark the fact it shows",
  marked: "Marked. You may move it until the call closes.",
  none: "None on my card",
  sending: "Sending",
  received: "Answer received",
  late: "Too late: the call had closed",
  refused: "Not counted",
  square: (row: number, column: number): string => `row ${row}, column ${column}`,
  chosen: "chosen",
  kept: "marked",
  gift: "marked for you",
  inLine: "part of a bingo",
  fromNextCall: "Welcome. This call is already running: you play from the next one.",
  noStage: "You did not name a stage this time.",
  right: "You were right",
  wrong: (label: string): string => `You said ${label}`,
  noAnswer: "You did not answer this one",
  beforeYou: "That was before you came in.",
  lateAnswer: "Your answer came too late",
  missed: "Your last tap came too late: the call had closed.",
  itWas: "It was",
  noPenalty: "Nothing lost. On to the next one.",
  markKept: "Your mark stays on the card.",
  markLifted: "Your mark was lifted: that fact belongs to something else. It cost you nothing.",
  bingo: "Bingo!",
  pointsNow: (n: number): string => `+${number.format(n)}`,
  parts: {
    right: "Right stage",
    speed: "Speed",
    second: "Right at the second vote",
    placement: (rank: number | null, tied: boolean): string =>
      rank === null ? "Among the first" : `${ordinal(rank)} to recognise it${tied ? ", a tie" : ""}`,
    patterns: "Bingo and prizes",
    first_line: "First line of the round",
  },
  rank: (rank: number, players: number): string => `All in all you are ${ordinal(rank)} of ${players}`,
  pausedLead: "The facilitator goes on in a moment. Your answers are safe.",
  endedLead: "Well played. Another round may follow, so keep this page open.",
  overLead: (name: string): string => `Thank you for playing, ${name}.`,
  joinAgain: "Go to joining",
  carryOnHere: "Carry on here instead",
  myRejoinCode: "Your rejoin code",
  rejoinCodeUse: "If this phone dies, type it on another one.",
  screenMayGoDark: "Your screen may go dark by itself: touch it now and then, or set it to stay on.",
  more: "More",
  myTime: "Your time",
  timeWished: "How much time do you want?",
  timeHint:
    "Only your facilitator can see it. It counts from the next call on, where there is a clock. " +
    "A place in a race still goes by your real time.",
  paces: {
    usual: "Speed points run down as for most people.",
    longer: "Speed points last half as long again.",
    double: "Speed points last twice as long.",
    untimed: "Full speed points; in a race you are not placed.",
  } satisfies Record<Pace, string>,
  myConnection: "Your connection",
  trip: (ms: number | null): string => {
    if (ms === null) return "Still measuring your connection.";
    const slow = ms >= SLOW_MS;
    const made = " Up to half a second of it is made good. Another network may help.";
    return `Connection ${slow ? "slow" : "good"}: ${Math.round(ms)} ms there and back.${slow ? made : ""}`;
  },
  synced: "Calls open here together with all the others.",
  notSynced: "Still measuring when calls open for the others.",
  remote: "I am joining remotely",
  remoteHint: "Your facilitator sees how many do, not who.",
  trouble: both("The server cannot store answers just now. Yours is kept on this device and sent as soon as it can."),
  onYourCard: "on your card",
};
