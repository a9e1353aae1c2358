"""Seats: names, tokens, and who is here."""

import pytest

from server.errors import JournalError
from server.game.commands import EndWorkshop, Role
from server.game.rejections import Reason, Rejected
from server.table.attendance import NEWCOMERS_MS, PATIENCE_MS, RETURN_MS
from server.table.names import BadName
from server.table.seats import cookie_name, hashed
from tests.table.room import Room


def test_a_token_leads_to_its_seat():
    room = Room(players=2)
    assert room.table.person(room.tokens[2]).seat == 2


def test_a_wrong_token_leads_nowhere():
    assert Room(players=1).table.person("guess") is None


def test_the_facilitator_holds_a_seat_of_their_own():
    room = Room()
    assert room.table.person(room.token).role is Role.FACILITATOR


def test_only_the_hash_of_a_token_is_stored():
    room = Room(players=1)
    people = room.journal.read(room.table.address.workshop).people
    assert room.tokens[1] not in repr(people)
    assert hashed(room.tokens[1]) in repr(people)


def test_two_people_of_one_name_are_told_apart():
    room = Room()
    first, _ = room.table.take_seat("Asha")
    second, _ = room.table.take_seat("asha")
    assert first.name == "Asha"
    assert second.name != "asha"


def test_a_name_that_nobody_can_read_is_refused():
    room = Room()
    with pytest.raises(BadName):
        room.table.take_seat("\u202e \u200b")
    assert room.workshop.players == {}


def test_nobody_can_join_a_workshop_that_has_ended():
    room = Room()
    room.steer(EndWorkshop())
    with pytest.raises(Rejected) as no:
        room.table.take_seat("Asha")
    assert no.value.reason is Reason.WORKSHOP_ENDED


def test_the_journal_holds_no_name():
    room = Room()
    room.table.take_seat("Asha Canary")
    assert "Canary" not in repr(room.stored())


def test_the_cookie_of_an_https_address_cannot_be_set_from_elsewhere():
    assert cookie_name(Role.PLAYER, "482913", secure=True).startswith("__Host-")


def leaves(room: Room, seat: int) -> None:
    room.table.attendance.disconnected(seat)


def test_a_page_that_reloads_leaves_no_trace():
    room = Room(players=1)
    room.table.attendance.connected(1)
    before = room.stored()
    leaves(room, 1)
    room.clock.pass_ms(PATIENCE_MS - 1)
    room.tables.tick()
    room.table.attendance.connected(1)
    room.clock.pass_ms(PATIENCE_MS)
    room.tables.tick()
    assert room.stored() == before


def test_a_player_whose_last_screen_has_gone_is_away_after_a_while():
    room = Room(players=1)
    room.table.attendance.connected(1)
    leaves(room, 1)
    room.clock.pass_ms(PATIENCE_MS)
    room.tables.tick()
    assert room.workshop.present == []


def test_a_player_with_another_screen_open_is_here():
    room = Room(players=1)
    room.table.attendance.connected(1)
    room.table.attendance.connected(1)
    leaves(room, 1)
    room.clock.pass_ms(PATIENCE_MS)
    room.tables.tick()
    assert room.workshop.present == [1]


def test_a_seat_that_is_never_opened_does_not_hold_up_the_room():
    room = Room(players=2)
    room.table.attendance.connected(1)
    room.clock.pass_ms(NEWCOMERS_MS)
    room.tables.tick()
    assert room.workshop.present == [1]


def test_a_player_who_comes_back_is_here_again():
    room = Room(players=1)
    room.table.attendance.connected(1)
    leaves(room, 1)
    room.clock.pass_ms(PATIENCE_MS)
    room.tables.tick()
    room.table.attendance.connected(1)
    assert room.workshop.present == [1]


def test_after_a_restart_those_who_do_not_come_back_are_away():
    room = Room(players=2).restarted()
    room.table.attendance.connected(2)
    room.clock.pass_ms(RETURN_MS)
    room.tables.tick()
    assert room.workshop.present == [2]


def test_a_seat_that_could_not_be_stored_is_not_handed_out():
    room = Room(players=1)
    room.journal.full = True
    with pytest.raises(JournalError):
        room.table.take_seat("Ben")
    room.journal.full = False
    room.clock.pass_ms(1_000)
    assert room.table.name(2) == ""
    assert room.table.take_seat("Chloe")[0].seat == 2


def test_a_new_players_view_is_as_new_as_their_seat():
    room = Room(players=1)
    person, _ = room.table.take_seat("Ben")
    assert room.table.view("me", person.seat).version == room.workshop.version
