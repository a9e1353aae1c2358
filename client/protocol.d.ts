// Generated from server/realtime/protocol.py by `make generate`; do not edit.

/** What a seat or a screen is in the workshop. */
export type Role =
  | "player"
  | "facilitator"
  | "display";

/** Sent with the connection. The seat is proved by the cookie that joining or hosting set. */
export interface Auth {
  code: string;
  role: Role;
  /**
   * Earlier connections of the same page end as this one begins: what may still come over them is
   * older than what comes over this one. Empty: none of them does.
   */
  page?: string;
  /** The page that this one takes the place of, after a reload. */
  earlier?: string;
}

/** Asks for every view newer than the versions that the client holds (none: all of them). */
export interface Hello {
  versions?: Record<string, number>;
}

/** Asks for the server's game clock; the acknowledgement is `Synced`. */
export interface Sync {
  /** Any number, to tell samples apart. */
  n: number;
}

/** How this screen is, for the facilitator's room check; sent when it has changed. */
export interface Report {
  /** Whether its clock is known well enough to open calls with the others. */
  synced: boolean;
  /** Whether the screen stays on by itself; `null` where the browser does not tell. */
  awake: boolean | null;
  /** Whether its player says to be elsewhere than in the room. */
  remote: boolean;
  /**
   * How late the last call was shown, in ms after it opened; `null` before the first one, and where
   * nobody looked at the screen when it opened.
   */
  opened_late_ms?: number | null;
}

/** I recognise this stage. */
export interface AnswerStage {
  do: "answer_stage";
  id: string;
  call: number;
  stage: string;
  /**
   * My own reaction time in ms: from the moment at which this screen showed the call (or, after a
   * pause, showed it again) to the tap. What is no number from 0 up is as good as none.
   */
  elapsed_ms?: number;
  /** Which vote of the call: 1, or 2 after a discussion. */
  vote?: number;
}

/** I mark this square (0-based, row by row); `null` is *None on my card*. */
export interface MarkSquare {
  do: "mark_square";
  id: string;
  call: number;
  square: number | null;
}

/** A player's own time: between them and their facilitators, and told to nobody else. */
export type Pace =
  | "usual"
  /** Half as much time again. */
  | "longer"
  /** Twice the time. */
  | "double"
  /** No timer: full speed points, and outside placement. */
  | "untimed";

/**
 * Give a player a time of their own from the next call on; only facilitators are told. A player
 * chooses for themselves; a facilitator names the seat.
 */
export interface ChoosePace {
  do: "choose_pace";
  id: string;
  pace: Pace;
  /** Whose, for facilitators; players leave it out. */
  seat?: number | null;
}

/** A card's shape; one for everybody in a round. */
export type Grid =
  | "3x3"
  | "4x4"
  | "5x5";

/** How time counts. */
export type Mode =
  | "race"
  | "steady"
  | "relaxed";

/** A prize on the way. */
export type Pattern =
  | "line"
  | "corners"
  | "full_card"
  | "journey";

/** Plan a round of so many `calls`, or as many as fit `minutes`; deal everybody a card. */
export interface StartRound {
  do: "start_round";
  id: string;
  step: number;
  minutes?: number | null;
  calls?: number | null;
  grid?: Grid;
  mode?: Mode;
  patterns?: Pattern[];
  window_s?: number;
  timer_s?: number | null;
  carry_scores?: boolean;
  show_standings?: boolean;
}

/** The events that are to come, in this order: any of the pack that the round has not heard. */
export interface ReorderPlan {
  do: "reorder_plan";
  id: string;
  step: number;
  events: string[];
}

/** Take a coming event out of the plan; another takes its place if there is one. */
export interface SkipEvent {
  do: "skip_event";
  id: string;
  step: number;
  event: string;
}

/** Call the next event of the plan, or the one named. */
export interface CallEvent {
  do: "call_event";
  id: string;
  step: number;
  event?: string | null;
}

/** Take no more answers. */
export interface CloseCall {
  do: "close_call";
  id: string;
  step: number;
}

