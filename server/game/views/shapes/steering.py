"""For facilitators alone: what comes next, and why. Holds answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from server.game.settings import Grid, Pace


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
