"""What has happened. Named in the past tense, never changed once stored.

An entry that shows an answer holds all that came of it (marks kept, placement, points), so that a
journal explains itself for ever. Entries hold seat numbers only, never a name.
"""

from __future__ import annotations

from dataclasses import dataclass

from server.game.pack import Pack
from server.game.settings import Pace, RoundSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopOpened:
    """A workshop began with a pack."""

    pack: Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopEnded:
    """The workshop is over for everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerJoined:
    """A player took a seat."""

    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerLeft:
    """A player's last screen has been gone for a while."""

    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerReturned:
    """A player who was away is here again."""

    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceChosen:
    """A player's own time is another from the next call on."""

    seat: int
    pace: Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundStarted:
    """A round was planned and its deck made."""

    number: int
    settings: RoundSettings
    seed: str
    #: Scenario events in the order in which they will be called.
    plan: tuple[str, ...]
    #: Facts that cards are dealt from.
    deck: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """A square that a late joiner finds marked, as *call* would have kept it."""

    square: int
    call: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDealt:
    """A player got a card, a late joiner with gifts."""

    seat: int
    #: Fact ids row by row; ``None`` is the free centre.
    squares: tuple[str | None, ...]
    gifts: tuple[Gift, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReordered:
    """The coming events were put into another order, some taken out, others put in."""

    #: The coming events, in their new order.
    coming: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSkipped:
    """A coming event was taken out of the plan."""

    event: str
    #: The coming events without it, with its replacement if there was one.
    coming: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCalled:
    """A scenario event was read out."""

    #: Unique in the workshop, from 1; never used again, even after an undo.
    call: int
    event: str
    opens_at_ms: int
    #: When the timer closes it; ``None`` where none was asked for.
    closes_at_ms: int | None
    clock: str
    #: The events still to come after it.
    coming: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageAnswered:
    """A player said which stage it is, or changed their mind."""

    seat: int
    call: int
    stage: str
    arrived_ms: int
    #: The player's adjusted time.
    elapsed_ms: int
    #: The reaction time that their browser told; ``None`` if it told none that could be.
    claimed_ms: int | None = None
    #: What was allowed for their network (see ``timing``).
    allowance_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SquareMarked:
    """A player marked a square, or said that none fits (``None``)."""

    seat: int
    call: int
    square: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallClosed:
    """No more answers were taken."""

    call: int
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerExtended:
    """The timer of the open call will close it later."""

    call: int
    closes_at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionPromised:
    """The facilitator wants a discussion; answers under way may still arrive until then."""

    call: int
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionOpened:
    """How the room split was shown, without the answer."""

    call: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondVoteOpened:
    """After the discussion, everybody was asked once more."""

    call: int
    opens_at_ms: int
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondVoteCast:
    """A player said at the second vote which stage it is, or changed their mind."""

    seat: int
    call: int
    stage: str
    arrived_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """What one answer earned, in its parts (see ``scoring``)."""

    recognise: int = 0
    placement: int = 0
    patterns: int = 0
    first_line: int = 0

    @property
    def total(self) -> int:
        """All parts together."""
        return self.recognise + self.placement + self.patterns + self.first_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one call came to for one player who answered or marked."""

    seat: int
    #: ``None`` for a player who only marked.
    stage: str | None
    #: Whether the first vote was right.
    right: bool
    elapsed_ms: int | None
    #: Place among right first answers in *Race*; ties share one (1, 1, 3).
    rank: int | None
    #: The square that stays marked; ``None`` if there was no mark or it was lifted.
    kept: int | None
    #: Names of patterns completed with this answer, lines without a prize included.
    completed: tuple[str, ...]
    points: Points
    #: What they said at the second vote; ``None`` where there was none, or they said nothing.
    second: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPromised:
    """The facilitator has asked for the answer; answers under way may still arrive until then."""

    call: int
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What a call adds to a player's quota of allowances, by their measured round trip."""

    seat: int
    ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerShown:
    """The answer was shown, and this is all that came of it."""

    call: int
    results: tuple[Result, ...]
    grants: tuple[Grant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfusionShown:
    """The display began to show what was taken for what, or (``on`` false) ended it."""

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallUndone:
    """A call was taken back."""

    call: int
    #: The coming events, with a replacement for the one taken back if there was one.
    coming: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPaused:
    """All game time stopped."""

    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResumed:
    """Game time went on."""

    #: When an open call opens again, when its timer closes it, and on which clock.
    opens_at_ms: int
    closes_at_ms: int | None
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundEnded:
    """The round is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundReopened:
    """The round's end was taken back."""


Entry = (
    WorkshopOpened
    | WorkshopEnded
    | PlayerJoined
    | PlayerLeft
    | PlayerReturned
    | PaceChosen
    | RoundStarted
    | CardDealt
    | PlanReordered
    | EventSkipped
    | EventCalled
    | StageAnswered
    | SquareMarked
    | CallClosed
    | TimerExtended
    | DiscussionPromised
    | DiscussionOpened
    | SecondVoteOpened
    | SecondVoteCast
    | AnswerPromised
    | AnswerShown
    | ConfusionShown
    | CallUndone
    | RoundPaused
    | RoundResumed
    | RoundEnded
    | RoundReopened
)

#: Entries that raise the workshop's *step*: what a facilitator's command must have seen.
STEERING: tuple[type[Entry], ...] = (
    WorkshopOpened,
    WorkshopEnded,
    RoundStarted,
    PlanReordered,
    EventSkipped,
    EventCalled,
    CallClosed,
    TimerExtended,
    DiscussionPromised,
    DiscussionOpened,
    SecondVoteOpened,
    AnswerPromised,
    AnswerShown,
    ConfusionShown,
    CallUndone,
    RoundPaused,
    RoundResumed,
    RoundEnded,
    RoundReopened,
)
