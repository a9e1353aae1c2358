"""For all: the workshop, its round, and the call with its answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from server.game.pack import Stage
from server.game.settings import Grid, Mode, Pattern


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
