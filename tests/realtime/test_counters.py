"""Counters and rosters: to those who want them, and never more often than useful."""

from server.game.commands import Role
from server.realtime.connections import Connections, room
from server.realtime.publish import PERIOD_MS, SocketPublisher
from tests.realtime.wire import Wire
from tests.table.room import Room


class Published(Room):
    """A workshop in the middle of a call, with a publisher on a clock set by hand."""

    def __init__(self):
        super().__init__(players=3)
        self.start()
        self.call()
        self.wire = Wire()
        self.publisher = SocketPublisher(self.wire, Connections(), self.clock)
        self.table._publisher = self.publisher


def test_counters_go_to_facilitators_and_displays_alone():
    room_ = Published()
    room_.answer(1)
    room_.publisher.flush()
    workshop = room_.table.address.workshop
    assert room_.wire.taken("counts") == [
        sorted([room(workshop, Role.FACILITATOR), room(workshop, Role.DISPLAY)])
    ]


def test_many_answers_make_one_message():
    room_ = Published()
    for seat in (1, 2, 3):
        room_.answer(seat)
    room_.publisher.flush()
    assert len(room_.wire.taken("counts")) == 1


def test_counters_wait_for_their_turn():
    room_ = Published()
    room_.answer(1)
    room_.publisher.flush()
    room_.answer(2)
    room_.wire.emitted.clear()
    room_.clock.pass_ms(PERIOD_MS["counts"] - 1)
    room_.publisher.flush()
    assert room_.wire.taken("counts") == []


def test_counters_that_waited_are_sent_in_the_end():
    room_ = Published()
    room_.answer(1)
    room_.publisher.flush()
    room_.answer(2)
    room_.wire.emitted.clear()
    room_.clock.pass_ms(PERIOD_MS["counts"])
    room_.publisher.flush()
    assert len(room_.wire.taken("counts")) == 1


def test_rosters_are_sent_once_a_second_at_the_most():
    assert PERIOD_MS["roster"] == 1_000


def test_between_one_view_and_the_next_others_have_their_turn():
    room_, taken = Published(), []
    room_.answer(1)
    room_.publisher.flush(pause=lambda: taken.append(len(room_.wire.emitted)))
    assert taken == [1, 2]


def test_what_was_sent_in_a_pause_is_not_sent_again():
    room_ = Published()
    room_.answer(1)
    room_.wire.emitted.clear()
    room_.publisher.flush(pause=room_.publisher.flush)
    assert sorted(name for name, *_ in room_.wire.emitted) == ["counts", "desk"]
