"""Answers given before the close may arrive after it: showing waits for them, and is final."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.game import timing
from server.game.rejections import Reason, Rejected
from server.game.settings import Mode
from server.game.views.room import phase
from server.game.views.shapes import Phase
from tests.game.given import given as given_entries
from tests.game.moves import (
    answer,
    called,
    closed,
    joined,
    leave,
    pause,
    promised,
    resume,
    seated,
    show,
)
from tests.game.play import Play, table
from tests.game.secrets import leaks

CLOSED = (*seated(), called(), closed(at=10_000))
CLAIMS = st.none() | st.integers(0, 60_000)


def kinds(play, last):
    return [type(entry).__name__ for entry in play.journal[-last:]]


# The deadline


@pytest.mark.parametrize("way", [1, 200, 499])
def test_an_answer_given_before_the_close_counts_though_it_arrives_after_it(way):
    play = Play(*CLOSED).right(1, 9_999 + way, claimed=9_999)
    assert play.time(1) == 9_999


@pytest.mark.parametrize(("after", "claimed"), [(10_300, 10_000), (10_001, None), (10_500, 0)])
def test_an_answer_given_at_the_close_or_after_it_is_late(after, claimed):
    given_entries(*CLOSED).when(answer(1, "dig", after, claimed=claimed)).then_rejected(
        Reason.TOO_LATE
    )


def test_a_timers_end_is_compared_with_the_adjusted_time_too():
    entries = (*seated(), called(closes=30_000))
    assert Play(*entries).right(1, 30_200, claimed=29_999).time(1) == 29_999
    given_entries(*entries).when(answer(1, "dig", 30_200, claimed=30_000)).then_rejected(
        Reason.TOO_LATE
    )


def test_after_a_pause_the_close_is_compared_with_the_time_since_the_last_opening():
    play = table().called().paused(after=4_000).resumed(at=90_000).closed(after=3_000)
    assert play.right(1, 3_200, claimed=2_999).time(1) == 4_000 + 2_999
    with pytest.raises(Rejected):
        play.right(2, 3_200, claimed=3_000)


@given(st.integers(0, 5_000), CLAIMS, st.integers(0, 1_000))
def test_nothing_that_arrives_500_ms_after_the_close_counts_whatever_it_claims(more, claim, quota):
    call = Play(*CLOSED).call
    arrived = 10_500 + more
    elapsed = timing.adjusted(call, arrived, claim, quota).elapsed_ms
    assert timing.is_late(call, arrived, elapsed)


# The promise


def test_an_answer_waits_500_ms_for_those_who_may_still_answer():
    given_entries(*seated(), called()).when(show(at=10_000)).then(closed(10_000), promised(10_500))


def test_after_a_close_it_waits_for_what_is_left_of_them():
    given_entries(*CLOSED).when(show(at=10_200)).then(promised(10_500))


@pytest.mark.parametrize(("at", "shown"), [(10_499, False), (10_500, True), (60_000, True)])
def test_500_ms_after_the_close_it_waits_for_nobody(at, shown):
    assert Play(*CLOSED).do(show(at)).call.shown is shown


def test_a_timers_end_is_the_close_that_it_waits_for():
    entries = (*seated(), called(closes=30_000))
    given_entries(*entries).when(show(at=30_200)).then(closed(30_200), promised(30_500))
    assert Play(*entries).do(show(at=30_500)).call.shown


def test_before_the_timers_end_the_press_is_the_close():
    given_entries(*seated(), called(closes=30_000)).when(show(at=10_000)).then(
        closed(10_000), promised(10_500)
    )


@pytest.mark.parametrize(("at", "shown"), [(10_001, False), (10_499, False), (10_500, True)])
def test_what_was_promised_is_shown_when_it_is_due_and_not_before(at, shown):
    assert Play(*CLOSED, promised(10_500)).do(show(at)).call.shown is shown


def test_asking_again_changes_nothing():
    given_entries(*CLOSED, promised(10_500)).when(show(at=10_400)).then()


def test_where_everybody_has_answered_there_is_nothing_to_wait_for():
    play = table().called().right(1, 3_000).wrong(2, 4_000).asked(5_000)
    assert kinds(play, 2) == ["CallClosed", "AnswerShown"]


def test_who_is_the_last_to_answer_ends_the_wait():
    play = table().called().right(1, 3_000).asked(5_000).right(2, 5_100, claimed=4_900)
    assert play.asked(5_101).call.shown


@pytest.mark.parametrize("mode", [Mode.STEADY, Mode.RELAXED])
def test_where_answers_may_be_changed_it_waits_for_everybody(mode):
    play = table(mode=mode).called().right(1, 3_000).right(2, 3_000).asked(5_000)
    assert kinds(play, 2) == ["CallClosed", "AnswerPromised"]


def test_it_does_not_wait_for_who_is_away():
    play = table().called().right(1, 3_000).do(leave(2)).asked(5_000)
    assert play.call.shown


def test_it_does_not_wait_for_who_joined_during_the_call():
    play = table(players=1).called().right(1, 3_000).joined().asked(5_000)
    assert play.call.shown


def test_it_does_not_wait_for_who_has_no_card():
    play = Play(*seated(1), called(), joined(2)).right(1, 3_000).asked(5_000)
    assert play.call.shown


def test_an_empty_room_is_not_waited_for():
    assert table(players=0).called().asked(5_000).call.shown


def test_a_promised_answer_is_told_to_nobody():
    play = table().called().right(1).marked_well(1).asked(5_000)
    assert (phase(play.workshop), leaks(play.workshop)) == (Phase.CLOSED, set())


def test_a_promised_call_may_be_taken_back():
    play = table().called().asked(5_000).undone()
    assert (play.round.pending, play.called().call.promised_ms) == (None, None)


def test_a_pause_holds_what_was_promised_and_the_answer_follows_it():
    play = table().called().asked(5_000)
    play.do(pause(play.now + 100))
    given_entries(*play.journal).when(show(play.call.promised_ms)).then_rejected(Reason.PAUSED)
    assert play.do(resume(90_000), show(90_000)).call.shown


def test_what_another_clock_promised_is_shown_at_the_next_press():
    late = 9_000_000
    entries = (*seated(), called(opens=late), closed(late + 100), promised(late + 600))
    assert Play(*entries).do(show(at=7_000)).call.shown


def test_a_close_on_another_clock_is_waited_for_no_longer():
    late = 9_000_000
    play = Play(*seated(), called(opens=late), closed(late + 100)).do(show(at=7_000))
    assert play.call.promised_ms == 7_500
    assert play.do(show(at=7_500)).call.shown


# The grace, and the end of it


def test_an_answer_in_the_grace_counts_and_may_be_first():
    play = table().called().right(1, 5_900, claimed=5_900).asked(6_000)
    play.right(2, 6_200, claimed=5_750).shown(6_500)
    assert (play.result(1).rank, play.result(2).rank) == (2, 1)
    assert play.points(2).placement == 100


def test_an_answer_in_the_grace_may_change_one_in_steady():
    play = table(mode=Mode.STEADY).called().wrong(1, 3_000).asked(6_000)
    assert play.right(1, 6_100, claimed=5_900).shown(6_500).result(1).elapsed_ms == 5_900


def test_where_there_is_no_clock_an_answer_may_be_under_way_just_as_well():
    play = table().called().right(1, 5_000, claimed=0).shown().ended()
    play.started(mode=Mode.RELAXED).called().asked(6_000).right(1, 6_499, claimed=5_999)
    assert play.shown(6_500).points(1).recognise == 900


@given(st.integers(0, 10_000), CLAIMS, st.sampled_from(Mode))
def test_once_shown_an_answer_is_final(after, claimed, mode):
    play = table(mode=mode).called().wrong(1, 3_000).shown(6_000)
    with pytest.raises(Rejected) as no:
        play.right(2, after, claimed)
    assert no.value.reason is Reason.TOO_LATE
    assert list(play.call.results) == [1]


@given(st.lists(st.tuples(st.integers(5_000, 7_000), CLAIMS), min_size=1, max_size=5))
def test_no_answer_given_in_time_is_missed_by_the_answer_that_waits(taps):
    """Whoever is not late when the last answer may come in is in what is shown."""
    play = table(players=5).called().asked(6_000)
    in_time = set()
    for seat, (after, claimed) in enumerate(taps, start=1):
        try:
            play.right(seat, after, claimed)
        except Rejected:
            continue
        in_time.add(seat)
    assert all(play.time(seat) < 6_000 for seat in in_time)
    assert {result.seat for result in play.shown(6_500).journal[-1].results} == in_time
