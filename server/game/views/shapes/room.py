"""What the room came to: who is here, who has answered, who leads, what was mistaken."""

from __future__ import annotations

from dataclasses import dataclass


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
