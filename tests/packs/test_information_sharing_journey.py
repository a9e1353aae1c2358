"""The shipped pack keeps what it promises to the people who play it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from server.packs.load import load, report
from server.packs.text import length

FOLDER = Path(__file__).parents[2] / "cards" / "information-sharing-journey"
PACK = load(FOLDER)
STAGE_IDS = [stage.id for stage in PACK.stages]

#: What would give a stage away, being part of its name. ("And" is in one too, and gives nothing.)
GIVE_AWAY = re.compile(
    r"\b(vision|scop|design|plan(?!t)|pre-?impl|implement|review)", re.IGNORECASE
)
ADDRESS = re.compile(r"<?https?://\S+")
CAST = ("Priya", "Sam", "Tom", "Dr Osei", "Lena", "Jo", "Gwen")


def test_it_has_no_mistakes():
    assert report(FOLDER) == []


def test_the_six_stages_stand_in_order():
    assert [stage.name for stage in PACK.stages] == [
        "Vision",
        "Scoping",
        "Design and plan",
        "Pre-implementation",
        "Implementation",
        "Review",
    ]


@pytest.mark.parametrize("stage", STAGE_IDS)
def test_each_stage_has_facts_for_every_grid(stage):
    assert sum(fact.stage == stage for fact in PACK.facts) >= 14


@pytest.mark.parametrize("stage", STAGE_IDS)
def test_each_stage_has_events_for_several_rounds(stage):
    assert sum(event.stage == stage for event in PACK.events) >= 12


@pytest.mark.parametrize("stage", PACK.stages, ids=STAGE_IDS)
def test_each_stage_has_an_example_that_can_be_read(stage):
    assert ADDRESS.fullmatch(stage.example.source)


@pytest.mark.parametrize("stage", PACK.stages, ids=STAGE_IDS)
def test_each_stage_has_three_or_four_questions(stage):
    assert 3 <= len(stage.questions) <= 4


def test_only_the_sixth_stage_is_marked_as_the_editors_choice():
    assert [number for number, stage in enumerate(PACK.stages, 1) if stage.note] == [6]


def test_the_mark_says_whose_choice_it_is():
    assert PACK.stages[5].note.startswith("Editor")


@pytest.mark.parametrize("fact", PACK.facts, ids=lambda fact: fact.id)
def test_a_fact_does_not_name_its_stage(fact):
    assert not GIVE_AWAY.search(f"{fact.text} {fact.short}".replace("\u00ad", ""))


@pytest.mark.parametrize("event", PACK.events, ids=lambda event: event.id)
def test_an_event_does_not_name_its_stage(event):
    assert not GIVE_AWAY.search(event.text)


def test_the_opening_names_no_stage():
    assert not GIVE_AWAY.search(PACK.scenario)


def test_the_opening_introduces_everyone():
    assert [name for name in CAST if name not in PACK.scenario] == []


@pytest.mark.parametrize("event", PACK.events, ids=lambda event: event.id)
def test_an_event_is_read_aloud_in_under_fifteen_seconds(event):
    assert 15 <= len(event.text.split()) <= 40


@pytest.mark.parametrize("event", PACK.events, ids=lambda event: event.id)
def test_a_reason_is_one_or_two_sentences(event):
    assert 1 <= len(re.findall(r"[.?!](?:\s|$)", event.why)) <= 2


def test_a_fact_is_shown_by_one_to_three_events():
    shown = Counter(fact for event in PACK.events for fact in event.facts)
    assert {fact.id for fact in PACK.facts if not 1 <= shown[fact.id] <= 3} == set()


def test_events_show_about_two_facts_on_average():
    assert 1.8 <= sum(len(event.facts) for event in PACK.events) / len(PACK.events) <= 2.2


def test_most_events_show_two_facts():
    two = sum(len(event.facts) == 2 for event in PACK.events)
    assert two > len(PACK.events) * 2 / 3


def test_every_short_is_shorter_than_its_fact_or_as_short():
    assert [f.id for f in PACK.facts if length(f.short) > length(f.text)] == []


@pytest.mark.parametrize("file", ["pack.toml", "facts.csv", "events.csv", "about.md"])
def test_the_hub_is_written_out(file):
    words = ADDRESS.sub("", (FOLDER / file).read_text(encoding="utf-8-sig"))
    assert not re.search(r"\bmash", words, re.IGNORECASE)


@pytest.mark.parametrize("item", [*PACK.facts, *PACK.events], ids=lambda item: item.id)
def test_what_is_not_the_editors_own_names_an_address(item):
    assert item.basis == "inferred" or ADDRESS.search(item.source)


def test_about_counts_each_basis_rightly():
    counts = Counter(fact.basis.value for fact in PACK.facts)
    told = re.findall(r"^\| `(\w+)` \|.*\| (\d+) \|$", PACK.about, re.MULTILINE)
    assert {basis: int(number) for basis, number in told} == counts


@pytest.mark.parametrize(
    "words",
    ["own interpretation", "as history", "have not seen this pack", "Not legal advice", "CC BY"],
)
def test_about_is_honest(words):
    assert words in " ".join(PACK.about.split())


def test_the_agenda_fills_two_hours():
    assert sum(item.minutes for item in PACK.agenda) == 120


def test_the_agenda_has_every_kind_of_item():
    assert {item.kind.value for item in PACK.agenda} == {
        "talk",
        "round",
        "discussion",
        "break",
        "reflection",
    }


def test_there_are_two_questions_to_reflect_on():
    assert len(PACK.reflection) == 2
