"""A call, from being read out to its answer."""

from __future__ import annotations

from dataclasses import dataclass


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
class AnswerPromised:
    """The facilitator has asked for the answer; answers under way may still arrive until then."""

    call: int
    at_ms: int


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
