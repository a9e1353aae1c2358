"""Read the rows of ``facts.csv`` and ``events.csv``, each by itself."""

from __future__ import annotations

from collections import Counter

from server.game.pack import (
    FACT_LENGTH,
    FACTS_SHOWN,
    SHORT_LENGTH,
    SHORT_WORD,
    Basis,
    Fact,
    ScenarioEvent,
)
from server.packs.manifest import PARAGRAPH, SOURCE
from server.packs.mistakes import Findings, Place, counted, quote
from server.packs.sheet import Row, read_sheet
from server.packs.text import check_id, check_length, check_words

FACTS = "facts.csv"
EVENTS = "events.csv"
FACT_COLUMNS = ("id", "stage", "text", "short", "basis", "source")
EVENT_COLUMNS = ("id", "stage", "text", "why", "facts", "basis", "source")
MOST_FACTS = 200
MOST_EVENTS = 400

#: Read aloud in about 15 seconds, at 183 words a minute.
EVENT_WORDS = 45
EVENT_LENGTH = 400


def read_facts(text: str, findings: Findings) -> list[tuple[Place, Fact]] | None:
    """Return each fact with its row, or None if there are others that cannot be read."""
    sheet = read_sheet(FACTS, text, FACT_COLUMNS, MOST_FACTS, findings)
    facts = [(row.place, _fact(row, findings)) for row in sheet.rows]
    return facts if sheet.complete else None


def read_events(text: str, findings: Findings) -> list[tuple[Place, ScenarioEvent]] | None:
    """Return each scenario event with its row, or None if there are others that cannot be read."""
    sheet = read_sheet(EVENTS, text, EVENT_COLUMNS, MOST_EVENTS, findings)
    events = [(row.place, _event(row, findings)) for row in sheet.rows]
    return events if sheet.complete else None


def _fact(row: Row, findings: Findings) -> Fact:
    cells, place = row.cells, row.place
    _check_shared(row, findings)
    check_length(cells["text"], FACT_LENGTH, place.at("text"), findings, "a fact")
    check_length(cells["short"], SHORT_LENGTH, place.at("short"), findings, "a phone square")
    check_words(cells["short"], SHORT_WORD, place.at("short"), findings)
    return Fact(
        id=cells["id"],
        stage=cells["stage"],
        text=cells["text"],
        short=cells["short"],
        basis=_basis(row, findings),
        source=cells["source"],
    )


def _event(row: Row, findings: Findings) -> ScenarioEvent:
    cells, place = row.cells, row.place
    _check_shared(row, findings)
    _check_told(cells["text"], place.at("text"), findings)
    check_length(cells["why"], PARAGRAPH, place.at("why"), findings)
    shown = tuple(cells["facts"].split())
    _check_shown(shown, place.at("facts"), findings)
    return ScenarioEvent(
        id=cells["id"],
        stage=cells["stage"],
        text=cells["text"],
        why=cells["why"],
        facts=shown,
        basis=_basis(row, findings),
        source=cells["source"],
    )


def _check_shared(row: Row, findings: Findings) -> None:
    if row.cells["id"]:
        check_id(row.cells["id"], row.place.at("id"), findings)
    check_length(row.cells["source"], SOURCE, row.place.at("source"), findings)


def _check_told(text: str, place: Place, findings: Findings) -> None:
    if (over := len(text.split()) - EVENT_WORDS) > 0:
        findings.note(
            place,
            f"{quote(text)} is {EVENT_WORDS + over} words long; a room listens to {EVENT_WORDS}",
            f"Take out {counted(over, 'word')}.",
        )
    check_length(text, EVENT_LENGTH, place, findings)


def _check_shown(shown: tuple[str, ...], place: Place, findings: Findings) -> None:
    if len(shown) > FACTS_SHOWN[1]:
        findings.note(
            place,
            f"the event shows {len(shown)} facts",
            f"Keep the plainest {FACTS_SHOWN[1]}.",
        )
    for fact, times in Counter(shown).items():
        if times > 1:
            findings.note(place, f"the fact {quote(fact)} is there {times} times", "Keep one.")


def _basis(row: Row, findings: Findings) -> Basis:
    cell = row.cells["basis"]
    for basis in Basis:
        if basis.value == cell:
            return basis
    if cell:
        findings.note(
            row.place.at("basis"), f"{quote(cell)} is unknown", f"Use one of: {', '.join(Basis)}"
        )
    return Basis.INFERRED
