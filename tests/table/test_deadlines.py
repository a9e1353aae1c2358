"""Deadlines turn into commands when their time comes, and not before."""

from server.game.commands import PauseRound
from server.table.deadlines import IDLE_MS, PUT_AWAY_MS
from tests.table.room import Room


def closes_in_ms(room: Room) -> int:
    return room.workshop.round.call.closes_at_ms - room.clock.now_ms()


def test_nothing_closes_by_itself_where_no_timer_was_asked_for():
    room = Room(players=1)
    room.start()
    room.call()
    room.clock.pass_ms(10 * 60_000)
    room.tables.tick()
    assert room.workshop.round.call.open


def test_a_timer_closes_its_call():
    room = Room(players=1)
    room.start(timer_s=20)
    room.call()
    room.clock.pass_ms(closes_in_ms(room))
    room.tables.tick()
    assert not room.workshop.round.call.open


def test_a_timer_does_not_close_its_call_too_soon():
    room = Room(players=1)
    room.start(timer_s=20)
    room.call()
    room.clock.pass_ms(closes_in_ms(room) - 1)
    room.tables.tick()
    assert room.workshop.round.call.open


def test_a_timer_stands_still_in_a_pause():
    room = Room(players=1)
    room.start(timer_s=20)
    room.call()
    room.steer(PauseRound(at_ms=room.clock.now_ms()))
    room.clock.pass_ms(60_000)
    room.tables.tick()
    assert room.workshop.round.call.open


def test_a_workshop_in_which_nothing_happens_for_a_day_is_ended():
    room = Room(players=1)
    room.clock.pass_ms(IDLE_MS + 1)
    room.tables.tick()
    assert room.workshop.ended


def test_a_workshop_in_which_something_happened_is_not_ended():
    room = Room(players=1)
    room.clock.pass_ms(IDLE_MS - 1)
    room.start()
    room.clock.pass_ms(2)
    room.tables.tick()
    assert not room.workshop.ended


def test_a_table_without_screens_leaves_memory():
    room = Room()
    room.clock.pass_ms(PUT_AWAY_MS + 1)
    room.tables.tick()
    assert room.tables.live == 0


def test_a_table_put_away_is_found_again():
    room = Room(players=2)
    room.clock.pass_ms(PUT_AWAY_MS + 1)
    room.tables.tick()
    assert room.tables.find(room.code).workshop == room.workshop


def test_a_table_with_a_screen_stays_in_memory():
    room = Room(players=1)
    room.table.connected(1)
    room.clock.pass_ms(PUT_AWAY_MS + 1)
    room.tables.tick()
    assert room.tables.live == 1


def test_a_call_that_was_open_when_the_machine_went_down_is_paused():
    room = Room(players=1)
    room.start()
    room.call()
    room.clock.id = "boot-2"
    assert room.restarted().workshop.round.paused
