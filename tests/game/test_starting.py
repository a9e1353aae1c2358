"""Starting a round: its length, its settings, what a pack cannot give."""

from dataclasses import replace

import pytest

from server.game.decide.dealing import dealer
from server.game.options import fewest_calls, unavailable
from server.game.plan import calls_for
from server.game.rejections import Reason, Rejected
from server.game.settings import Grid, Mode, Pattern
from tests.game.given import given
from tests.game.moves import PACK, leave, opened, start
from tests.game.play import Play
from tests.packs.small import small_pack


def refused(command, pack=PACK):
    with pytest.raises(Rejected) as caught:
        Play().opened(pack).do(command)
    return caught.value


def test_minutes_become_calls_of_65_seconds_after_120():
    assert [calls_for(minutes) for minutes in (8, 9, 15, 20, 27)] == [6, 6, 12, 16, 23]


def test_a_round_has_6_calls_at_the_least():
    assert calls_for(1) == calls_for(0) == 6


def test_a_round_has_24_calls_at_the_most():
    assert calls_for(28) == calls_for(600) == 24


def test_fifteen_minutes_make_twelve_calls():
    play = Play().opened().do(start(minutes=15))
    assert len(play.round.planned) == 12


def test_many_minutes_are_cut_to_what_the_pack_has():
    play = Play().opened(small_pack(events=2)).do(start(minutes=60))
    assert len(play.round.planned) == 12


@pytest.mark.parametrize("calls", [0, 5, 25])
def test_a_round_has_6_to_24_calls(calls):
    assert refused(start(calls)).reason is Reason.BAD_LENGTH


def test_a_pack_with_few_events_allows_no_longer_round():
    assert refused(start(13), small_pack(events=2)).reason is Reason.BAD_LENGTH


def test_minutes_and_calls_together_are_refused():
    command = start(minutes=15)
    object.__setattr__(command, "calls", 12)
    assert refused(command).reason is Reason.BAD_LENGTH


def test_neither_minutes_nor_calls_is_refused():
    assert refused(start(calls=None)).reason is Reason.BAD_LENGTH


@pytest.mark.parametrize(("grid", "fewest"), [(Grid.THREE, 6), (Grid.FOUR, 16), (Grid.FIVE, 24)])
def test_each_grid_has_its_shortest_round(grid, fewest):
    assert len(Play().opened().started(fewest, grid=grid).round.planned) == fewest


@pytest.mark.parametrize(("grid", "calls"), [(Grid.FOUR, 15), (Grid.FIVE, 23)])
def test_a_shorter_round_cannot_have_that_grid(grid, calls):
    assert refused(start(calls, grid=grid)).reason is Reason.GRID_UNAVAILABLE


def test_a_pack_with_few_facts_cannot_fill_a_large_card():
    no = refused(start(24, grid=Grid.FIVE), small_pack(facts=7))
    assert (no.reason, "has 7" in no.detail) == (Reason.GRID_UNAVAILABLE, True)


def test_a_pack_with_few_events_cannot_give_a_large_card():
    assert "events for 12" in unavailable(small_pack(events=2), Grid.FOUR)


def test_a_pack_with_enough_gives_every_grid():
    assert [unavailable(PACK, grid) for grid in Grid] == ["", "", ""]


def test_a_grid_that_a_pack_cannot_give_is_refused_with_the_reason():
    no = refused(start(12, grid=Grid.FOUR), small_pack(events=2))
    assert (no.reason, "events for 12" in no.detail) == (Reason.GRID_UNAVAILABLE, True)


def test_a_full_card_needs_a_call_for_every_fact():
    assert fewest_calls(PACK, Grid.THREE)[Pattern.FULL_CARD] == 12


def test_a_journey_needs_a_call_of_every_stage():
    assert fewest_calls(small_pack(stages=8), Grid.THREE)[Pattern.JOURNEY] == 8


def test_a_pattern_that_no_round_of_the_pack_can_give_is_left_out():
    assert Pattern.FULL_CARD not in fewest_calls(small_pack(events=1), Grid.THREE)


