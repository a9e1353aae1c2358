"""What players said and marked, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass


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
