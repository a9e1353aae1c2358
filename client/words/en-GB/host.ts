/** What facilitators read. */

import type { Check, Grid, Mode, Pattern, Reason, Trouble } from "../../protocol";
import type { Reason as GoOn } from "../../lib/pacing";
import { count, list, number, ordinal } from "./forms";
import { reasons } from "./shared";

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
/** `0.3 s`, `0.04 s`: without figures that say nothing. */
const short = (ms: number): string => `${Number((ms / 1000).toFixed(2))} s`;

export const host = {
  openTitle: "Run a workshop",
  openLead: "Choose a journey. You get a code to share, and set up the round on the next page.",
  pack: "Journey",
  packSize: (stages: number, facts: number, events: number): string =>
    `${stages} stages, ${facts} facts, ${events} events`,
  noPacks: "This server has no journey to play yet.",
  passphrase: "Passphrase",
  passphraseHint: "The people who run this server can tell you.",
  wrongPassphrase: "That passphrase is not right.",
  open: "Open the workshop",
  opening: "Opening",
  deskTitle: "Facilitator",
  invite: "Invite people",
  code: "Code",
  address: "or go to",
  qrAlt: "QR code that opens the page for joining",
  display: "Open the big screen in a new tab",
  joined: (n: number): string =>
    n === 0 ? "Nobody has joined yet" : `${number.format(n)} joined · rejoin codes`,
  joinedLead: "Names appear here as people join.",
  away: "away",
  setUp: (round: number): string => `Set up round ${round}`,
  length: "Length",
  byMinutes: "Minutes",
  byCalls: "Calls",
  fits: (calls: number): string => `${calls} calls`,
  fitsHint: "A call takes a little over a minute with talk.",
  grid: "Card",
  grids: {
    "3x3": "3 × 3: best on phones",
    "4x4": "4 × 4: longer rounds",
    "5x5": "5 × 5: large screens and paper",
  } satisfies Record<Grid, string>,
  needsCalls: (calls: number): string => `Needs at least ${calls} calls`,
  never: "Not possible with this journey on this card",
  mode: "Mode",
  modes: { race: "Race", steady: "Steady", relaxed: "Relaxed" } satisfies Record<Mode, string>,
  modeHints: {
    race: "Points for being right, for being quick and for being among the first three; the first tap stands.",
    steady: "Points for being right and for being quick, but not for being first; answers may change.",
    relaxed: "Points for being right only, with no clock anywhere; answers may change.",
  } satisfies Record<Mode, string>,
  patterns: "Prizes",
  patternHints: {
    line: "a full row, column or diagonal",
    corners: "all four corners of the card",
    full_card: "every square",
    journey: "a mark from every stage",
  } satisfies Record<Pattern, string>,
  closing: "Each call closes",
  byMe: "when I say so",
  byTimer: "by a timer",
  noClock: "Relaxed has no clock",
  timer: "Seconds after reading time",
  carry: "Points carry over from the rounds before",
  showStandings: "Show the top five",
  primary: {
    start_round: (round: number): string => `Start round ${round}`,
    call_event: (first: boolean): string => (first ? "Call first event" : "Call next event"),
    open_second_vote: "Vote again",
    show_answer: "Show answer",
    showing: "Showing the answer",
    end_round: "End round",
    resume_round: "Resume",
    another: "Open another workshop",
  },
  answered: (answered: number, done: number): string => `${answered} answered, ${done} done`,
  present: (n: number): string => `of ${count(n, "person", "people")} here`,
  goOn: {
    all_done: "Everybody is done: time for the answer.",
    nearly_all_done: "Nearly everybody is done: you may show the answer.",
    long: "40 seconds have passed: you may show the answer.",
  } satisfies Record<GoOn, string>,
  extend: "20 seconds more",
  readAloud: "Read this aloud",
  answerShown: "Answer shown",
  nextEvent: "Next event",
  peekNext: "Peek at the next event and its answer",
  peekNow: "Peek at the answer",
  peekPaused: "Peek at the event and its answer",
  pausedCall: "The event is hidden until you resume.",
  pausedRace: "The event is hidden until you resume. After a pause nobody is placed for this call.",
  hide: "Hide",
  noNext: "All the planned events have been called.",
  splitSoFar: "Answers so far",
  discuss: "Discuss first",
  discussLead: "Everybody sees how the room split, not the answer. Let people say why, then vote again or show the answer.",
  showNow: "Show the answer now",
  skip: "Skip this event",
  close: "Close answers",
  pause: "Pause",
  undo: "Undo last call",
  undoOpen: "Take back this call",
  undoSure: "Take back the call just shown? Everybody loses what they won in it, and another event takes its place.",
  undoYes: "Yes, take it back",
  endEarly: "End round early",
  endEarlySure: "End the round now? An open call is taken back.",
  endEarlyYes: "Yes, end the round",
  reopen: "Reopen the round",
  endWorkshop: "End workshop",
  endWorkshopSure: "End the workshop for everybody? This cannot be taken back.",
  endWorkshopYes: "Yes, end the workshop",
  keep: "No, keep going",
  more: "More controls",
  story: "Tell the story first",
  lobbyLead: "Start when enough people have joined. Late joiners can still come in.",
  dealtTitle: "Cards are dealt",
  dealtLead: "Everybody has a card.",
  endedLead: "Talk about what was hard, then set up another round or end the workshop.",
  overLead: "Everything is stored. You can close this page.",
  shortcuts: "Keyboard shortcuts",
  shortcutsOn: "Use keyboard shortcuts",
  keys: [
    ["Space, → or Page Down", "the big button"],
    ["D", "discuss before the answer"],
    ["E", "20 seconds more, where a timer runs"],
    ["A", "show the answer, also without a second vote"],
    ["P", "pause or resume"],
    ["Z", "undo the last call"],
    ["?", "show this list"],
  ] as const,
  notHost: "This browser does not run this workshop.",
  notHostLead: "To steer from here too, type a code from your other device. It takes nothing away from there.",
  steerCode: "Pairing code or recovery code",
  steerCodeHint:
    "On the device that runs the workshop: “Your devices”, then “Add a device”. Or the recovery code you kept.",
  steerHere: "Steer from here",
  steering: "One moment",
  needSteerCode: "Type the pairing code or the recovery code.",
  unknownSteerCode:
    "This code does not fit. A pairing code works once, for ten minutes: check it, or ask for a fresh one.",
  trouble: {
    disk_full:
      "The server’s disk is full: answers cannot be stored. Make room on the computer that runs the server; " +
      "play goes on by itself as soon as there is room. Nothing that was received is lost.",
    storage:
      "The server’s disk fails: answers cannot be stored. The server’s log says how; " +
      "play goes on by itself as soon as storing works. Nothing that was received is lost.",
  } satisfies Record<Trouble, string>,
  codeSaid: (label: string, code: string): string => `${label}: ${code}`,
  rosterLead:
    "A phone that died: a rejoin code brings its player back on another one. " +
    "Somebody who needs it can have more time.",
  of: (name: string): string => ` for ${name}`,
  rejoinSteps: (address: string, code: string): readonly string[] => [
    `On the other phone, open ${address}`,
    `Choose “I was here already”, then type ${code}`,
  ],
  rejoinVoid: "The earlier code no longer works.",
  time: "Time",
  timeHint: "Between you and this player: no other screen shows it. It counts from the next call on.",
  done: "Close",
  devices: "Your devices",
  devicesLead: "Steer from a laptop and a phone at once: both show the same.",
  addDevice: "Add a device",
  pairingQrAlt: "QR code that opens this desk on another device",
  pairingHow: "Scan the picture with the other device, or type the code there at",
  pairingLife: "Works once, for ten minutes.",
  forYouAlone: "Not for the big screen: whoever has it can steer.",
  newRecovery: "New recovery code",
  newRecoverySure: "Make a new recovery code? The one before no longer works.",
  newRecoveryYes: "Yes, make a new one",
  newRecoveryNo: "No, keep the one I have",
  keepRecovery: "Keep this recovery code",
  keepRecoveryWhy:
    "If this browser or computer is lost, type it on another one and go on from there. It is shown only now.",
  copy: "Copy",
  copied: "Copied",
  notCopied: "Select the code and copy it.",
  haveIt: "I have it",
};

