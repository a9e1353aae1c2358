"""Store, then send: nothing is acknowledged or shown before the journal holds it."""

import pytest

from server.errors import JournalError
from server.game.commands import CallEvent
from server.journal.memory import MemoryJournal
from server.table.attendance import AGAIN_MS, PATIENCE_MS
from server.table.notices import Trouble
from server.table.replies import Status
from server.table.storing import BREATH_MS
from server.table.tables import Tables
from tests.table.room import FillingJournal, Room


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
    before = room.table.view("call").body
    room.journal.full = True
    room.call()
    assert room.table.view("call").body == before


def test_play_goes_on_when_the_disk_has_room_again():
    room = Room(players=1)
    room.start()
    room.call()
    room.journal.full = True
    room.answer(1, command_id="same-id-1")
    room.journal.full = False
    room.clock.pass_ms(BREATH_MS)
    assert room.answer(1, command_id="same-id-1").status is Status.RECEIVED
    assert len(room.stored()) == room.workshop.version


def test_a_failing_disk_is_not_asked_by_every_answer():
    room = Room(players=2)
    room.start()
    room.call()
    room.journal.full = True
    room.answer(1)
    room.journal.full = False
    assert room.answer(2).status is Status.TRY_AGAIN
    room.clock.pass_ms(BREATH_MS)
    assert room.answer(2).status is Status.RECEIVED


def test_a_full_disk_is_told_to_the_room_once():
    room = Room(players=1)
    room.start()
    room.call()
    room.screens.notices.clear()
    room.journal.full = True
    for _ in range(5):
        room.answer(1)
        room.clock.pass_ms(BREATH_MS)
        room.tables.tick()
    assert [notice.trouble for notice in room.screens.notices] == [Trouble.DISK_FULL]


def test_the_end_of_the_trouble_is_told_though_nobody_asks_for_anything():
    room = Room(players=1)
    room.start()
    room.call()
    room.journal.full = True
    room.answer(1)
    room.journal.full = False
    room.clock.pass_ms(BREATH_MS)
    room.tables.tick()
    assert room.screens.notices[-1].trouble is None


def test_who_comes_back_while_the_disk_is_full_is_here_once_there_is_room():
    room = Room(players=1)
    room.table.attendance.connected(1)
    room.table.attendance.disconnected(1)
    room.clock.pass_ms(PATIENCE_MS)
    room.tables.tick()
    assert room.workshop.present == []
    room.journal.full = True
    room.table.attendance.connected(1)
    room.tables.tick()
    room.journal.full = False
    room.clock.pass_ms(BREATH_MS)
    room.tables.tick()
    assert room.workshop.present == [1]


def test_who_leaves_while_the_disk_is_full_is_away_once_there_is_room():
    room = Room(players=1)
    room.table.attendance.connected(1)
    room.table.attendance.disconnected(1)
    room.journal.full = True
    room.clock.pass_ms(PATIENCE_MS)
    room.tables.tick()
    room.journal.full = False
    room.clock.pass_ms(AGAIN_MS)
    room.tables.tick()
    assert room.workshop.present == []


class DoubtfulJournal(FillingJournal):
    """A journal whose next append says that it failed although it reached the disk."""

    doubtful = False

    def append(self, workshop, **what):
        super().append(workshop, **what)
        if self.doubtful:
            self.doubtful = False
            raise JournalError("the disk did not answer")


def test_what_was_stored_although_it_seemed_lost_is_shown_and_has_its_reply():
    room = Room(players=1)
    room.journal.__class__ = DoubtfulJournal
    room.start()
    room.screens.published.clear()
    room.journal.doubtful = True
    step = room.workshop.step
    call = CallEvent(at_ms=room.clock.now_ms(), clock=room.clock.id)
    assert room.steer(call, "same-id-1", step).status is Status.TRY_AGAIN
    room.clock.pass_ms(BREATH_MS)
    assert room.steer(call, "same-id-1", step).status is Status.DONE
    assert room.workshop.calls == 1
    assert room.table.view("call").version == len(room.stored())
    assert len(room.screens.published) == 1


def test_a_move_that_was_stored_although_it_seemed_lost_ends_the_old_screens():
    room = Room(players=1)
    room.journal.__class__ = DoubtfulJournal
    code = room.table.person_at(1).code
    room.journal.doubtful = True
    with pytest.raises(JournalError):
        room.table.reentry.rejoin(code, "the-same-attempt")
    assert room.table.person(room.tokens[1]) is None
    assert room.screens.gone == [1]


def test_a_move_that_could_not_be_stored_leaves_the_old_screens_alone():
    room = Room(players=1)
    code = room.table.person_at(1).code
    room.journal.full = True
    with pytest.raises(JournalError):
        room.table.reentry.rejoin(code, "the-same-attempt")
    room.journal.full = False
    assert room.table.person(room.tokens[1]).seat == 1
    assert room.screens.gone == []


def test_a_table_whose_workshop_was_taken_over_gives_way_to_a_new_one():
    room = Room(players=1)
    taken_over = room.restarted()
    assert room.start().status is Status.TRY_AGAIN
    assert room.tables.find(room.code) is not room.table
    assert taken_over.workshop.round is None


def test_those_who_were_at_a_lost_table_are_at_the_new_one():
    room = Room(players=1)
    room.table.attendance.connected(1)
    room.restarted()
    room.start()
    assert room.tables.find(room.code).attendance.screens(1) == 1


def test_a_restarted_server_shows_what_it_showed():
    room = Room(players=3)
    room.start()
    room.call()
    room.answer(1)
    room.show()
    again = room.restarted()
    for view in ("workshop", "call", "history", "standings", "roster", "counts", "desk"):
        assert again.table.view(view).body == room.table.view(view).body
    assert again.table.view("me", 1).body == room.table.view("me", 1).body


def test_an_unknown_code_leads_nowhere():
    room = Room()
    assert Tables(MemoryJournal(), room.clock, room.screens, room.chance).find(room.code) is None
