"""Deadlines turn into commands when their time comes, and not before."""

from server.game.commands import EndWorkshop, PauseRound
from server.game.entries import PlayerLeft
from server.table.attendance import RETURN_MS
from server.table.deadlines import IDLE_MS, PUT_AWAY_MS
from server.table.replies import Status
from server.table.storing import BREATH_MS
from tests.packs.small import small_pack
from tests.table.room import Room, SeededChance


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
    room.table.attendance.connected(1)
    room.clock.pass_ms(PUT_AWAY_MS + 1)
    room.tables.tick()
    assert room.tables.live == 1


def test_a_call_that_was_open_when_the_machine_went_down_is_paused():
    room = Room(players=1)
    room.start()
    room.call()
    room.clock.id = "boot-2"
    assert room.restarted().workshop.round.paused


def test_a_disk_that_is_full_after_a_reboot_delays_the_pause_until_there_is_room():
    room = Room(players=1)
    room.start()
    room.call()
    room.clock.id = "boot-2"
    room.journal.full = True
    again = room.restarted()
    assert not again.workshop.round.paused
    room.journal.full = False
    room.clock.pass_ms(BREATH_MS)
    again.tables.tick()
    assert again.workshop.round.paused


def test_a_timer_that_ran_out_while_the_server_was_away_pauses_its_call():
    room = Room(players=1)
    room.start(timer_s=20)
    room.call()
    room.clock.pass_ms(closes_in_ms(room))
    call = room.restarted().workshop.round
    assert call.paused
    assert call.call.open


def test_a_call_whose_timer_still_runs_goes_on_after_a_restart():
    room = Room(players=1)
    room.start(timer_s=20)
    room.call()
    room.clock.pass_ms(closes_in_ms(room) - 1)
    again = room.restarted()
    assert not again.workshop.round.paused
    assert again.answer(1).status is Status.RECEIVED


def test_a_workshop_put_away_is_ended_after_a_day_and_not_dated_by_it():
    room = Room(players=1)
    room.clock.pass_ms(PUT_AWAY_MS + 1)
    room.tables.tick()
    used_ms = room.journal.read(room.table.address.workshop).touched_ms
    room.clock.pass_ms(IDLE_MS)
    room.tables.end_idle()
    room.tables.tick()
    assert room.tables.find(room.code).workshop.ended
    assert room.journal.read(room.table.address.workshop).touched_ms == used_ms


def test_a_stranger_who_looks_does_not_keep_a_workshop_alive():
    room = Room(players=1)
    room.clock.pass_ms(PUT_AWAY_MS + 1)
    room.tables.tick()
    used_ms = room.journal.read(room.table.address.workshop).touched_ms
    room.tables.find(room.code)
    room.clock.pass_ms(RETURN_MS)
    room.tables.tick()
    again = room.journal.read(room.table.address.workshop)
    assert isinstance(again.entries[-1], PlayerLeft)
    assert again.touched_ms == used_ms


class SameCode(SeededChance):
    """Every workshop would get the code 100000."""

    def below(self, bound: int) -> int:
        return 0 if bound == 900_000 else super().below(bound)


def test_a_code_of_a_workshop_that_has_ended_leads_to_the_new_one():
    room = Room()
    room.tables._chance = SameCode()
    first = room.tables.open(small_pack()).table
    first.house(EndWorkshop())
    second = room.tables.open(small_pack()).table
    assert first.address.code == second.address.code
    assert room.tables.find(second.address.code).address == second.address