/** Why something was refused, to whoever steers. */
export const steeringReason = (reason: Reason): string => {
  const all: Record<Reason, string> = {
    ...reasons,
    not_allowed: "This page may not do that.",
    stale_step: "Somebody else was quicker. Look again, then decide.",
    unknown_seat: "This seat is not in the workshop.",
    no_round: "No round is running.",
    round_running: "A round is already running.",
    round_ended: "The round has already ended.",
    not_paused: "The round is not paused.",
    bad_length: "A round has 6 to 24 calls.",
    bad_timer: "A timer runs for 5 to 120 seconds.",
    grid_unavailable: "This card cannot be dealt for this round.",
    pattern_unavailable: "One of the prizes cannot be won in this round.",
    bad_plan: "The plan has changed. Look again, then decide.",
    no_timer: "No timer closes this call.",
    already_discussed: "This call has been discussed already.",
    not_discussed: "A second vote follows a discussion.",
    call_still_open: "The call is still open. Show its answer first.",
    unknown_event: "The journey has no such event.",
    already_called: "This event has already been called.",
    no_more_events: "There are no more events.",
    nothing_to_undo: "There is nothing to undo.",
  };
  return all[reason];
};

/** Whether everybody's screen is ready. */
export const check = {
  ready: (ready: number, players: number): string =>
    `${number.format(ready)} of ${count(players, "phone is", "phones are")} ready`,
  arriving: "The others are getting ready.",
  needsHelp: (n: number): string => (n === 0 ? "" : `${count(n, "person", "people")} may need help`),
  why: {
    away: ["Away", "Ask them to open the page again."],
    not_synced: ["Clock not yet known", "It takes some seconds."],
    may_sleep: ["The screen may go dark", "Ask them to touch it now and then."],
    slow: ["Slow connection", "Another network may help."],
  } satisfies Record<Check, [string, string]>,
  names: (names: readonly string[]): string => `${list(names)}.`,
  more: (n: number): string => `and ${number.format(n)} more`,
};

