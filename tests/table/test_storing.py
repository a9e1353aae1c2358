"""Store, then send: nothing is acknowledged or shown before the journal holds it."""

from server.journal.memory import MemoryJournal
from server.table.replies import Status
from server.table.tables import Tables
from tests.table.room import Room


def test_a_change_is_published_with_what_is_stored():
    room = Room(players=1)
    room.start()
    assert room.screens.versions[-1] == len(room.stored())


def test_what_cannot_be_stored_is_not_acknowledged():
    room = Room(players=1)
    room.start()
    room.call()
    room.journal.full = True
    assert room.answer(1).status is Status.TRY_AGAIN


def test_what_cannot_be_stored_is_not_published():
    room = Room(players=1)
    room.start()
    room.screens.published.clear()
    room.journal.full = True
    room.call()
    assert room.screens.published == []


def test_what_cannot_be_stored_is_forgotten():
    room = Room(players=1)
    room.start()
    before = room.table.shared("call").body
    room.journal.full = True
    room.call()
    assert room.table.shared("call").body == before


def test_play_goes_on_when_the_disk_has_room_again():
    room = Room(players=1)
    room.start()
    room.call()
    room.journal.full = True
    room.answer(1, command_id="same-id-1")
    room.journal.full = False
    assert room.answer(1, command_id="same-id-1").status is Status.RECEIVED
    assert len(room.stored()) == room.workshop.version


def test_a_table_whose_workshop_was_taken_over_gives_way_to_a_new_one():
    room = Room(players=1)
    taken_over = room.restarted()
    assert room.start().status is Status.TRY_AGAIN
    assert room.tables.find(room.code) is not room.table
    assert taken_over.workshop.round is None


def test_those_who_were_at_a_lost_table_are_at_the_new_one():
    room = Room(players=1)
    room.table.connected(1)
    room.restarted()
    room.start()
    assert room.tables.find(room.code).screens(1) == 1


def test_a_restarted_server_shows_what_it_showed():
    room = Room(players=3)
    room.start()
    room.call()
    room.answer(1)
    room.show()
    again = room.restarted()
    for view in ("workshop", "call", "history", "standings", "roster", "counts", "desk"):
        assert again.table.shared(view).body == room.table.shared(view).body
    assert again.table.mine(1).body == room.table.mine(1).body


def test_an_unknown_code_leads_nowhere():
    room = Room()
    assert Tables(MemoryJournal(), room.clock, room.screens).find(room.code) is None