/** Twenty seconds more for the open call, where a timer closes it. */
export interface ExtendTimer {
  do: "extend_timer";
  id: string;
  step: number;
}

/** Close the call if it is still open, and show how the room split, without the answer. */
export interface DiscussCall {
  do: "discuss_call";
  id: string;
  step: number;
}

/** After the discussion, ask everybody once more. */
export interface OpenSecondVote {
  do: "open_second_vote";
  id: string;
  step: number;
}

/** Close the call if it is still open, and show its answer. */
export interface ShowAnswer {
  do: "show_answer";
  id: string;
  step: number;
}

/** Show on the display what was taken for what, or (`on` false) no longer. */
export interface ShowConfusion {
  do: "show_confusion";
  id: string;
  step: number;
  on: boolean;
}

/** Take back the open call, or the last one shown. */
export interface UndoCall {
  do: "undo_call";
  id: string;
  step: number;
}

/** Stop all game time. */
export interface PauseRound {
  do: "pause_round";
  id: string;
  step: number;
}

/** Go on, for all at once. */
export interface ResumeRound {
  do: "resume_round";
  id: string;
  step: number;
}

/** End the round. */
export interface EndRound {
  do: "end_round";
  id: string;
  step: number;
}

/** Take back the end of the round. */
export interface ReopenRound {
  do: "reopen_round";
  id: string;
  step: number;
}

/** End the workshop for everybody. */
export interface EndWorkshop {
  do: "end_workshop";
  id: string;
  step: number;
}

/** What became of a command. Never tells right from wrong. */
export type Status =
  /** An answer or mark is in. */
  | "received"
  /** An answer for a call that has not opened yet. */
  | "early"
  /** An answer or mark for a call that has closed. */
  | "late"
  /** A steering command is done. */
  | "done"
  /** The rules said no: see `reason`. */
  | "rejected"
  /** The message is not of this protocol: see `detail`. Nothing was stored. */
  | "refused"
  /** Too many messages. Send it again, with the same id, after a second. */
  | "slow_down"
  /** It could not be stored. Send it again, with the same id. */
  | "try_again";

/** Why the rules refuse a command. The value is what a screen receives; it is never renamed. */
export type Reason =
  /** The sender's role may not send this command. */
  | "not_allowed"
  /** Somebody else has steered since the screen was drawn: look, then decide anew. */
  | "stale_step"
  /** The seat is no player's. */
  | "unknown_seat"
  /** The workshop is over; nothing can be played in it any more. */
  | "workshop_ended"
  /** No round has begun. */
  | "no_round"
  /** A round is being played: end it first. */
  | "round_running"
  /** The round is over: start another, or reopen it. */
  | "round_ended"
  /** The round is paused: resume it first. */
  | "paused"
  /** There is no pause to resume from. */
  | "not_paused"
  /** Neither minutes nor calls were given, or both, or too few or too many calls for the pack. */
  | "bad_length"
  /** The window or the timer is out of its bounds. */
  | "bad_timer"
  /** This pack, or so short a round, cannot give this card. */
  | "grid_unavailable"
  /** So short a round cannot complete every pattern that was asked for. */
  | "pattern_unavailable"
  /** An event comes once, in a round of so many; an event to skip must be a coming one. */
  | "bad_plan"
  /** No call waits for what was asked. */
  | "no_open_call"
  /** The last call's answer has not been shown yet. */
  | "call_still_open"
  /** No timer closes this call. */
  | "no_timer"
  /** The room has discussed this call already. */
  | "already_discussed"
  /** A second vote follows a discussion. */
  | "not_discussed"
  /** The command is about another call than the present one. */
  | "other_call"
  /** The pack has no such scenario event. */
  | "unknown_event"
  /** This scenario event has been called in this round. */
  | "already_called"
  /** The plan is at its end. */
  | "no_more_events"
  /** No call of this round is left to take back. */
  | "nothing_to_undo"
  /** The pack has no such stage. */
  | "unknown_stage"
  /** In *Race* the first answer stands. */
  | "already_answered"
  /** The call has not opened yet. */
  | "too_early"
  /** The call has closed. */
  | "too_late"
  /** The player has no card in this round. */
  | "no_card"
  /** The player joined during this call, and plays from the next one on. */
  | "next_call"
  /** The card has no such square, or it is the free centre. */
  | "no_such_square"
  /** The square is marked already, by an earlier call. */
  | "square_taken";

