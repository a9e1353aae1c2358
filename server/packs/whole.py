"""Check what only shows when the whole pack is seen together: ids, links, twins and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from server.game.pack import STAGES, Fact, ScenarioEvent, Stage
from server.packs.manifest import FILE, Manifest
from server.packs.mistakes import Findings, Place, counted, quote
from server.packs.rows import EVENTS, FACTS
from server.packs.text import same

#: The smallest deck (for 3 x 3) and the shortest round, from the rules of play.
LEAST_DECK = 24
LEAST_CALLS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Everything read. None is what could not be read as a whole: what leans on it is let be."""

    manifest: Manifest | None
    facts: list[tuple[Place, Fact]] | None
    events: list[tuple[Place, ScenarioEvent]] | None


def check_whole(whole: Whole, findings: Findings) -> None:
    """Note every mistake that shows only between rows or between files."""
    _check_ids(whole, findings)
    _check_twins(whole, findings)
    _check_stages(whole, findings)
    _check_links(whole, findings)
    _check_numbers(whole, findings)


def _check_ids(whole: Whole, findings: Findings) -> None:
    retired = {name.casefold() for name in (whole.manifest.retired if whole.manifest else ())}
    first: dict[str, Place] = {}
    for place, name in _ids(whole):
        key = name.casefold()
        if key in retired:
            findings.note(
                place,
                f"the id {quote(name)} is retired: it once meant something else",
                "Take an id that was never used.",
            )
        if key in first:
            findings.note(
                place, f"the id {quote(name)} is taken by {first[key]}", "Take another one."
            )
        first.setdefault(key, place)


def _ids(whole: Whole) -> Iterable[tuple[Place, str]]:
    for place, stage in _stages(whole.manifest):
        yield place.at(f"{place.column} id"), stage.id
    for place, item in [*(whole.facts or ()), *(whole.events or ())]:
        if item.id:
            yield place.at("id"), item.id


def _stages(manifest: Manifest | None) -> list[tuple[Place, Stage]]:
    stages = manifest.stages if manifest else ()
    return [
        (Place(FILE, column=f"stage {number}"), stage)
        for number, stage in enumerate(stages, start=1)
        if stage.id
    ]


def _check_twins(whole: Whole, findings: Findings) -> None:
    facts, events = whole.facts or [], whole.events or []
    _twins([(place.at("text"), fact.text) for place, fact in facts], findings)
    _twins([(place.at("short"), fact.short) for place, fact in facts], findings)
    _twins([(place.at("text"), event.text) for place, event in events], findings)
    for key, parts in _parts(whole.manifest).items():
        _twins(
            [(Place(FILE, column=f"stage {at} {key}"), part) for at, part in enumerate(parts, 1)],
            findings,
        )


def _parts(manifest: Manifest | None) -> dict[str, list[str]]:
    """Return what no two stages may share, stage by stage."""
    if manifest is None:
        return {}
    return {
        "name": [stage.name for stage in manifest.stages],
        "colour": [stage.colour for stage in manifest.stages],
        "shape": [shape or "" for shape in manifest.shapes],
    }


def _twins(texts: list[tuple[Place, str]], findings: Findings) -> None:
    first: dict[str, Place] = {}
    for place, text in texts:
        key = same(text)
        if key in first:
            findings.note(
                place, f"{quote(text)} is there already: see {first[key]}", "Make them differ."
            )
        elif key:
            first[key] = place


def _check_stages(whole: Whole, findings: Findings) -> None:
    """Note every fact and event of a stage that the journey does not have."""
    known = _known_stages(whole)
    if known is None:
        return
    for place, item in [*(whole.facts or ()), *(whole.events or ())]:
        if item.stage and item.stage not in known:
            findings.note(
                place.at("stage"),
                f"{quote(item.stage)} is not a stage of this journey",
                f"Use one of: {', '.join(known)}",
            )


def _check_links(whole: Whole, findings: Findings) -> None:
    """Note every event that shows a wrong fact, and every fact that no event shows."""
    if whole.facts is None or whole.events is None:
        return
    stage_of = {fact.id: fact.stage for _, fact in whole.facts}
    for place, event in whole.events:
        for shown in dict.fromkeys(event.facts):
            _check_link(event, shown, stage_of.get(shown), place.at("facts"), findings)
    seen = {shown for _, event in whole.events for shown in event.facts}
    for place, fact in whole.facts:
        if fact.id and fact.id not in seen:
            findings.note(
                place.at("id"),
                f"no event shows the fact {quote(fact.id)}",
                f"Add it to an event in {EVENTS}, or take it out.",
            )


def _check_link(
    event: ScenarioEvent, shown: str, stage: str | None, place: Place, findings: Findings
) -> None:
    if stage is None:
        findings.note(
            place,
            f"{quote(shown)} is not the id of a fact",
            f"Use ids from {FACTS}, separated by spaces.",
        )
    elif stage and event.stage and stage != event.stage:
        findings.note(
            place,
            f"the fact {quote(shown)} is of the stage {quote(stage)}, the event of "
            f"{quote(event.stage)}",
            "An event shows facts of its own stage only.",
        )


def _check_numbers(whole: Whole, findings: Findings) -> None:
    """Note every stage with too little in it for the smallest deck or the shortest round."""
    known = _known_stages(whole)
    if not known:
        return
    facts = Counter(fact.stage for _, fact in whole.facts or ())
    events = Counter(event.stage for _, event in whole.events or ())
    for stage in known:
        if whole.facts is not None:
            _check_number(
                Place(FACTS), stage, facts[stage], "fact", LEAST_DECK, len(known), findings
            )
        if whole.events is not None:
            _check_number(
                Place(EVENTS), stage, events[stage], "event", LEAST_CALLS, len(known), findings
            )


def _check_number(
    place: Place, stage: str, there: int, thing: str, least: int, stages: int, findings: Findings
) -> None:
    needed = ceil(least / stages)
    if there >= needed:
        return
    use = "the smallest grid" if thing == "fact" else "the shortest round"
    findings.note(
        place,
        f"the stage {quote(stage)} has {counted(there, thing)}; {use} takes {least} from "
        f"{stages} stages, {needed} from each",
        f"Add {counted(needed - there, thing)}.",
    )


def _known_stages(whole: Whole) -> list[str] | None:
    """Return the ids of the stages, or None while some cannot be known."""
    if whole.manifest is None or not 1 <= len(whole.manifest.stages) <= STAGES[1]:
        return None
    known = list(dict.fromkeys(stage.id for stage in whole.manifest.stages))
    return known if all(known) else None
