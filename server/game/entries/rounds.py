"""A round: its plan, its cards, its pauses and its end."""

from __future__ import annotations

from dataclasses import dataclass

from server.game.settings import RoundSettings


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
