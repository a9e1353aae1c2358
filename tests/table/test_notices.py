"""Whether somebody steers: told to the room, and only when it changes."""

from server.table.attendance import PATIENCE_MS, RETURN_MS
from tests.table.room import Room


def told(room: Room) -> list[bool]:
    room.tables.tick()
    return [notice.facilitator_here for notice in room.screens.notices]


def steered() -> Room:
    room = Room(players=1)
    room.table.attendance.connected(0)
    room.tables.tick()
    room.screens.notices.clear()
    return room


def test_a_facilitator_who_reloads_is_not_missed():
    room = steered()
    room.table.attendance.disconnected(0)
    room.clock.pass_ms(PATIENCE_MS - 1)
    assert told(room) == []


def test_a_facilitator_who_is_gone_is_told_once():
    room = steered()
    room.table.attendance.disconnected(0)
    room.clock.pass_ms(PATIENCE_MS)
    told(room)
    room.clock.pass_ms(PATIENCE_MS)
    assert told(room) == [False]


def test_a_facilitator_who_is_back_is_told():
    room = steered()
    room.table.attendance.disconnected(0)
    room.clock.pass_ms(PATIENCE_MS)
    told(room)
    room.table.attendance.connected(0)
    assert told(room) == [False, True]


def test_with_a_second_device_open_nobody_is_missed():
    room = steered()
    room.table.attendance.connected(-1)
    room.table.attendance.disconnected(0)
    room.clock.pass_ms(PATIENCE_MS)
    assert told(room) == []


def test_neither_players_nor_displays_stand_for_a_facilitator():
    room = steered()
    room.table.attendance.connected(1)
    room.table.attendance.connected(None)
    room.table.attendance.disconnected(0)
    room.clock.pass_ms(PATIENCE_MS)
    assert told(room) == [False]


def test_after_a_start_the_facilitator_has_time_to_come_back():
    room = Room(players=1).restarted()
    room.clock.pass_ms(RETURN_MS - 1)
    assert all(told(room))
    room.clock.pass_ms(1)
    assert told(room)[-1] is False


def test_a_facilitator_who_is_gone_does_not_end_the_workshop():
    room = steered()
    room.table.attendance.disconnected(0)
    room.clock.pass_ms(12 * 60 * 60 * 1_000)
    room.tables.tick()
    assert not room.workshop.ended
