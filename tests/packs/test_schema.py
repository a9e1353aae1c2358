"""The published schema says what the loader demands."""

from __future__ import annotations

import csv
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from server.game.pack import (
    FACT_LENGTH,
    FACTS_SHOWN,
    SHORT_LENGTH,
    STAGES,
    AgendaKind,
    Basis,
    Shape,
)
from server.packs import manifest, rows, text

CARDS = Path(__file__).parents[2] / "cards"
SCHEMA = json.loads((CARDS / "pack.schema.json").read_text(encoding="utf-8"))
PARTS = SCHEMA["$defs"]
FOLDERS = sorted(path.parent for path in CARDS.glob("*/pack.toml"))


def data_of(folder: Path) -> dict[str, Any]:
    """Return what the files of a pack amount to."""
    about = (folder / "about.md").read_text(encoding="utf-8")
    data = tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))
    events = sheet(folder / "events.csv")
    for event in events:
        event["facts"] = str(event["facts"]).split()
    return data | {"facts": sheet(folder / "facts.csv"), "events": events, "about": about}


def sheet(path: Path) -> list[dict[str, object]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [dict(row) for row in csv.DictReader(file)]


def complaints(data: object) -> list[str]:
    """Return what the schema holds against *data*."""
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def objects(part: Any) -> list[dict[str, Any]]:
    """Return every object that the schema describes."""
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    found = [each for value in inner for each in objects(value)]
    return [part, *found] if isinstance(part, dict) and part.get("type") == "object" else found


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_pack_here_validates(folder):
    assert complaints(data_of(folder)) == []


def test_no_object_may_have_other_keys():
    assert all(part["additionalProperties"] is False for part in objects(SCHEMA))


def test_everything_is_described():
    assert all(
        "description" in value or "$ref" in value
        for part in objects(SCHEMA)
        for value in part["properties"].values()
    )


def test_a_stray_key_is_refused():
    assert complaints(data_of(FOLDERS[0]) | {"author": "me"})


def test_a_square_holds_28_characters_and_any_soft_hyphens():
    fact = {"$ref": "#/$defs/fact/properties/short", "$defs": PARTS}
    good = Draft202012Validator(fact).is_valid
    assert good("a" * 28 + "\u00ad") and not good("a" * 29)


@pytest.mark.parametrize(
    ("said", "demanded"),
    [
        (PARTS["basis"]["enum"], list(Basis)),
        (PARTS["stage"]["properties"]["shape"]["enum"], list(Shape)),
        (PARTS["agendaItem"]["properties"]["kind"]["enum"], list(AgendaKind)),
        (list(PARTS["fact"]["properties"]), list(rows.FACT_COLUMNS)),
        (list(PARTS["event"]["properties"]), list(rows.EVENT_COLUMNS)),
    ],
    ids=["basis", "shape", "agenda kind", "facts.csv", "events.csv"],
)
def test_the_schema_lists_what_the_loader_knows(said, demanded):
    assert said == demanded


@pytest.mark.parametrize(
    ("part", "key", "limits"),
    [
        (SCHEMA, "stages", STAGES),
        (SCHEMA, "agenda", manifest.AGENDA),
        (SCHEMA, "reflection", manifest.REFLECTIONS),
        (PARTS["stage"], "questions", manifest.QUESTIONS),
        (PARTS["event"], "facts", FACTS_SHOWN),
    ],
)
def test_the_schema_counts_as_the_loader_does(part, key, limits):
    found = part["properties"][key]
    assert (found["minItems"], found["maxItems"]) == limits


@pytest.mark.parametrize(
    ("part", "key", "most"),
    [
        (SCHEMA, "title", manifest.TITLE),
        (SCHEMA, "summary", manifest.SUMMARY),
        (SCHEMA["properties"]["scenario"], "opening", manifest.STORY),
        (PARTS["stage"], "name", manifest.NAME),
        (PARTS["stage"], "meaning", manifest.SENTENCE),
        (PARTS["stage"], "outcome", manifest.PARAGRAPH),
        (PARTS["event"], "text", rows.EVENT_LENGTH),
        (PARTS["event"], "source", manifest.SOURCE),
    ],
)
def test_the_schema_measures_as_the_loader_does(part, key, most):
    assert part["properties"][key]["maxLength"] == most


@pytest.mark.parametrize(("key", "most"), [("text", FACT_LENGTH), ("short", SHORT_LENGTH)])
def test_a_facts_pattern_holds_its_limit(key, most):
    assert f"{{1,{most}}}" in PARTS["fact"]["properties"][key]["pattern"]


def test_an_id_is_what_the_loader_takes_for_one():
    assert PARTS["id"]["pattern"] == f"^{text.ID.pattern.replace('?:', '')}$"
