"""What cheats gain who meet the whole of it: a network, measurements, the wire, the rules."""

from __future__ import annotations

import pytest

from server.game import timing
from tests.fairness.judging import Answer, Teller, judged
from tests.fairness.liars import BLIND, LIARS, ahead
from tests.fairness.phones import Tap, program, workshops
from tests.protocol.client import sleep_until
from tests.realtime.app import App

#: Calls of a long evening.
CALLS = 50

#: From one picture of a screen to the next, in ms.
PICTURE_MS = 17

#: What a browser may tell of its tap that is no time.
NO_TIMES = [
    *(float("nan"), float("inf"), float("-inf"), -1, -0.001, 10**90, 1e300),
    *("0", "3210", "NaN", "", True, False, [0], {"ms": 0}),
]


@pytest.fixture(scope="module")
def evening():
    """Ten players on good Wi-Fi."""
    with program() as bundle:
        (workshop,) = workshops(bundle, 7, 1, CALLS, ["wifi"] * 10)
    return workshop


def told(workshop, teller):
    """Return what each answer was allowed, player by player, where all tell like *teller*."""
    verdicts = judged(workshop, dict.fromkeys(range(1, len(workshop) + 1), teller))
    arrived = [[teller.tells(tap, 0)[0] for tap in phone.calls] for phone in workshop]
    return [
        [ms - verdict.times[seat] for ms, verdict in zip(own, verdicts, strict=True)]
        for seat, own in enumerate(arrived, start=1)
    ]


def mean(rows):
    """Return what an answer was allowed, of all players' answers."""
    return sum(map(sum, rows)) / sum(map(len, rows))


@pytest.mark.parametrize("name", [name for name in LIARS if LIARS[name].tells is not ahead])
def test_no_lie_gains_more_than_500_ms_at_once_and_150_ms_a_call_in_all(evening, name):
    for allowed in told(evening, LIARS[name]):
        assert max(allowed) <= 500
        for calls in range(1, CALLS + 1):
            assert sum(allowed[:calls]) <= 500 + 150 * (calls - 1)


def test_who_claims_0_on_good_wifi_gains_little_more_than_a_round_trip_and_a_screen(evening):
    assert mean(told(evening, BLIND["claims 0 in every call"])) <= 500 / CALLS + 40 + 30


def test_who_also_delays_what_the_server_measures_gains_150_ms_a_call(evening):
    delays = BLIND["claims 0 in every call, delays the server's measurements"]
    assert mean(told(evening, delays)) == pytest.approx(500 / CALLS + 150, abs=5)


def test_to_delay_it_for_longer_gains_nothing_more(evening):
    delays = BLIND["claims 0 in every call, delays the server's measurements"]
    for ms in (4_000, 9_000):
        assert mean(told(evening, Teller(delays.tells, ms))) <= mean(told(evening, delays))


def test_an_honest_player_on_good_wifi_is_allowed_less_than_a_liar(evening):
    honest = mean(told(evening, Teller(lambda tap, _: (tap.arrived, tap.claimed))))
    assert 20 <= honest < mean(told(evening, BLIND["claims 0 in every call"]))


def ahead_and_zero(tap: Tap, quota_ms: int) -> Answer:
    return ahead(tap, quota_ms)[0], 0


@pytest.mark.parametrize(("tells", "allowance_ms"), [(ahead, 0), (ahead_and_zero, 500)])
def test_who_reads_before_the_opening_gains_the_lead_and_no_more_than_the_floor(
    evening, tells, allowance_ms
):
    read = judged(evening, dict.fromkeys(range(1, 11), Teller(tells)))
    for number, verdict in enumerate(read):
        for seat, phone in enumerate(evening, start=1):
            tap = phone.calls[number]
            gained_ms = tap.took - verdict.times[seat]
            assert gained_ms <= timing.LEAD_MS + PICTURE_MS + allowance_ms
            assert verdict.times[seat] >= timing.FLOOR_MS


def test_what_is_no_time_is_taken_as_none_wherever_it_comes_from():
    workshop = App().open()
    players = [(workshop.player(f"Player {told}"), told) for told in (0, *NO_TIMES)]
    workshop.start()
    sleep_until(workshop.call.opens_at_ms + timing.FLOOR_MS + 50)
    for player, elapsed in players:
        reply = player.send("answer_stage", call=1, stage="clear", elapsed_ms=elapsed)
        assert reply["status"] == "received", elapsed
    allowed = [workshop.call.answers[player.seat].allowance_ms for player, _ in players]
    assert allowed[0] >= 50
    assert allowed[1:] == [0] * len(NO_TIMES)
