"""What the facilitator chooses for one round."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grid(StrEnum):
    """A card's shape; one for everybody in a round."""

    THREE = "3x3"
    FOUR = "4x4"
    FIVE = "5x5"

    @property
    def side(self) -> int:
        """Squares in a row."""
        return int(self.value[0])

    @property
    def squares(self) -> int:
        """Squares on the card, a free centre included."""
        return self.side**2

    @property
    def free(self) -> int | None:
        """The position of the free centre, where there is one."""
        return 12 if self is Grid.FIVE else None

    @property
    def facts(self) -> int:
        """Facts on a card."""
        return self.squares - (self.free is not None)

    @property
    def deck(self) -> int:
        """Facts in the round's deck."""
        return {Grid.THREE: 24, Grid.FOUR: 30, Grid.FIVE: 48}[self]

    @property
    def fewest_calls(self) -> int:
        """The shortest round in which this grid is worth dealing."""
        return {Grid.THREE: 6, Grid.FOUR: 16, Grid.FIVE: 24}[self]


class Mode(StrEnum):
    """How time counts."""

    RACE = "race"
    STEADY = "steady"
    RELAXED = "relaxed"


class Pace(StrEnum):
    """A player's own time: between them and their facilitators, and told to nobody else."""

    USUAL = "usual"
    #: Half as much time again.
    LONGER = "longer"
    #: Twice the time.
    DOUBLE = "double"
    #: No timer: full speed points, and outside placement.
    UNTIMED = "untimed"

    @property
    def half_factors(self) -> int | None:
        """Twice the factor, so that it is whole; ``None`` without a timer."""
        return {"usual": 2, "longer": 3, "double": 4}.get(self.value)


class Pattern(StrEnum):
    """A prize on the way."""

    LINE = "line"
    CORNERS = "corners"
    FULL_CARD = "full_card"
    JOURNEY = "journey"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSettings:
    """What the facilitator chooses for one round."""

    grid: Grid = Grid.THREE
    mode: Mode = Mode.RACE
    patterns: tuple[Pattern, ...] = (Pattern.LINE,)
    #: Seconds after the reading time at which speed points reach 0 (5 to 120); closes nothing.
    window_s: int = 15
    #: Seconds after the reading time when the call closes by itself (5 to 120); ``None``: never.
    timer_s: int | None = None
    #: Whether points of earlier rounds carry over.
    carry_scores: bool = False
    #: Whether standings are shown on the display and to players.
    show_standings: bool = True
