"""A small made-up pack, built in memory and the same every time, for tests that need any pack."""

from __future__ import annotations

from itertools import count, cycle

from server.game.pack import (
    AgendaItem,
    AgendaKind,
    Basis,
    Example,
    Fact,
    Pack,
    ScenarioEvent,
    Shape,
    Stage,
)

NAMES = ("Clear", "Dig", "Sow", "Water", "Weed", "Pick", "Cook", "Share")
COLOURS = (
    "#12436D",
    "#28A197",
    "#801650",
    "#F46A25",
    "#3D3D3D",
    "#A285D1",
    "#0F7A52",
    "#8A4B08",
)


def small_pack(stages: int = 6, facts: int = 14, events: int = 12) -> Pack:
    """Return a garden's journey with *facts* and *events* for each of its 4 to 8 *stages*.

    Stage ids are ``clear``, ``dig``, ...; facts ``dig-1``, ``dig-2``, ...; events ``dig-e1``, ...
    Events show 1, 2, 3, 1, 2, 3, ... facts, taking the stage's facts in turn, round and round.
    """
    if not 4 <= stages <= len(NAMES) or facts < 3 or events < 1:
        raise ValueError("a small pack has 4 to 8 stages, 3 or more facts, 1 or more events")
    names = NAMES[:stages]
    return Pack(
        id="small-garden",
        title="The garden journey",
        summary="How a street turns a muddy corner into supper.",
        language="en-GB",
        edition="2026-11",
        licence="CC0-1.0",
        scenario_title="Mill Street",
        scenario="The neighbours of Mill Street have a muddy corner and a good idea.",
        stages=tuple(_stage(name, at) for at, name in enumerate(names)),
        facts=tuple(_fact(name, number) for name in names for number in range(1, facts + 1)),
        events=tuple(event for name in names for event in _events(name, facts, events)),
        agenda=(
            AgendaItem(title="Hello", minutes=10, kind=AgendaKind.TALK),
            AgendaItem(title="Bingo", minutes=15, kind=AgendaKind.ROUND, note="Twelve calls."),
            AgendaItem(title="What struck us", minutes=5, kind=AgendaKind.REFLECTION),
        ),
        reflection=("What will you try on Monday?", "What surprised you?"),
        about="Made up for tests.\n",
    )


def _stage(name: str, at: int) -> Stage:
    return Stage(
        id=name.lower(),
        name=name,
        meaning=f"What we do when we {name.lower()}.",
        questions=(f"Who will {name.lower()}?", "When is it done?", "What do we need?"),
        outcome="One more job is done.",
        why="The next job waits for it.",
        example=Example(
            place="Mill Street",
            text=f"The neighbours {name.lower()} together.",
            source="https://example.org/mill-street",
        ),
        colour=COLOURS[at],
        shape=tuple(Shape)[at],
    )


def _fact(name: str, number: int) -> Fact:
    return Fact(
        id=f"{name.lower()}-{number}",
        stage=name.lower(),
        text=f"{name}: the neighbours learn lesson {number}",
        short=f"{name} lesson {number}",
        basis=Basis.INFERRED,
        source="Made up",
    )


def _events(name: str, facts: int, events: int) -> list[ScenarioEvent]:
    turn = (f"{name.lower()}-{number}" for number in cycle(range(1, facts + 1)))
    sizes = (at % 3 + 1 for at in count())
    return [
        ScenarioEvent(
            id=f"{name.lower()}-e{number}",
            stage=name.lower(),
            text=f"On day {number} of {name.lower()} week, the whole of Mill Street turns up.",
            why=f"They are there to {name.lower()}.",
            facts=tuple(next(turn) for _ in range(next(sizes))),
            basis=Basis.INFERRED,
            source="Made up",
        )
        for number in range(1, events + 1)
    ]