/** The acknowledgement of a command. The same id always gets the same reply. */
export interface Reply {
  status: Status;
  reason: Reason | null;
  /** More, in plain words, where there is more to say. */
  detail: string;
}

/** The acknowledgement of `hello`; the views follow as messages of their own. */
export interface Welcome {
  role: Role;
  /** One's own seat; 0 for a facilitator, `null` for a display. */
  seat: number | null;
  name: string;
  code: string;
  /** The address that phones can reach, as it stands in the QR code. */
  join_url: string;
  /** The server's game clock now, and its name. */
  now_ms: number;
  clock: string;
  /** The server's version: a page of another version should reload. */
  server: string;
}

/** The acknowledgement of `sync`: the game clock on receipt and on answering, in ms. */
export interface Synced {
  n: number;
  t1: number;
  t2: number;
  clock: string;
}

/** The server measures the round trip: acknowledge it at once, with nothing. */
export interface Probe {
}

/** What happened in a real place, with where it can be read. */
export interface Example {
  place: string;
  text: string;
  source: string;
}

/** A stage is known by its number, its shape, its colour and its name, always together. */
export type Shape =
  | "circle"
  | "triangle"
  | "square"
  | "diamond"
  | "star"
  | "hexagon"
  | "plus"
  | "pentagon";

/** One step of the journey. Its place in `Pack.stages` is its number, from 1. */
export interface Stage {
  id: string;
  name: string;
  /** One line: what this stage is about. */
  meaning: string;
  /** What people ask themselves here. */
  questions: string[];
  /** What they have in their hands at the end. */
  outcome: string;
  /** Why it matters. */
  why: string;
  example: Example;
  /** `#RRGGBB`, at least 3:1 on white. */
  colour: string;
  shape: Shape;
  /** A caution shown with the stage, for instance that its name is this pack's editor's choice. */
  note: string;
}

/** A stage with its number in the journey. */
export interface StageView {
  number: number;
  stage: Stage;
}

/** For all: the journey and its scenario. Changes only when the workshop opens or ends. */
export interface WorkshopView {
  title: string;
  summary: string;
  language: string;
  scenario_title: string;
  scenario: string;
  stages: StageView[];
  ended: boolean;
}

/** Where the workshop stands. */
export type Phase =
  /** No round has begun. */
  | "lobby"
  /** Cards are dealt, nothing has been called yet. */
  | "dealt"
  | "open"
  | "closed"
  /** The room sees how it split, and talks about it; the answer is still to come. */
  | "discussing"
  | "shown"
  /** The round is over; another may follow. */
  | "ended"
  /** The workshop is over. */
  | "over";

/** The round's settings and how far it is. */
export interface RoundView {
  number: number;
  grid: Grid;
  mode: Mode;
  patterns: Pattern[];
  timer_s: number | null;
  show_standings: boolean;
  /** Calls that count so far, the open one included, and calls in the whole round. */
  called: number;
  length: number;
}

/** The last call, without its answer. */
export interface OpenCall {
  /** Names the call in commands. */
  call: number;
  /** Its place in the round, from 1. */
  ordinal: number;
  /** `null` while the round is paused and the answer has not been shown. */
  text: string | null;
  opens_at_ms: number;
  closes_at_ms: number | null;
  /** Whether there was a pause after its text had been sent: then nobody is placed. */
  interrupted: boolean;
  /** Which vote it is: 1, or 2 after a discussion. */
  vote: number;
}

