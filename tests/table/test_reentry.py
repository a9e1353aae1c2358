"""Ways back to a place: rejoin codes for players, pairing and recovery codes for facilitators."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from server.errors import JournalError, JournalFull
from server.game.commands import EndWorkshop, Role
from server.game.rejections import Rejected
from server.table.codes import (
    ALPHABET,
    PAIRING,
    RECOVERY,
    REJOIN,
    UnknownCode,
    grouped,
    typed,
)
from server.table.reentry import FACILITATORS, PAIRING_MS, PAIRINGS
from server.table.seats import hashed
from tests.table.room import Room


def code_of(room: Room, seat: int) -> str:
    return room.table.reentry.code_of(seat)


def test_every_player_has_a_code_of_their_own():
    room = Room(players=30)
    codes = {code_of(room, seat) for seat in room.tokens}
    assert len(codes) == 30
    assert all(len(code) == REJOIN and set(code) <= set(ALPHABET) for code in codes)


def test_a_rejoin_code_moves_the_seat():
    room = Room(players=2)
    person, token = room.table.reentry.rejoin(code_of(room, 2))
    assert (person.seat, person.name) == (2, "Player 2")
    assert room.table.person(token) == person


def test_the_token_of_the_old_device_is_void():
    room = Room(players=2)
    room.table.reentry.rejoin(code_of(room, 2))
    assert room.table.person(room.tokens[2]) is None
    assert room.table.person(room.tokens[1]).seat == 1


def test_the_screens_of_the_old_device_are_told():
    room = Room(players=2)
    room.table.reentry.rejoin(code_of(room, 2))
    assert room.screens.gone == [2]


def test_a_rejoin_code_works_once():
    room = Room(players=1)
    used = code_of(room, 1)
    room.table.reentry.rejoin(used)
    with pytest.raises(UnknownCode):
        room.table.reentry.rejoin(used)
    assert code_of(room, 1) != used


def test_a_code_is_read_however_it_is_typed():
    room = Room(players=1)
    code = code_of(room, 1)
    person, _ = room.table.reentry.rejoin(f" {code[:3].lower()}-{code[3:]} ")
    assert person.seat == 1


@pytest.mark.parametrize("code", ["", "K", "AAAAAA", "0" * 64])
def test_a_wrong_code_moves_nothing(code):
    room = Room(players=1)
    before = room.journal.read(room.table.address.workshop)
    with pytest.raises(UnknownCode):
        room.table.reentry.rejoin(code)
    assert room.journal.read(room.table.address.workshop) == before


def test_a_fresh_code_makes_the_earlier_one_void_and_leaves_the_phone_where_it_is():
    room = Room(players=1)
    earlier = code_of(room, 1)
    fresh = room.table.reentry.renew(1).code
    with pytest.raises(UnknownCode):
        room.table.reentry.rejoin(earlier)
    assert room.table.person(room.tokens[1]).seat == 1
    assert room.screens.places == [1]
    assert room.table.reentry.rejoin(fresh)[0].seat == 1


def test_a_player_without_a_code_gets_one():
    room = Room(players=1)
    room.journal.forget(room.table.address.workshop)
    again = room.restarted()
    assert len(again.table.reentry.code_of(1)) == REJOIN


def test_while_nothing_can_be_stored_a_player_without_a_code_gets_none_and_later_one():
    room = Room(players=1)
    room.journal.forget(room.table.address.workshop)
    again = room.restarted()
    room.journal.full = True
    assert code_of(again, 1) == ""
    room.journal.full = False
    room.clock.pass_ms(1_000)
    assert len(code_of(again, 1)) == REJOIN


def test_codes_that_were_deleted_after_the_end_stay_so():
    room = Room(players=1)
    room.table.house(EndWorkshop())
    room.journal.forget(room.table.address.workshop)
    again = room.restarted()
    assert code_of(again, 1) == ""
    with pytest.raises(Rejected):
        again.table.reentry.renew(1)
    assert not any(person.code for person in room.journal.read(room.table.address.workshop).people)


def test_facilitators_have_no_rejoin_code():
    assert code_of(Room(), 0) == ""


def test_the_recovery_code_does_not_move_the_facilitators_seat():
    room = Room()
    for code in (room.recovery_code, hashed(room.recovery_code)):
        with pytest.raises(UnknownCode):
            room.table.reentry.rejoin(code)


def test_codes_and_moved_seats_outlast_the_server():
    room = Room(players=2)
    person, token = room.table.reentry.rejoin(code_of(room, 1))
    again = room.restarted()
    assert again.table.person(token).seat == 1
    assert again.table.person(room.tokens[1]) is None
    assert again.table.reentry.code_of(1) == person.code


def test_a_move_that_cannot_be_stored_has_not_happened():
    room = Room(players=1)
    code = code_of(room, 1)
    room.journal.full = True
    with pytest.raises(JournalError):
        room.table.reentry.rejoin(code)
    room.journal.full = False
    room.clock.pass_ms(1_000)
    room.start()
    assert room.table.person(room.tokens[1]).seat == 1
    assert room.screens.gone == []
    assert room.table.reentry.rejoin(code)[0].seat == 1


@pytest.mark.parametrize(
    "ask",
    [
        lambda table, code: table.reentry.rejoin(code),
        lambda table, code: table.take_seat("Ben"),
    ],
)
def test_who_asks_for_a_seat_while_the_disk_is_full_is_told_so(ask):
    room = Room(players=1)
    room.journal.full = True
    with pytest.raises(JournalFull):
        ask(room.table, code_of(room, 1))


def test_a_pairing_code_seats_one_more_facilitator_once():
    room = Room()
    code = room.table.reentry.pair()
    person, token = room.table.reentry.steer(code)
    assert person.role is Role.FACILITATOR
    assert len(code) == PAIRING
    assert room.table.person(token) == person
    assert room.table.person(room.token).seat != person.seat
    with pytest.raises(UnknownCode):
        room.table.reentry.steer(code)


def test_of_two_who_come_together_with_one_pairing_code_one_is_let_in():
    room = Room(players=1)
    code, turns = room.table.reentry.pair(), room.table._turns
    carry_out = turns._work

    def once_two_wait(requests):
        turns._work = carry_out
        deadline = time.monotonic() + 10
        while len(turns) < 2 and time.monotonic() < deadline:
            time.sleep(0.001)
        return carry_out(requests)

    turns._work = once_two_wait
    with ThreadPoolExecutor(3) as comers_in:
        comers_in.submit(room.table.reentry.renew, 1)
        comers = [comers_in.submit(room.table.reentry.steer, code) for _ in range(2)]
    assert [type(comer.exception()) for comer in comers].count(UnknownCode) == 1
    people = room.journal.read(room.table.address.workshop).people
    assert sum(person.role is Role.FACILITATOR for person in people) == 2


def test_a_pairing_code_ends():
    room = Room()
    code = room.table.reentry.pair()
    room.clock.pass_ms(PAIRING_MS)
    with pytest.raises(UnknownCode):
        room.table.reentry.steer(code)


def test_of_many_pairing_codes_the_last_work():
    room = Room()
    codes = [room.table.reentry.pair() for _ in range(PAIRINGS + 1)]
    with pytest.raises(UnknownCode):
        room.table.reentry.steer(codes[0])
    assert room.table.reentry.steer(codes[1])


def test_the_recovery_code_seats_a_facilitator_as_often_as_needed():
    room = Room()
    assert len(room.recovery_code) == RECOVERY
    seats = {room.table.reentry.steer(grouped(room.recovery_code, 4))[0].seat for _ in range(2)}
    assert seats == {-1, -2}


def test_the_recovery_code_is_not_stored():
    room = Room()
    assert room.recovery_code not in repr(room.journal.read(room.table.address.workshop))


def test_a_fresh_recovery_code_makes_the_earlier_one_void():
    room = Room()
    fresh = room.table.reentry.renew_recovery()
    with pytest.raises(UnknownCode):
        room.table.reentry.steer(room.recovery_code)
    assert room.table.reentry.steer(fresh)


def test_no_workshop_has_facilitators_without_end():
    room = Room()
    with pytest.raises(UnknownCode):
        for _ in range(FACILITATORS + 1):
            room.table.reentry.steer(room.recovery_code)
    assert room.table.reentry.pair()


def test_a_players_code_does_not_steer():
    room = Room(players=1)
    with pytest.raises(UnknownCode):
        room.table.reentry.steer(code_of(room, 1))


def test_what_is_typed_keeps_only_letters_and_digits():
    assert typed("k7q 4mp\n") == "K7Q4MP"
