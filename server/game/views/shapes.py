"""What each screen may know, field by field. Built by listing in, never by deleting out.

Every view is whole: the newest of each kind is all that a screen needs. Times are milliseconds on
the server's game clock; the envelope that carries a view also carries that clock's present time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from server.game.entries import Points
from server.game.pack import Stage
from server.game.settings import Grid, Mode, Pace, Pattern


class Phase(StrEnum):
    """Where the workshop stands."""

    #: No round has begun.
    LOBBY = "lobby"
    #: Cards are dealt, nothing has been called yet.
    DEALT = "dealt"
    OPEN = "open"
    CLOSED = "closed"
    #: The room sees how it split, and talks about it; the answer is still to come.
    DISCUSSING = "discussing"
    SHOWN = "shown"
    #: The round is over; another may follow.
    ENDED = "ended"
    #: The workshop is over.
    OVER = "over"


class NextStep(StrEnum):
    """What the facilitator's primary button does now."""

    START_ROUND = "start_round"
    CALL_EVENT = "call_event"
    OPEN_SECOND_VOTE = "open_second_vote"
    SHOW_ANSWER = "show_answer"
    END_ROUND = "end_round"
    RESUME_ROUND = "resume_round"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageView:
    """A stage with its number in the journey."""

    number: int
    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopView:
    """For all: the journey and its scenario. Changes only when the workshop opens or ends."""

    title: str
    summary: str
    language: str
    scenario_title: str
    scenario: str
    stages: tuple[StageView, ...]
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """The round's settings and how far it is."""

    number: int
    grid: Grid
    mode: Mode
    patterns: tuple[Pattern, ...]
    timer_s: int | None
    show_standings: bool
    #: Calls that count so far, the open one included, and calls in the whole round.
    called: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCall:
    """The last call, without its answer."""

    #: Names the call in commands.
    call: int
    #: Its place in the round, from 1.
    ordinal: int
    #: ``None`` while the round is paused and the answer has not been shown.
    text: str | None
    opens_at_ms: int
    closes_at_ms: int | None
    #: Whether there was a pause after its text had been sent: then nobody is placed.
    interrupted: bool
    #: Which vote it is: 1, or 2 after a discussion.
    vote: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A fact in both its lengths. Its id is not told: pack makers may let it name the stage."""

    text: str
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Winners:
    """Who completed a pattern with this answer: some names, and how many in all."""

    pattern: Pattern
    names: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAnswer:
    """The answer to the last call."""

    stage: str
    why: str
    facts: tuple[FactView, ...]
    #: How many said which stage, by stage id; stages that nobody said are 0.
    split: dict[str, int]
    #: The same at the second vote, if there was one.
    second: dict[str, int] | None
    #: Who recognised it first (*Race* only); several are a tie.
    firsts: tuple[str, ...]
    winners: tuple[Winners, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """For all: where the workshop stands, and the last call."""

    phase: Phase
    paused: bool
    round: RoundView | None
    #: Whether the last thing that happened to a call is that one was taken back.
    taken_back: bool
    call: OpenCall | None
    #: While the room discusses: how many said which stage.
    split: dict[str, int] | None
    #: ``None`` until it is shown.
    answer: ShownAnswer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """For one player: what stands on the card. Changes only when one is dealt."""

    side: int
    #: Row by row; ``None`` is the free centre. No square tells its stage. Empty before a card is
    #: dealt.
    squares: tuple[FactView | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """How one's own card stands."""

    #: Positions that stay marked, gifts included; the free centre is not listed.
    kept: tuple[int, ...]
    #: Those of them that were a late joiner's gifts.
    gifts: tuple[int, ...]
    #: Patterns complete so far: ``line:row-1``, ``line:column-2``, ``line:diagonal-1``,
    #: ``corners``, ``full_card``, ``journey``.
    completed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MyAnswer:
    """What I said in a call that is not yet shown."""

    call: int
    #: At the first vote.
    stage: str | None
    #: At the second vote, after a discussion.
    second: str | None
    #: Whether I chose a square or *None on my card*.
    marked: bool
    square: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MyResult:
    """What the last shown call came to for me."""

    call: int
    #: At the first vote.
    stage: str | None
    #: At the second vote, after a discussion.
    second: str | None
    #: Whether the first vote was right.
    right: bool
    #: My place among right first answers in *Race*: 1 is first.
    rank: int | None
    marked: bool
    kept: int | None
    completed: tuple[str, ...]
    points: Points
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeView:
    """For one player: how the card stands, the answer, the points."""

    seat: int
    name: str
    card: CardState | None
    #: The first call that I take part in: who joins during a call plays from the next one on.
    first_call: int | None
    answer: MyAnswer | None
    result: MyResult | None
    points: int
    #: My place in the standings (ties share one); ``None`` before any points.
    rank: int | None
    #: How many had taken part when the last answer was shown.
    players: int
    #: My own time, from the next call on.
    pace: Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCall:
    """A call whose answer has been shown."""

    call: int
    ordinal: int
    text: str
    stage: str
    facts: tuple[str, ...]
    split: dict[str, int]
    #: At the second vote, if there was one.
    second: dict[str, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryView:
    """For all: the calls so far in this round, oldest first."""

    calls: tuple[PastCall, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One line of the standings."""

    rank: int
    name: str
    points: int
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingsView:
    """For all: the top five. Never the bottom."""

    shown: bool
    top: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLine:
    """One player in the roster."""

    seat: int
    name: str
    present: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterView:
    """For facilitators and displays: who has joined, newest last."""

    players: tuple[RosterLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsView:
    """For facilitators and displays: how many have answered, and are done (answered and marked)."""

    call: int | None
    answered: int
    done: int
    #: Players who are here.
    present: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEvent:
    """A scenario event with its answer, for the facilitator."""

    event: str
    text: str
    stage: str
    why: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridOption:
    """What this pack can give on one grid."""

    grid: Grid
    #: Why it cannot be dealt at all, in plain words; empty where it can.
    unavailable: str
    #: Fewest calls for each pattern; a pattern that no number of calls can give is absent.
    fewest_calls: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A right answer with its time, for the facilitator."""

    seat: int
    name: str
    elapsed_ms: int
    #: What was allowed of the time that the player's network took; the time is without it.
    allowance_ms: int
    #: Place; ``None`` for those outside placement.
    rank: int | None
    #: Faster than the event can be read: told, and not punished.
    quick: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """For facilitators: why the places of the call just shown are as they are."""

    call: int | None
    #: Whether a pause in the open call took its placement away.
    interrupted: bool
    #: Everybody within this much of a group's first shares a place, in ms.
    tie_ms: int
    #: The first ten right answers, and all that were quick.
    answers: tuple[Timed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """For facilitators: what steers the workshop. Holds answers: never for another audience."""

    #: What a steering command must carry.
    step: int
    next_step: NextStep
    #: The pending call with its answer.
    now: PlannedEvent | None
    #: Events to come, the next one first.
    coming: tuple[PlannedEvent, ...]
    #: How many said which stage so far, by stage id.
    split: dict[str, int]
    #: The same at the second vote, once it is open.
    second: dict[str, int] | None
    #: Whether the pending call may be discussed before its answer is shown.
    can_discuss: bool
    can_undo: bool
    can_reopen: bool
    #: Players who have a time of their own, by seat.
    paces: dict[int, Pace]
    options: tuple[GridOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsView:
    """For facilitators: every event of the pack with its answer. Never changes."""

    events: tuple[PlannedEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """For facilitators: where the pack's events stand in this round; the others are to spare."""

    #: Calls that count, oldest first.
    called: tuple[str, ...]
    #: Heard, and taken back.
    taken_back: tuple[str, ...]
    #: Events to come, the next one first.
    coming: tuple[str, ...]
    #: Taken out of the plan.
    skipped: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What the room said where one stage was right."""

    #: The right stage.
    stage: str
    #: How many calls of it have been shown.
    calls: int
    #: How many said which stage at the first vote, by stage id.
    said: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistaken:
    """A stage that was often taken for another."""

    #: The right stage.
    stage: str
    #: The stage that it was taken for.
    taken_for: str
    #: How many times.
    times: int
    #: Of how many answers.
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfusionView:
    """For facilitators and displays: what was taken for what, in all rounds."""

    #: One for each stage that was right in a call, in journey order.
    rows: tuple[Taken, ...]
    #: ``None`` while nothing was mistaken by more than one person.
    hardest: Mistaken | None
    #: Whether the display shows it now.
    on_display: bool
