"""Telling the time, and being told how a screen is."""

import pytest

from server.realtime.connections import Allowance
from server.table.checks import Check

REPORT = {"synced": True, "awake": None, "remote": False, "opened_late_ms": None}

#: How often a screen asks for the time after it has connected, and how far apart, in ms.
SAMPLES, APART_MS = 8, 150


def sync(browser, body):
    return browser.ask("sync", body)


def report(browser, **changes):
    return browser.ask("report", REPORT | changes)


def test_the_time_is_told_from_receipt_to_answer(app, workshop):
    before_ms = app.clock.now_ms()
    told = sync(workshop.player(), {"n": 7})
    assert before_ms <= told["t1"] <= told["t2"] <= app.clock.now_ms()
    assert (told["n"], told["clock"]) == (7, app.clock.id)


def test_every_screen_is_told_the_time(workshop):
    for browser in (workshop.player(), workshop.facilitator, workshop.display()):
        assert sync(browser, {"n": 0}).keys() == {"n", "t1", "t2", "clock"}


@pytest.mark.parametrize("body", [{}, {"n": "1"}, {"n": -1}, {"n": 1, "more": 2}, [1], None, 1])
def test_what_is_no_question_for_the_time_is_refused(workshop, body):
    assert sync(workshop.player(), body)["status"] == "refused"


def test_a_report_is_taken_in(workshop):
    player = workshop.player()
    assert report(player, synced=False)["status"] == "done"
    checks = workshop.table.checks.of(workshop.table.workshop, player.seat)
    assert checks == (Check.NOT_SYNCED,)


@pytest.mark.parametrize(
    "changes",
    [
        {"synced": "yes"},
        {"synced": None},
        {"remote": None},
        {"awake": 1},
        {"opened_late_ms": 1.5},
        {"opened_late_ms": 3_600_001},
        {"opened_late_ms": -60_001},
        {"seat": 2},
    ],
    ids=str,
)
def test_what_is_no_report_is_refused_and_not_taken_in(workshop, changes):
    player = workshop.player()
    before = workshop.table.checks.version
    assert report(player, **changes)["status"] == "refused"
    assert workshop.table.checks.version == before


def test_only_players_screens_are_checked(workshop):
    before = workshop.table.checks.version
    for browser in (workshop.facilitator, workshop.display()):
        report(browser)
    assert workshop.table.checks.version == before


def test_asking_for_the_time_never_slows_an_answer_down():
    """Connecting, then at once a wake-up: two bursts, and all that may come with them."""
    allowance, now_ms = Allowance(0), 0
    for at_ms in (0, SAMPLES * APART_MS):
        with_it = ["hello", "report", "answer", "mark", "answer again", "mark again"]
        sent_ms = [at_ms] * len(with_it) + [at_ms + n * APART_MS for n in range(SAMPLES)]
        for now_ms in sorted(sent_ms):
            assert allowance.spend(now_ms)
    assert now_ms < 2_500


def test_a_flood_of_questions_for_the_time_is_slowed_down(workshop):
    player = workshop.player()
    assert [sync(player, {"n": n}) for n in range(40)][-1]["status"] == "slow_down"
    assert report(player)["status"] == "slow_down"
