"""What someone asks the game to do. Named as an order: ``CallEvent``.

Time and seeds come from outside and arrive inside the command: ``at_ms`` is the server's game clock
(whole milliseconds, monotonic, see ``server.table.ports.Clock``), ``seed`` is any text.
Who may send which command is told by ``SENT_BY`` at the end of this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from server.game.pack import Pack
from server.game.settings import Pace, RoundSettings


class Role(StrEnum):
    """What a seat or a screen is in the workshop."""

    PLAYER = "player"
    FACILITATOR = "facilitator"
    DISPLAY = "display"
    #: The server itself: deadlines, joins through the web, connections coming and going.
    HOUSE = "house"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWorkshop:
    """Begin a workshop with a pack."""

    pack: Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class EndWorkshop:
    """End the workshop for everybody; nothing can be played in it any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinWorkshop:
    """Take the next free seat; in a running round, with a card and a late joiner's gifts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveWorkshop:
    """The player's last connection has gone: the room no longer waits for them."""

    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnToWorkshop:
    """The player is back in their seat."""

    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosePace:
    """A player has another time of their own from the next call on."""

    seat: int
    pace: Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class StartRound:
    """Plan a round and deal everybody a card."""

    settings: RoundSettings
    #: Minutes or calls, one of the two.
    minutes: int | None = None
    calls: int | None = None
    seed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReorderPlan:
    """Let these events of the pack come, each once, in this order; none that was heard already."""

    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipEvent:
    """Take a coming event out of the plan; another takes its place if there is one."""

    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEvent:
    """Call the next event of the plan, or the one named; it opens at ``at_ms + lead_ms``."""

    at_ms: int
    lead_ms: int = 0
    #: Names the machine's clock, one per boot: times of different clocks are never compared.
    clock: str
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerStage:
    """A player says which stage the open call belongs to."""

    seat: int
    call: int
    stage: str
    #: When the answer reached the server, and by which machine's clock.
    arrived_ms: int
    clock: str
    #: The reaction time that the browser tells, from the call's (last) opening on its screen.
    claimed_ms: int | None = None
    #: Which vote of the call it is for: 1, or 2 after a discussion.
    vote: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSquare:
    """A player marks the fact that they think the event shows, or says that none is on the card."""

    seat: int
    call: int
    #: 0-based, row by row; ``None`` is *None on my card*.
    square: int | None
    #: When the mark reached the server, and by which machine's clock.
    arrived_ms: int
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCall:
    """Take no more answers for the open call."""

    at_ms: int
    #: Set where a timer asks, so that it can never close a later call.
    call: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendTimer:
    """Give everybody some seconds more for the open call, where a timer closes it."""

    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussCall:
    """Close the call if it is still open, and show how the room split, without the answer."""

    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSecondVote:
    """After the discussion, ask everybody once more; it opens at ``at_ms + lead_ms``."""

    at_ms: int
    lead_ms: int = 0
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowAnswer:
    """Close the call if it is still open, and show its answer once no more can arrive in time."""

    at_ms: int
    #: Round trips that the server has measured, in ms, by seat.
    trips_ms: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowConfusion:
    """Let the display show what was taken for what, until the next call or until told otherwise."""

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoCall:
    """Take back the open call or, if none is open, the last one whose answer was shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseRound:
    """Stop all game time."""

    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeRound:
    """Go on; an open call opens again ``lead_ms`` from now, for all at once."""

    at_ms: int
    lead_ms: int = 1000
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRound:
    """End the round; an open call is taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenRound:
    """Take back the end of the last round."""


Command = (
    OpenWorkshop
    | EndWorkshop
    | JoinWorkshop
    | LeaveWorkshop
    | ReturnToWorkshop
    | ChoosePace
    | StartRound
    | ReorderPlan
    | SkipEvent
    | CallEvent
    | AnswerStage
    | MarkSquare
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
)

#: Who may send what. A player's command is always about the seat that sends it.
SENT_BY: dict[type[Command], frozenset[Role]] = {
    OpenWorkshop: frozenset({Role.HOUSE}),
    EndWorkshop: frozenset({Role.FACILITATOR, Role.HOUSE}),
    JoinWorkshop: frozenset({Role.HOUSE}),
    LeaveWorkshop: frozenset({Role.HOUSE}),
    ReturnToWorkshop: frozenset({Role.HOUSE}),
    ChoosePace: frozenset({Role.PLAYER, Role.FACILITATOR}),
    StartRound: frozenset({Role.FACILITATOR}),
    ReorderPlan: frozenset({Role.FACILITATOR}),
    SkipEvent: frozenset({Role.FACILITATOR}),
    CallEvent: frozenset({Role.FACILITATOR}),
    AnswerStage: frozenset({Role.PLAYER}),
    MarkSquare: frozenset({Role.PLAYER}),
    CloseCall: frozenset({Role.FACILITATOR, Role.HOUSE}),
    ExtendTimer: frozenset({Role.FACILITATOR}),
    DiscussCall: frozenset({Role.FACILITATOR, Role.HOUSE}),
    OpenSecondVote: frozenset({Role.FACILITATOR}),
    ShowAnswer: frozenset({Role.FACILITATOR, Role.HOUSE}),
    ShowConfusion: frozenset({Role.FACILITATOR}),
    UndoCall: frozenset({Role.FACILITATOR}),
    PauseRound: frozenset({Role.FACILITATOR, Role.HOUSE}),
    ResumeRound: frozenset({Role.FACILITATOR}),
    EndRound: frozenset({Role.FACILITATOR}),
    ReopenRound: frozenset({Role.FACILITATOR}),
}
