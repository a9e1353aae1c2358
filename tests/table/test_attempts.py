"""The same attempt to get a seat, made again because its answer was lost, gets the same seat."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from server.errors import JournalError
from server.table.codes import UnknownCode
from tests.packs.small import small_pack
from tests.table.room import Room
from tests.table.test_reentry import code_of

ATTEMPT = "attempt-0123456789-abcdef"


def test_the_same_attempt_to_rejoin_gets_the_same_place():
    room = Room(players=1)
    code = code_of(room, 1)
    first = room.table.reentry.rejoin(code, ATTEMPT)
    again = room.table.reentry.rejoin(code.lower(), ATTEMPT)
    assert again == first
    assert room.table.person(first[1]).seat == 1
    assert room.screens.gone == [1]


@pytest.mark.parametrize("attempt", [None, "another-attempt-9876543"])
def test_another_attempt_finds_the_rejoin_code_used(attempt):
    room = Room(players=1)
    code = code_of(room, 1)
    room.table.reentry.rejoin(code, ATTEMPT)
    with pytest.raises(UnknownCode):
        room.table.reentry.rejoin(code, attempt)


def test_an_attempt_is_worth_nothing_without_its_code():
    room = Room(players=2)
    room.table.reentry.rejoin(code_of(room, 1), ATTEMPT)
    with pytest.raises(UnknownCode):
        room.table.reentry.rejoin("BBBBBB", ATTEMPT)


def test_an_attempt_that_was_followed_by_another_device_gets_nothing():
    room = Room(players=1)
    code = code_of(room, 1)
    room.table.reentry.rejoin(code, ATTEMPT)
    room.table.reentry.rejoin(code_of(room, 1))
    with pytest.raises(UnknownCode):
        room.table.reentry.rejoin(code, ATTEMPT)


def test_an_attempt_outlasts_the_server():
    room = Room(players=1)
    code = code_of(room, 1)
    first = room.table.reentry.rejoin(code, ATTEMPT)
    assert room.restarted().table.reentry.rejoin(code, ATTEMPT) == first


def test_the_same_attempt_to_steer_gets_the_same_seat():
    room = Room()
    pairing = room.table.reentry.pair()
    for code in (pairing, room.recovery_code):
        assert room.table.reentry.steer(code, ATTEMPT) == room.table.reentry.steer(code, ATTEMPT)
    people = room.journal.read(room.table.address.workshop).people
    assert len(people) == 3


def test_a_pairing_code_that_could_not_be_stored_is_not_used_up():
    room = Room()
    code = room.table.reentry.pair()
    room.journal.full = True
    with pytest.raises(JournalError):
        room.table.reentry.steer(code, ATTEMPT)
    room.journal.full = False
    room.clock.pass_ms(1_000)
    assert room.table.reentry.steer(code)
    with pytest.raises(UnknownCode):
        room.table.reentry.steer(code, ATTEMPT)


def test_the_same_attempt_to_join_gets_the_same_seat():
    room = Room()
    first = room.table.take_seat("Asha", ATTEMPT)
    assert room.table.take_seat("Asha, once more", ATTEMPT) == first
    assert set(room.workshop.players) == {1}
    assert room.table.take_seat("Asha", "another-attempt-9876543")[0].seat == 2
    assert room.restarted().table.take_seat("Asha", ATTEMPT) == first


def test_an_attempt_tells_nothing_in_another_workshop():
    rooms = Room(), Room()
    rooms[1].chance.token()
    tokens = {room.tables.open(small_pack()).table.take_seat("Asha", ATTEMPT)[1] for room in rooms}
    assert len(tokens) == 2


def test_two_requests_of_one_attempt_at_once_take_one_seat():
    room = Room()
    with ThreadPoolExecutor(8) as phones:
        taken = list(phones.map(lambda _: room.table.take_seat("Asha", ATTEMPT), range(8)))
    assert len({person.seat for person, _ in taken}) == 1
    assert len(room.workshop.players) == 1