/** A fact in both its lengths. Its id is not told: pack makers may let it name the stage. */
export interface FactView {
  text: string;
  short: string;
}

/** Who completed a pattern with this answer: some names, and how many in all. */
export interface Winners {
  pattern: Pattern;
  names: string[];
  count: number;
}

/** The answer to the last call. */
export interface ShownAnswer {
  stage: string;
  why: string;
  facts: FactView[];
  /** How many said which stage, by stage id; stages that nobody said are 0. */
  split: Record<string, number>;
  /** The same at the second vote, if there was one. */
  second: Record<string, number> | null;
  /** Who recognised it first (*Race* only); several are a tie. */
  firsts: string[];
  winners: Winners[];
}

/** For all: where the workshop stands, and the last call. */
export interface CallView {
  phase: Phase;
  paused: boolean;
  round: RoundView | null;
  /** Whether the last thing that happened to a call is that one was taken back. */
  taken_back: boolean;
  call: OpenCall | null;
  /** While the room discusses: how many said which stage. */
  split: Record<string, number> | null;
  /** `null` until it is shown. */
  answer: ShownAnswer | null;
}

/** A call whose answer has been shown. */
export interface PastCall {
  call: number;
  ordinal: number;
  text: string;
  stage: string;
  facts: string[];
  split: Record<string, number>;
  /** At the second vote, if there was one. */
  second: Record<string, number> | null;
}

/** For all: the calls so far in this round, oldest first. */
export interface HistoryView {
  calls: PastCall[];
}

/** One line of the standings. */
export interface Standing {
  rank: number;
  name: string;
  points: number;
  lines: number;
}

/** For all: the top five. Never the bottom. */
export interface StandingsView {
  shown: boolean;
  top: Standing[];
}

/** How one's own card stands. */
export interface CardState {
  /** Positions that stay marked, gifts included; the free centre is not listed. */
  kept: number[];
  /** Those of them that were a late joiner's gifts. */
  gifts: number[];
  /**
   * Patterns complete so far: `line:row-1`, `line:column-2`, `line:diagonal-1`, `corners`,
   * `full_card`, `journey`.
   */
  completed: string[];
}

/** What I said in a call that is not yet shown. */
export interface MyAnswer {
  call: number;
  /** At the first vote. */
  stage: string | null;
  /** At the second vote, after a discussion. */
  second: string | null;
  /** Whether I chose a square or *None on my card*. */
  marked: boolean;
  square: number | null;
}

/** What one answer earned, in its parts. */
export interface Points {
  recognise: number;
  placement: number;
  patterns: number;
  first_line: number;
}

/** What the last shown call came to for me. */
export interface MyResult {
  call: number;
  /** At the first vote. */
  stage: string | null;
  /** At the second vote, after a discussion. */
  second: string | null;
  /** Whether the first vote was right. */
  right: boolean;
  /** My place among right first answers in *Race*: 1 is first. */
  rank: number | null;
  marked: boolean;
  kept: number | null;
  completed: string[];
  points: Points;
  total: number;
}

/** For one player: how the card stands, the answer, the points. */
export interface MeView {
  seat: number;
  name: string;
  card: CardState | null;
  /** The first call that I take part in: who joins during a call plays from the next one on. */
  first_call: number | null;
  answer: MyAnswer | null;
  result: MyResult | null;
  points: number;
  /** My place in the standings (ties share one); `null` before any points. */
  rank: number | null;
  /** How many had taken part when the last answer was shown. */
  players: number;
  /** My own time, from the next call on. */
  pace: Pace;
}

/** For one player: what stands on the card. Changes only when one is dealt. */
export interface CardView {
  side: number;
  /**
   * Row by row; `null` is the free centre. No square tells its stage. Empty before a card is dealt.
   */
  squares: (FactView | null)[];
}

/** One player in the roster. */
export interface RosterLine {
  seat: number;
  name: string;
  present: boolean;
}

/** For facilitators and displays: who has joined, newest last. */
export interface RosterView {
  players: RosterLine[];
}

