"""An answer given in time may be under way when *Show answer* is pressed: it is waited for."""

import pytest

from server.game import timing
from server.game.commands import PauseRound, ResumeRound, Role, ShowAnswer, UndoCall
from server.game.rejections import Reason
from server.table.changes import Changes
from server.table.replies import Status
from server.table.requests import Sender
from server.table.storing import BREATH_MS
from tests.table.room import Room


def promised(players=1, **settings) -> Room:
    """A call open for five seconds, whose answer has just been asked for while all are silent."""
    room = Room(players)
    room.start(**settings)
    room.call()
    room.clock.pass_ms(5_000)
    room.ask_to_show()
    return room


def call_of(room):
    return room.workshop.round.call


def passes(room, ms):
    room.clock.pass_ms(ms)
    room.tables.tick()


def pause(room):
    return room.steer(PauseRound(at_ms=room.clock.now_ms()))


def resume(room):
    return room.steer(ResumeRound(at_ms=room.clock.now_ms(), clock=room.clock.id))


def test_where_everybody_has_answered_it_is_shown_at_once():
    room = Room(players=2)
    room.start()
    room.call()
    room.clock.pass_ms(1_000)
    room.answer(1)
    room.answer(2)
    room.ask_to_show()
    assert call_of(room).shown


def test_nobody_is_waited_for_who_is_not_here():
    room = Room(players=2)
    room.start()
    room.call()
    room.answer(1)
    passes(room, 60_000)
    room.ask_to_show()
    assert call_of(room).shown


def test_it_comes_by_itself_when_nothing_can_arrive_any_more():
    room = promised()
    passes(room, timing.GRACE_MS - 1)
    assert not call_of(room).shown
    passes(room, 1)
    assert call_of(room).shown


def test_the_call_closes_with_the_press():
    room = promised()
    assert not call_of(room).open
    passes(room, timing.GRACE_MS)
    assert call_of(room).closed_at_ms == room.clock.now_ms() - timing.GRACE_MS


def test_an_answer_given_before_the_press_counts_and_one_given_after_it_is_late():
    room = promised(players=2)
    room.clock.pass_ms(300)
    assert room.answer(1, claimed_ms=4_900).status is Status.RECEIVED
    assert room.answer(2, claimed_ms=5_100).status is Status.LATE
    passes(room, timing.GRACE_MS - 300)
    assert call_of(room).results.keys() == {1}


def test_the_screens_are_told_that_the_call_has_closed_and_nothing_else():
    room = Room(players=1)
    room.start()
    room.call()
    room.screens.published.clear()
    room.ask_to_show()
    (changes,) = room.screens.published
    assert changes == Changes(now=frozenset({"call", "counts", "desk"}))


def test_two_presses_promise_it_once():
    room = promised()
    due_ms, step = call_of(room).promised_ms, room.workshop.step
    room.clock.pass_ms(200)
    assert room.ask_to_show().status is Status.DONE
    assert (call_of(room).promised_ms, room.workshop.step) == (due_ms, step)
    passes(room, timing.GRACE_MS - 200)
    assert call_of(room).shown


def test_a_second_press_of_the_same_moment_is_stale():
    room = Room(players=1)
    room.start()
    room.call()
    step = room.workshop.step
    press = ShowAnswer(at_ms=room.clock.now_ms())
    assert room.steer(press, step=step).status is Status.DONE
    assert room.steer(press, step=step).reason is Reason.STALE_STEP


def test_a_promised_call_can_be_taken_back_and_then_shows_nothing():
    room = promised()
    assert room.steer(UndoCall()).status is Status.DONE
    passes(room, timing.GRACE_MS)
    assert room.workshop.round.calls == []


def test_after_undoing_it_the_next_call_is_left_alone():
    room = promised()
    room.steer(UndoCall())
    room.announce()
    passes(room, timing.GRACE_MS)
    assert call_of(room).open
    assert call_of(room).promised_ms is None


def test_a_pause_holds_it_back_and_what_was_given_in_time_arrives_all_the_same():
    room = promised()
    pause(room)
    assert room.answer(1, claimed_ms=4_000).status is Status.RECEIVED
    passes(room, 60_000)
    assert not call_of(room).shown
    resume(room)
    room.tables.tick()
    assert call_of(room).results.keys() == {1}


def test_a_pause_gives_nobody_more_time():
    room = promised()
    pause(room)
    passes(room, timing.GRACE_MS + 1)
    assert room.answer(1, claimed_ms=4_000).reason is Reason.TOO_LATE


@pytest.mark.parametrize("away_ms", [100, 60_000])
def test_a_server_that_starts_again_keeps_its_promise(away_ms):
    room = promised()
    room.clock.pass_ms(away_ms)
    again = room.restarted()
    passes(again, max(0, timing.GRACE_MS - away_ms))
    assert call_of(again).shown


def test_a_server_that_starts_again_in_time_takes_what_is_under_way():
    room = promised()
    room.clock.pass_ms(100)
    again = room.restarted()
    assert again.answer(1, claimed_ms=4_000).status is Status.RECEIVED
    passes(again, timing.GRACE_MS)
    assert call_of(again).results.keys() == {1}


@pytest.mark.parametrize("game_ms", [0, 5_000, 900_000_000])
def test_a_machine_that_starts_again_keeps_its_promise_by_another_clock(game_ms):
    room = promised()
    room.clock.id, room.clock.game_ms = "boot-2", game_ms
    again = room.restarted()
    passes(again, timing.GRACE_MS)
    assert call_of(again).shown


def test_a_promise_that_could_not_be_stored_is_not_kept():
    """Its facilitator was told so, and presses again if they still want it."""
    room = Room(players=1)
    room.start()
    room.call()
    room.journal.full = True
    assert room.ask_to_show().status is Status.TRY_AGAIN
    room.journal.full = False
    passes(room, max(timing.GRACE_MS, BREATH_MS))
    assert call_of(room).open


def test_showing_it_keeps_no_workshop_alive():
    room = promised()
    used_ms = room.journal.read(room.table.address.workshop).touched_ms
    again = room.restarted()
    passes(again, timing.GRACE_MS)
    assert call_of(again).shown
    assert room.journal.read(room.table.address.workshop).touched_ms == used_ms


def test_a_timer_and_the_answer_after_it_wait_for_what_is_under_way():
    room = Room(players=2)
    room.start(timer_s=20)
    room.call()
    for seat in (1, 2):
        room.table.attendance.connected(seat)
    closes_ms = call_of(room).closes_at_ms
    passes(room, closes_ms - room.clock.now_ms())
    room.ask_to_show()
    room.clock.pass_ms(200)
    claimed_ms = closes_ms - call_of(room).opens_at_ms - 100
    assert room.answer(1, claimed_ms=claimed_ms).status is Status.RECEIVED
    passes(room, timing.GRACE_MS - 200)
    assert call_of(room).results.keys() == {1}


def test_what_was_measured_refills_the_quota_when_it_is_shown():
    room = promised(players=2)
    for _ in range(3):
        room.table.checks.measured(1, 80)
    passes(room, timing.GRACE_MS)
    assert call_of(room).grants == {1: timing.grant(80), 2: timing.grant(None)}


def test_players_do_not_show_answers():
    room = promised()
    reply = room.send(Sender(Role.PLAYER, 1), ShowAnswer(at_ms=room.clock.now_ms()))
    assert reply.reason is Reason.NOT_ALLOWED
