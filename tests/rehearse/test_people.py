from __future__ import annotations

from statistics import mean

import pytest

from server.game.pack import Pack
from server.packs.load import load
from server.rehearse.people import Attendee, Move
from tests.real_server import ROOT

CROWD = 400


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(ROOT / "cards" / "information-sharing-journey")


def moves(
    pack: Pack, *, skill: float = 0.65, seed: int = 7, kept: tuple[int, ...] = ()
) -> list[Move]:
    """What a crowd does about the pack's first event, with its facts on everybody's card."""
    event = pack.events[0]
    card = [pack.fact[event.facts[0]].text, "something else", "and more", None]
    crowd = [Attendee(pack, number=number, seed=seed, skill=skill) for number in range(CROWD)]
    return [attendee.move(event.text, card, kept) for attendee in crowd]


def test_the_same_seed_makes_the_same_choices(pack):
    assert moves(pack, seed=7) == moves(pack, seed=7)


def test_another_seed_makes_other_choices(pack):
    assert moves(pack, seed=7) != moves(pack, seed=8)


def test_as_many_recognise_the_stage_as_their_skill_says(pack):
    right = mean(move.stage == pack.events[0].stage for move in moves(pack, skill=0.65))
    assert right == pytest.approx(0.65, abs=0.07)


def test_perfect_skill_is_never_wrong_about_the_stage(pack):
    assert {move.stage for move in moves(pack, skill=1)} == {pack.events[0].stage}


def test_no_skill_is_always_wrong_about_the_stage(pack):
    assert pack.events[0].stage not in {move.stage for move in moves(pack, skill=0)}


def test_somebody_marks_a_wrong_square(pack):
    assert any(move.square in (1, 2) for move in moves(pack))


def test_nobody_marks_the_free_centre(pack):
    assert all(move.square != 3 for move in moves(pack))


def test_nobody_marks_a_square_that_is_marked_already(pack):
    assert all(move.square != 0 for move in moves(pack, kept=(0,)))


def test_people_think_for_about_five_seconds(pack):
    assert mean(move.thinks_s for move in moves(pack)) == pytest.approx(5, abs=0.3)


def test_nobody_answers_faster_than_a_person_can(pack):
    assert min(move.thinks_s for move in moves(pack)) >= 0.8
