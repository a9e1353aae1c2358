"""Every mistake that shows only between rows or files is named; so are numbers too small."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from server.packs.load import report
from tests.packs.folder import add, cell, good_folder
from tests.packs.small import small_pack
from tests.packs.told import EVENTS, FACTS, Told

LINKS = {
    "a stage is unknown": Told(
        add(FACTS, "x,plough,Beds are dug,Beds are dug,found,Made up\n"),
        FACTS,
        26,
        "stage",
        "“plough” is not a stage of this journey",
        alone=False,
    ),
    "an event shows a fact that is not there": Told(
        cell(EVENTS, 2, "facts", "clear-1 clear-9"),
        EVENTS,
        2,
        "facts",
        "“clear-9” is not the id of a fact",
    ),
    "an event shows a fact of another stage": Told(
        cell(EVENTS, 2, "facts", "clear-1 dig-1"),
        EVENTS,
        2,
        "facts",
        "the fact “dig-1” is of the stage “dig”, the event of “clear”",
    ),
    "an event shows too many facts": Told(
        cell(EVENTS, 2, "facts", "clear-1 clear-2 clear-3 clear-4"),
        EVENTS,
        2,
        "facts",
        "the event shows 4 facts. Keep the plainest 3.",
    ),
    "an event shows a fact twice": Told(
        cell(EVENTS, 2, "facts", "clear-1 clear-1"),
        EVENTS,
        2,
        "facts",
        "“clear-1” is there 2 times",
    ),
    "a fact's id is taken": Told(
        add(FACTS, "DIG-1,dig,Beds are dug,Beds are dug,found,Made up\n"),
        FACTS,
        26,
        "id",
        "the id “DIG-1” is taken by facts.csv, row 6, column id",
        alone=False,
    ),
    "an event has the id of a stage": Told(
        cell(EVENTS, 2, "id", "weed"), EVENTS, 2, "id", "is taken by pack.toml, stage 5 id"
    ),
    "an id is retired": Told(
        cell(EVENTS, 2, "id", "dig-99"), EVENTS, 2, "id", "the id “dig-99” is retired"
    ),
    "a fact's text is there twice": Told(
        cell(FACTS, 3, "text", "clear: the neighbours  learn lesson 1"),
        FACTS,
        3,
        "text",
        "is there already: see facts.csv, row 2, column text",
    ),
    "a phone square's text is there twice": Told(
        cell(FACTS, 3, "short", "Cle\u00adar lesson 1"), FACTS, 3, "short", "is there already"
    ),
    "an event's text is there twice": Told(
        cell(EVENTS, 3, "text", "On day 1 of clear week, the whole of Mill Street turns up."),
        EVENTS,
        3,
        "text",
        "is there already: see events.csv, row 2, column text",
    ),
}


@pytest.mark.parametrize("told", (LINKS).values(), ids=LINKS)
def test_it_is_told_when(tmp_path: Path, told: Told) -> None:
    told.check(tmp_path)


@pytest.mark.parametrize("stages", [2, 3, 9])
def test_a_journey_has_four_to_eight_stages(tmp_path: Path, stages: int) -> None:
    pack = small_pack(stages=8)
    stage = pack.stages[0]
    many = tuple(replace(stage, id=f"s{at}", name=f"S{at}") for at in range(stages))
    lines = [str(mistake) for mistake in report(good_folder(tmp_path, replace(pack, stages=many)))]
    assert f"pack.toml, stages: there are {stages} items. A pack has 4 to 8 of them." in lines


@pytest.mark.parametrize(("stages", "needed"), [(4, 6), (5, 5), (6, 4), (8, 3)])
def test_a_stage_needs_its_share_of_the_smallest_deck(
    tmp_path: Path, stages: int, needed: int
) -> None:
    pack = small_pack(stages=stages, facts=needed, events=needed)
    short = replace(
        pack,
        facts=tuple(fact for fact in pack.facts if fact.id != "dig-1"),
        events=tuple(replace(event, facts=others(event.facts)) for event in pack.events),
    )
    assert [str(mistake) for mistake in report(good_folder(tmp_path, short))] == [
        f"facts.csv: the stage “dig” has {needed - 1} facts; the smallest grid takes 24 from "
        f"{stages} stages, {needed} from each. Add 1 fact."
    ]


@pytest.mark.parametrize(("stages", "needed"), [(4, 2), (5, 2), (6, 1), (8, 1)])
def test_a_stage_needs_its_share_of_the_shortest_round(
    tmp_path: Path, stages: int, needed: int
) -> None:
    pack = small_pack(stages=stages, facts=6, events=12)
    few = [event for event in pack.events if event.stage != "dig"]
    few += pack.events[12 : 12 + needed - 1]
    lines = [str(m) for m in report(good_folder(tmp_path, replace(pack, events=tuple(few))))]
    events = "1 event" if needed == 2 else "0 events"
    assert (
        f"events.csv: the stage “dig” has {events}; the shortest round takes 6 from {stages} "
        f"stages, {needed} from each. Add 1 event."
    ) in lines


def test_a_fact_that_no_event_shows_is_told(tmp_path: Path) -> None:
    pack = small_pack(stages=6, facts=8, events=3)
    lines = [str(mistake) for mistake in report(good_folder(tmp_path, pack))]
    assert lines[0] == (
        "facts.csv, row 8, column id: no event shows the fact “clear-7”. Add it to an event in "
        "events.csv, or take it out."
    )


def others(facts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fact for fact in facts if fact != "dig-1") or ("dig-2",)