/** A right answer with its time, for the facilitator. */
export interface Timed {
  seat: number;
  name: string;
  elapsed_ms: number;
  /** What was allowed of the time that the player's network took; the time is without it. */
  allowance_ms: number;
  /** Place; `null` for those outside placement. */
  rank: number | null;
  /** Faster than the event can be read: told, and not punished. */
  quick: boolean;
}

/** For facilitators: why the places of the call just shown are as they are. */
export interface WhyView {
  call: number | null;
  /** Whether a pause in the open call took its placement away. */
  interrupted: boolean;
  /** Everybody within this much of a group's first shares a place, in ms. */
  tie_ms: number;
  /** The first ten right answers, and all that were quick. */
  answers: Timed[];
}

/** For facilitators and displays: how many have answered, and are done (answered and marked). */
export interface CountsView {
  call: number | null;
  answered: number;
  done: number;
  /** Players who are here. */
  present: number;
}

/** What the facilitator's primary button does now. */
export type NextStep =
  | "start_round"
  | "call_event"
  | "open_second_vote"
  | "show_answer"
  | "end_round"
  | "resume_round"
  | "nothing";

/** A scenario event with its answer, for the facilitator. */
export interface PlannedEvent {
  event: string;
  text: string;
  stage: string;
  why: string;
  facts: string[];
}

/** What this pack can give on one grid. */
export interface GridOption {
  grid: Grid;
  /** Why it cannot be dealt at all, in plain words; empty where it can. */
  unavailable: string;
  /** Fewest calls for each pattern; a pattern that no number of calls can give is absent. */
  fewest_calls: Record<string, number>;
}

/** For facilitators: what steers the workshop. Holds answers: never for another audience. */
export interface DeskView {
  /** What a steering command must carry. */
  step: number;
  next_step: NextStep;
  /** The pending call with its answer. */
  now: PlannedEvent | null;
  /** Events to come, the next one first. */
  coming: PlannedEvent[];
  /** How many said which stage so far, by stage id. */
  split: Record<string, number>;
  /** The same at the second vote, once it is open. */
  second: Record<string, number> | null;
  /** Whether the pending call may be discussed before its answer is shown. */
  can_discuss: boolean;
  can_undo: boolean;
  can_reopen: boolean;
  /** Players who have a time of their own, by seat. */
  paces: Record<string, Pace>;
  options: GridOption[];
}

/** For facilitators: where the pack's events stand in this round; the others are to spare. */
export interface PlanView {
  /** Calls that count, oldest first. */
  called: string[];
  /** Heard, and taken back. */
  taken_back: string[];
  /** Events to come, the next one first. */
  coming: string[];
  /** Taken out of the plan. */
  skipped: string[];
}

/** For facilitators: every event of the pack with its answer. Never changes. */
export interface EventsView {
  events: PlannedEvent[];
}

/** What the room said where one stage was right. */
export interface Taken {
  /** The right stage. */
  stage: string;
  /** How many calls of it have been shown. */
  calls: number;
  /** How many said which stage at the first vote, by stage id. */
  said: Record<string, number>;
}

/** A stage that was often taken for another. */
export interface Mistaken {
  /** The right stage. */
  stage: string;
  /** The stage that it was taken for. */
  taken_for: string;
  /** How many times. */
  times: number;
  /** Of how many answers. */
  answers: number;
}

/** For facilitators and displays: what was taken for what, in all rounds. */
export interface ConfusionView {
  /** One for each stage that was right in a call, in journey order. */
  rows: Taken[];
  /** `null` while nothing was mistaken by more than one person. */
  hardest: Mistaken | null;
  /** Whether the display shows it now. */
  on_display: boolean;
}

/** Why a player's screen may need help. */
export type Check =
  /** No screen of theirs is connected, or none has told how it is. */
  | "away"
  /** Its clock is not known well enough yet: calls are shown a little late. */
  | "not_synced"
  /** Its screen may go dark by itself. */
  | "may_sleep"
  /** Its round trip is long enough to be felt. */
  | "slow";

