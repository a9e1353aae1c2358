"""A pack: one journey, with its stages, facts, scenario and agenda. Content, not rules."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

#: A phone square holds this much: characters of a fact's two texts, letters of a word.
FACT_LENGTH = 60
SHORT_LENGTH = 28
SHORT_WORD = 9

#: How many scenario facts one scenario event may show, and how many stages a journey may have.
FACTS_SHOWN = (1, 3)
STAGES = (4, 8)


class Basis(StrEnum):
    """How far an item rests on its source."""

    FOUND = "found"
    ADAPTED = "adapted"
    INFERRED = "inferred"


class Shape(StrEnum):
    """A stage is known by its number, its shape, its colour and its name, always together."""

    CIRCLE = "circle"
    TRIANGLE = "triangle"
    SQUARE = "square"
    DIAMOND = "diamond"
    STAR = "star"
    HEXAGON = "hexagon"
    PLUS = "plus"
    PENTAGON = "pentagon"


class AgendaKind(StrEnum):
    """What an agenda item asks of the room."""

    TALK = "talk"
    ROUND = "round"
    DISCUSSION = "discussion"
    BREAK = "break"
    REFLECTION = "reflection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What happened in a real place, with where it can be read."""

    place: str
    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of the journey. Its place in ``Pack.stages`` is its number, from 1."""

    id: str
    name: str
    #: One line: what this stage is about.
    meaning: str
    #: What people ask themselves here.
    questions: tuple[str, ...]
    #: What they have in their hands at the end.
    outcome: str
    #: Why it matters.
    why: str
    example: Example
    #: ``#RRGGBB``, at least 3:1 on white.
    colour: str
    shape: Shape
    #: A caution shown with the stage, for instance that its name is this pack's editor's choice.
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A key fact, true of exactly one stage."""

    id: str
    stage: str
    #: At most ``FACT_LENGTH`` characters.
    text: str
    #: For small squares: at most ``SHORT_LENGTH`` characters, no word over ``SHORT_WORD`` letters
    #: unless it holds a soft hyphen.
    short: str
    basis: Basis
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioEvent:
    """One thing that happens in the scenario: it belongs to one stage and shows facts of it."""

    id: str
    stage: str
    text: str
    #: Why it belongs to its stage, told with the answer.
    why: str
    #: Ids of the one to three facts of its stage that it shows, the plainest first.
    facts: tuple[str, ...]
    basis: Basis
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One part of the workshop's agenda."""

    title: str
    minutes: int
    kind: AgendaKind
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Pack:
    """One journey, checked by ``server.packs.load``: every id named here exists."""

    id: str
    title: str
    #: Whose journey this is, in one sentence, for the list of packs.
    summary: str
    language: str
    #: Names the version of the content, for instance ``2026-11``.
    edition: str
    licence: str
    scenario_title: str
    #: The scenario's opening, told before the first call.
    scenario: str
    stages: tuple[Stage, ...]
    facts: tuple[Fact, ...]
    events: tuple[ScenarioEvent, ...]
    agenda: tuple[AgendaItem, ...]
    reflection: tuple[str, ...]
    #: ``about.md`` as written: sources, credits, what is editor's choice.
    about: str

    @cached_property
    def stage(self) -> dict[str, Stage]:
        """Every stage by its id."""
        return {stage.id: stage for stage in self.stages}

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """Every fact by its id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def event(self) -> dict[str, ScenarioEvent]:
        """Every scenario event by its id."""
        return {event.id: event for event in self.events}

    def number(self, stage_id: str) -> int:
        """The stage's number in the journey, from 1."""
        return self._numbers[stage_id]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {stage.id: number for number, stage in enumerate(self.stages, start=1)}
