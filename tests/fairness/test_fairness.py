"""First means first, in virtual time: `make fairness` plays twenty times as many rounds."""

from __future__ import annotations

import shutil

import pytest

from tests.fairness.judging import alone, judged
from tests.fairness.liars import BLIND
from tests.fairness.measuring import ARRIVAL, BATCH, BUILT, CALLS, HONEST, PUSHED, tally
from tests.fairness.networks import KNOWN, USUAL, measured
from tests.fairness.phones import ROOT, program, workshops

SEED = 1

#: A client that is wrong, and what is wrong with it: in which file stands what instead of what.
WRONG = {
    "the clock goes by the slowest sample": (
        "clock",
        "best.trip <= one.trip",
        "best.trip > one.trip",
    ),
    "the clock forgets that an answer was under way": (
        "clock",
        "(t1 - sent + t2 - at) / 2",
        "t2 - at",
    ),
    "nothing is told of the tap": (
        "opening",
        "if (this.shown?.call !== call || !this.shown.watched)",
        "if (call)",
    ),
}


@pytest.fixture(scope="module")
def bundle():
    with program() as bundle:
        yield bundle


@pytest.fixture(scope="module")
def played(bundle):
    return workshops(bundle, SEED * 1_000, BATCH, CALLS, USUAL.networks)


@pytest.fixture(scope="module")
def found(played):
    """What came of 500 rounds in the usual room."""
    return tally(USUAL, played, BLIND)


# Who is first. Of 500 rounds a share of 0.99 is told within 0.01, one of 0.13 within 0.04


def test_the_fastest_person_is_among_the_first(found):
    assert found.share(found.first, BUILT) >= 0.98


def test_by_arrival_another_would_have_won_one_round_in_ten(found):
    assert found.share(found.shortest, PUSHED) == pytest.approx(0.90, abs=0.04)
    assert found.share(found.shortest, BUILT) > found.share(found.shortest, ARRIVAL) + 0.01


def test_people_on_slow_networks_are_first_as_often_as_they_are_fastest(found):
    fair = found.truly_slow / found.rounds
    assert found.share(found.slow, BUILT) == pytest.approx(fair, abs=0.01)
    assert found.share(found.slow, BUILT) == pytest.approx(USUAL.fair, abs=0.04)
    assert found.share(found.slow, PUSHED) < fair - 0.03


def test_all_screens_open_a_call_within_a_few_frames(found):
    assert found.spread(BUILT, 0.50) <= 40
    assert found.spread(BUILT, 0.95) <= 60
    assert found.spread(PUSHED, 0.50) > 200


# Who lies. Of 5,000 rounds of a liar a share of 0.05 is told within 0.01


def test_an_honest_player_of_average_skill_wins_one_round_in_thirty(found):
    assert found.gained(found.won, HONEST) == pytest.approx(1 / 30, abs=0.01)


@pytest.mark.parametrize("liar", BLIND)
def test_a_liar_of_average_skill_wins_few_rounds_more(found, liar):
    assert found.gained(found.won, liar) <= 0.06


def test_a_liar_changes_nobody_elses_time(played):
    workshop, liar = played[0], {1: BLIND["claims 0 in every call"]}
    together = judged(workshop, liar)
    fair, lied = judged(workshop), judged(workshop[:1], liar)
    assert [alone(*each, 1) for each in zip(fair, lied, strict=True)] == together
    assert together != fair


# Whether what plays here is like the world


@pytest.mark.parametrize("name", KNOWN)
def test_a_made_up_network_is_like_those_that_were_measured(bundle, name):
    known, (mine, _) = KNOWN[name], measured(bundle, name, SEED)
    # Eight questions bring the error of good Wi-Fi down to the whole ms that the server tells.
    assert mine.one.p95 == pytest.approx(known.one.p95, rel=0.25)
    assert mine.eight.p95 == pytest.approx(known.eight.p95, rel=0.2, abs=1)
    # A picture more than was counted before.
    assert mine.needed.p95 == pytest.approx(known.needed.p95, rel=0.1, abs=25)


@pytest.mark.parametrize(("file", "right", "wrong"), WRONG.values(), ids=WRONG)
def test_a_client_that_is_wrong_is_noticed(tmp_path, file, right, wrong):
    for folder in ("client/lib", "client/words", "tests/client", "tests/fairness"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    module = tmp_path / "client" / "lib" / f"{file}.ts"
    text = module.read_text("utf-8")
    assert text.count(right) == 1
    module.write_text(text.replace(right, wrong), "utf-8")
    with program(tmp_path) as bundle:
        spoilt = workshops(bundle, SEED * 1_000, 5, CALLS, USUAL.networks)
    came = tally(USUAL, spoilt)
    apart = came.spread(BUILT, 0.50) > 60
    assert apart or came.share(came.shortest, BUILT) <= came.share(came.shortest, ARRIVAL)


def test_the_same_seed_plays_the_same_rounds(bundle, played):
    assert workshops(bundle, SEED * 1_000, 1, CALLS, USUAL.networks) == played[:1]