@pytest.mark.parametrize(
    ("patterns", "calls"),
    [((Pattern.FULL_CARD,), 11), ((Pattern.CORNERS,), 11), ((Pattern.LINE, Pattern.FULL_CARD), 6)],
)
def test_a_pattern_out_of_reach_is_unavailable(patterns, calls):
    assert refused(start(calls, patterns=patterns)).reason is Reason.PATTERN_UNAVAILABLE


def test_a_pattern_that_no_plan_can_give_is_unavailable_with_the_reason():
    no = refused(start(8, patterns=(Pattern.FULL_CARD,)), small_pack(stages=4))
    assert "8 calls are too few to complete full card on a 3x3 card" in no.detail


@pytest.mark.parametrize("field", ["window_s", "timer_s"])
@pytest.mark.parametrize("seconds", [4, 121])
def test_windows_and_timers_have_bounds(field, seconds):
    assert refused(start(**{field: seconds})).reason is Reason.BAD_TIMER


@pytest.mark.parametrize("seconds", [5, 120])
def test_windows_and_timers_may_stand_on_their_bounds(seconds):
    settings = {"window_s": seconds, "timer_s": seconds}
    assert Play().opened().started(**settings).round.settings.timer_s == seconds


def test_the_defaults_are_a_race_for_lines_on_three_by_three_without_a_timer():
    settings = Play().opened().started().round.settings
    told = (settings.mode, settings.patterns, settings.grid, settings.timer_s, settings.window_s)
    assert told == ("race", ("line",), "3x3", None, 15)


def test_one_round_at_a_time():
    play = Play().opened().started()
    given(*play.journal).when(start()).then_rejected(Reason.ROUND_RUNNING)


def test_a_round_without_patterns_may_be_played():
    assert Play().opened().started(patterns=()).round.settings.patterns == ()


def test_a_round_may_start_before_anybody_has_joined():
    assert Play(opened()).started().cards == {}


def test_everybody_gets_a_card_of_the_grid():
    play = Play().opened().joined(3).started(16, grid=Grid.FOUR)
    assert [len(card) for card in play.cards.values()] == [16, 16, 16]


def test_who_is_away_gets_a_card_too():
    play = Play().opened().joined(2).do(leave(2)).started()
    assert sorted(play.cards) == [1, 2]


def test_a_pattern_that_no_plan_of_the_pack_can_give_is_unavailable():
    pack = small_pack()
    plain = [replace(e, facts=(f"{e.stage}-1",)) for e in pack.events]
    no = refused(start(12, patterns=(Pattern.FULL_CARD,)), replace(pack, events=tuple(plain)))
    assert (no.reason, "12 calls are too few" in no.detail) == (Reason.PATTERN_UNAVAILABLE, True)


def test_patterns_that_no_card_can_complete_together_are_unavailable():
    pack = small_pack()
    plain = [replace(e, facts=(f"{e.stage}-1",)) for e in pack.events]
    command = start(12, patterns=(Pattern.LINE, Pattern.CORNERS))
    no = refused(command, replace(pack, events=tuple(plain)))
    assert no.reason is Reason.PATTERN_UNAVAILABLE


def test_cards_are_dealt_seat_by_seat():
    play = Play().opened().joined(4).started()
    assert [entry.seat for entry in play.journal[-4:]] == [1, 2, 3, 4]


def test_a_plan_that_gives_every_pattern_is_looked_for():
    pack = small_pack()
    half = {f"{stage}-e{number}" for stage in ("clear", "dig") for number in range(1, 7)}
    plain = [replace(e, facts=(f"{e.stage}-1",)) if e.id in half else e for e in pack.events]
    for seed in range(10):
        play = Play().opened(replace(pack, events=tuple(plain))).joined(3)
        play.started(12, seed=str(seed), patterns=(Pattern.FULL_CARD,))
        deal = dealer(play.workshop.content, play.round)
        assert not any(deal.faults(card)[0] for card in play.cards.values())


def test_a_relaxed_round_has_no_timer():
    given(opened()).when(start(mode=Mode.RELAXED, timer_s=20)).then_rejected(Reason.BAD_TIMER)