/** One player whose screen may need help. */
export interface NeedsHelp {
  seat: number;
  name: string;
  checks: Check[];
}

/** The players in the room, or those elsewhere. */
export interface Side {
  players: number;
  /** Round trips in ms: half of them are shorter, and nineteen of twenty; `null` while unknown. */
  trip_ms: number | null;
  slow_trip_ms: number | null;
  /** How far apart their screens showed the last call, in ms; `null` before the first one. */
  spread_ms: number | null;
  /** How many screens that counts: those that somebody looked at, and whose clocks are known. */
  opened: number;
  /** Their share of first places, and of the players, both in percent. */
  firsts: number;
  share: number;
}

/** How the players' screens are: the room check, and how fair the game is to either side. */
export interface Devices {
  players: number;
  /** How many are connected, synchronised and awake. */
  ready: number;
  /** The first thirty of the others. */
  needs_help: NeedsHelp[];
  in_room: Side;
  remote: Side;
}

/** One's own place, sent to the screens of that seat after `hello` and whenever it changes. */
export interface Place {
  name: string;
  /** What carries the place to another device: six characters, typed there once. */
  rejoin_code: string;
}

/** What keeps the server from storing anything just now. Nothing acknowledged is lost by it. */
export type Trouble =
  /** The disk is full: there must be room before play goes on. */
  | "disk_full"
  /** The disk or the file on it fails otherwise; the server's log says how. */
  | "storage";

/** How things stand behind the game, sent after `hello` and whenever it changes. */
export interface RoomNotice {
  /** Whether a facilitator has a screen open, or had one some seconds ago. */
  facilitator_here: boolean;
  /** What keeps the server from storing anything just now; `null` when all is well. */
  trouble: Trouble | null;
}

/** The server stops, and will be back in a moment: come back by yourself. */
export interface Stopping {
}

/** The seat has moved to another device; this connection ends, and its cookie is void. */
export interface Moved {
}

/** The seat has too many screens, or the workshop too many displays; this connection ends. */
export interface Crowded {
}

/** `POST /api/workshops`: open a workshop; sets the facilitator's cookie. */
export interface OpenWorkshopRequest {
  pack: string;
  /** Needed where the server has a public address. */
  passphrase?: string;
}

/** Answer 201. */
export interface OpenedWorkshop {
  code: string;
  join_url: string;
  host_url: string;
  display_url: string;
  /** Makes any browser a facilitator's; told this once. Four groups of four characters. */
  recovery_code: string;
}

/** `POST /api/workshops/CODE/seats`: take a seat; sets the player's cookie. */
export interface TakeSeatRequest {
  name: string;
  /** The same attempt, made again because its answer was lost, gets the same seat. */
  attempt?: string | null;
}

/** Answer 201, or 200 where the cookie already held a seat. */
export interface TakenSeat {
  seat: number;
  /** As tidied: other than asked where the name was taken. */
  name: string;
}

/**
 * `POST /api/workshops/CODE/rejoin`: move a seat to this browser; sets the player's cookie. The
 * answer is `TakenSeat`. The device that had the seat has it no longer.
 */
export interface RejoinRequest {
  /** The player's rejoin code, as typed: spaces, hyphens and small letters do not matter. */
  code: string;
  /** The same attempt with the same code, made again because its answer was lost, gets the same. */
  attempt?: string | null;
}

/**
 * `POST /api/workshops/CODE/seats/SEAT/rejoin-code`, by a facilitator: a seat's fresh code. Answer
 * 201. The seat's earlier code is void.
 */
export interface RejoinCode {
  seat: number;
  name: string;
  rejoin_code: string;
}

/**
 * `POST /api/workshops/CODE/pairing`, by a facilitator: a code for one more device. Answer 201. It
 * works once, and for ten minutes.
 */
export interface PairingCode {
  pairing_code: string;
  /** The facilitator's page with the code after its `#`, which browsers keep to themselves. */
  url: string;
  /** A picture of that address for the camera of a phone: SVG as a `data:` address. */
  qr: string;
  expires_in_s: number;
}

