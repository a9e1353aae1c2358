"""Read ``pack.toml``: the journey's name, its stages, its story's opening and its agenda."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from itertools import repeat

from server.game.pack import STAGES, AgendaItem, AgendaKind, Example, Shape, Stage
from server.packs.colours import check_colour
from server.packs.keys import Keys
from server.packs.mistakes import Findings, Place, quote
from server.packs.text import check_id

FILE = "pack.toml"

#: How many characters there is room for.
TITLE = 80
SUMMARY = 200
NAME = 24
SENTENCE = 160
PARAGRAPH = 300
STORY = 1500
SOURCE = 300

MINUTES = (1, 240)
QUESTIONS = (1, 5)
REFLECTIONS = (1, 4)
AGENDA = (1, 30)
RETIRED = 1000

_LINE = re.compile(r"\(at line (\d+), column \d+\)$")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What ``pack.toml`` says."""

    id: str
    title: str
    summary: str
    language: str
    edition: str
    licence: str
    scenario_title: str
    scenario: str
    stages: tuple[Stage, ...]
    #: Each stage's shape as written, None where it cannot be known.
    shapes: tuple[Shape | None, ...]
    agenda: tuple[AgendaItem, ...]
    reflection: tuple[str, ...]
    #: Ids that were used once and are never used again.
    retired: tuple[str, ...]


def read_manifest(text: str, folder: str, findings: Findings) -> Manifest | None:
    """Return what *text* says, noting every mistake; None when it is not TOML at all."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        _note_broken(error, findings)
        return None
    top = Keys(data, findings, Place(FILE))
    scenario = top.inside("scenario")
    stages = top.each("stages", "stage", *STAGES)
    shapes = tuple(keys.choice("shape", Shape) for keys in stages)
    manifest = Manifest(
        id=_pack_id(top, folder, findings),
        title=top.text("title", TITLE),
        summary=top.text("summary", SUMMARY),
        language=_language(top, findings),
        edition=top.text("edition", NAME),
        licence=top.text("licence", TITLE),
        scenario_title=scenario.text("title", TITLE),
        scenario=scenario.text("opening", STORY, lines=True),
        stages=tuple(map(_stage, stages, shapes, repeat(findings))),
        shapes=shapes,
        agenda=tuple(_item(keys) for keys in top.each("agenda", "agenda item", *AGENDA)),
        reflection=top.texts("reflection", *REFLECTIONS, SUMMARY),
        retired=_retired(top, findings),
    )
    scenario.close()
    top.close()
    return manifest


def _note_broken(error: Exception, findings: Findings) -> None:
    line = _LINE.search(str(error))
    deep = isinstance(error, RecursionError)
    reason = "it is nested too deeply" if deep else quote(_LINE.sub("", str(error)).strip())
    findings.note(
        Place(FILE, int(line[1]) if line else None),
        f"the file is not TOML: {reason}",
        "Look for a missing quotation mark, bracket or = on this line or the one above.",
    )


def _pack_id(top: Keys, folder: str, findings: Findings) -> str:
    pack_id = top.text("id", SUMMARY)
    if pack_id:
        check_id(pack_id, top.at("id"), findings)
        if pack_id != folder:
            findings.note(
                top.at("id"),
                f"{quote(pack_id)} is not the name of the folder, {quote(folder)}",
                "Give both the same name.",
            )
    return pack_id


def _language(top: Keys, findings: Findings) -> str:
    language = top.text("language", NAME)
    if language and not _LANGUAGE.fullmatch(language):
        findings.note(
            top.at("language"), f"{quote(language)} is not a language tag", "Write en-GB, cy or so."
        )
    return language


def _retired(top: Keys, findings: Findings) -> tuple[str, ...]:
    retired = top.texts("retired", 0, RETIRED, SUMMARY)
    for number, name in enumerate(retired, start=1):
        if name:
            check_id(name, top.at(f"retired, item {number}"), findings)
    return retired


def _stage(keys: Keys, shape: Shape | None, findings: Findings) -> Stage:
    stage = Stage(
        id=keys.text("id", SUMMARY),
        name=keys.text("name", NAME),
        meaning=keys.text("meaning", SENTENCE),
        questions=keys.texts("questions", *QUESTIONS, SENTENCE),
        outcome=keys.text("outcome", PARAGRAPH),
        why=keys.text("why", PARAGRAPH),
        example=_example(keys.inside("example")),
        colour=keys.text("colour", NAME),
        shape=shape or Shape.CIRCLE,
        note=keys.text("note", PARAGRAPH, optional=True),
    )
    keys.close()
    if stage.id:
        check_id(stage.id, keys.at("id"), findings)
    if stage.colour:
        check_colour(stage.colour, keys.at("colour"), findings)
    return stage


def _example(keys: Keys) -> Example:
    example = Example(
        place=keys.text("place", TITLE),
        text=keys.text("text", PARAGRAPH),
        source=keys.text("source", SOURCE),
    )
    keys.close()
    return example


def _item(keys: Keys) -> AgendaItem:
    item = AgendaItem(
        title=keys.text("title", TITLE),
        minutes=keys.whole("minutes", *MINUTES),
        kind=keys.choice("kind", AgendaKind) or AgendaKind.TALK,
        note=keys.text("note", PARAGRAPH, optional=True),
    )
    keys.close()
    return item