/** How fair the game is to people in the room and to people elsewhere. */
export const fairness = {
  heading: "Fairness: room and remote",
  inRoom: "In the room",
  remote: "Remote",
  players: "Players",
  trip: "There and back, for half of them within",
  slowTrip: "There and back, for nearly all within",
  spread: "Last call opened within",
  share: "Share of the players",
  firsts: "Share of the firsts",
  ms: (ms: number | null): string => (ms === null ? "not known" : `${number.format(ms)} ms`),
  opened: (ms: number | null, phones: number): string =>
    ms === null ? "not known" : `${number.format(ms)} ms, on ${count(phones, "phone", "phones")}`,
  counted: "Of the last call only those phones count that somebody was looking at when it opened.",
  percent: (n: number): string => `${n} %`,
  nobodyRemote: "Nobody is joining remotely.",
  noFirsts: "Nobody has been first yet.",
  means: (share: number, firsts: number): string =>
    `Remote people are ${share} % of the players and had ${firsts} % of the firsts.`,
};

/** Why the places of a call are as they are. */
export const why = {
  heading: "Why these places?",
  timed: (name: string, ms: number): string => `${name} ${seconds(ms)}`,
  alone: (rank: number, timed: string): string => `${timed}: ${ordinal(rank)} place.`,
  tie: (rank: number, timed: readonly string[], tieMs: number): string =>
    `${timed.join(", ")}: a tie (within ${short(tieMs)}). They share ${ordinal(rank)} place.`,
  unplaced: (timed: readonly string[]): string => `Without a place: ${timed.join(", ")}.`,
  interrupted: "A pause took the placement away.",
  nobody: "Nobody recognised the stage, so nobody was first.",
  allowed: (all: readonly { name: string; ms: number }[]): string => {
    const each = all.map(({ name, ms }, at) =>
      at === 0 ? `${short(ms)} were allowed for ${name}’s network` : `${short(ms)} for ${name}’s`,
    );
    return `${list(each)}.`;
  },
  noneAllowed: "No allowance was made for anybody’s network.",
  quick: (names: readonly string[]): string =>
    `${list(names)}: faster than the event can be read, perhaps a guess.`,
};