/**
 * `POST /api/workshops/CODE/facilitators`: steer from this browser too. Sets the facilitator's
 * cookie. The answer is `SteeringSeat`.
 */
export interface SteerRequest {
  /** A pairing code or the workshop's recovery code, as typed. */
  code: string;
  /** The same attempt with the same code, made again because its answer was lost, gets the same. */
  attempt?: string | null;
}

/** Answer 201, or 200 where the cookie already held a facilitator's seat. */
export interface SteeringSeat {
  host_url: string;
}

/**
 * `POST /api/workshops/CODE/recovery`, by a facilitator: a fresh recovery code. Answer 201. The
 * earlier one is void.
 */
export interface RecoveryCode {
  recovery_code: string;
}

/** `GET /api/workshops/CODE`. */
export interface FoundWorkshop {
  code: string;
  title: string;
  /** Whether the sender's cookie already holds a player's seat here, and its name. */
  name: string | null;
  ended: boolean;
}

/** One line of `GET /api/packs`. */
export interface PackSummary {
  id: string;
  title: string;
  summary: string;
  stages: number;
  facts: number;
  events: number;
  options: GridOption[];
}

/** `GET /api/packs`: the packs to choose from. */
export interface HostPage {
  packs: PackSummary[];
  /** Whether opening a workshop needs the operator's passphrase. */
  passphrase: boolean;
}

/** `GET /api/name`: a friendly name to offer. */
export interface FriendlyName {
  name: string;
}

/** Every HTTP answer of 4xx and 5xx under `/api`. */
export interface Problem {
  /** Never changes: `not_found`, `bad_request`, `forbidden`, `too_many`, `gone`, `unavailable`. */
  code: string;
  /** What was wrong and how to mend it, in plain words. */
  message: string;
  /** For `too_many`: when to try again. */
  retry_after_s: number | null;
  /** For `unavailable`: why nothing can be stored just now. */
  trouble: Trouble | null;
}

/** Everything that may be ordered, told apart by `do`. */
export type Command =
  | AnswerStage
  | MarkSquare
  | ChoosePace
  | StartRound
  | ReorderPlan
  | SkipEvent
  | CallEvent
  | CloseCall
  | ExtendTimer
  | DiscussCall
  | OpenSecondVote
  | ShowAnswer
  | ShowConfusion
  | UndoCall
  | PauseRound
  | ResumeRound
  | EndRound
  | ReopenRound
  | EndWorkshop;

/** The envelope of every view. A screen keeps the newest of each kind and ignores older ones. */
export interface View<T> {
  /** Rises with every change of this view. */
  version: number;
  /** The server's game clock when it was sent. */
  now_ms: number;
  body: T;
}

/** What the message of each name carries, inside a `View`. */
export interface Views {
  /** For display, facilitator, player. */
  workshop: WorkshopView;
  /** For display, facilitator, player. */
  call: CallView;
  /** For display, facilitator, player. */
  history: HistoryView;
  /** For display, facilitator, player. */
  standings: StandingsView;
  /** For player. */
  me: MeView;
  /** For player. */
  card: CardView;
  /** For display, facilitator. */
  roster: RosterView;
  /** For facilitator. */
  why: WhyView;
  /** For display, facilitator. */
  counts: CountsView;
  /** For facilitator. */
  desk: DeskView;
  /** For facilitator. */
  plan: PlanView;
  /** For facilitator. */
  events: EventsView;
  /** For display, facilitator. */
  confusion: ConfusionView;
}

/** What the message of each name carries, as it is. */
export interface Notices {
  /** For facilitator. */
  devices: Devices;
  /** For player. */
  place: Place;
  /** For display, facilitator, player. */
  room: RoomNotice;
  /** For display, facilitator, player. */
  stopping: Stopping;
  /** For player. */
  moved: Moved;
  /** For display, facilitator, player. */
  crowded: Crowded;
}
