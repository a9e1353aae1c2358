"""The server measures round trips itself: often enough, and at no cost that a client sets."""

import time

from server.game.commands import Role
from server.realtime.connections import Allowance, Connection, Connections
from server.realtime.probes import FIRST_MS, PERIOD_MS, Probes
from server.table.requests import Sender
from server.table.trips import ENOUGH
from tests.realtime.wire import Wire
from tests.table.room import Room


class Probed(Room):
    """A workshop with open sockets, on a clock set by hand."""

    def __init__(self, players: int = 1) -> None:
        super().__init__(players)
        self.wire, self.connections = Wire(), Connections()
        self.probes = Probes(self.wire, self.connections, self.tables, self.clock)
        for seat in range(1, players + 1):
            self.open(f"socket-{seat}", Sender(Role.PLAYER, seat))

    def open(self, sid: str, sender: Sender) -> None:
        allowance = Allowance(self.clock.now_ms())
        self.connections.add(sid, Connection(self.code, sender, allowance, "localhost"))

    def passes(self, ms: int) -> None:
        """Let the time pass as it does in the server: with a look every half second."""
        for _ in range(ms // FIRST_MS):
            self.probes.send()
            self.clock.pass_ms(FIRST_MS)

    @property
    def trip_ms(self) -> int | None:
        return self.table.checks.trips.of(1)

    def answered(self, after_ms: int) -> None:
        self.probes.send()
        self.clock.pass_ms(after_ms)
        self.wire.answers()
        self.clock.pass_ms(PERIOD_MS)


def test_a_round_trip_is_known_within_two_seconds():
    room = Probed()
    for _ in range(ENOUGH):
        room.probes.send()
        room.clock.pass_ms(40)
        room.wire.answers()
        room.clock.pass_ms(FIRST_MS - 40)
    assert room.trip_ms == 40


def test_after_that_it_is_measured_every_ten_seconds():
    room = Probed()
    for _ in range(ENOUGH):
        room.probes.send()
        room.wire.answers()
        room.clock.pass_ms(FIRST_MS)
    room.passes(PERIOD_MS - FIRST_MS)
    assert room.wire.asked == []
    room.probes.send()
    assert len(room.wire.asked) == 1


def test_a_screen_that_never_answers_is_asked_once():
    """The library remembers every question until it is answered."""
    room = Probed()
    room.passes(60 * 60 * 1_000)
    assert len(room.wire.asked) == 1


def test_only_players_are_asked():
    room = Probed()
    room.open("desk", Sender(Role.FACILITATOR, 0))
    room.open("wall", Sender(Role.DISPLAY))
    room.probes.send()
    assert [to for to, _ in room.wire.asked] == ["socket-1"]


def test_each_is_timed_from_when_they_were_asked():
    """Asking a large room takes its time, which is nobody's round trip."""
    room = Probed(players=3)
    room.wire.asking = lambda: room.clock.pass_ms(30)
    for _ in range(ENOUGH):
        room.probes.send()
        room.wire.asked.pop()[1]()
        room.wire.answers()
        room.clock.pass_ms(FIRST_MS)
    assert room.table.checks.trips.of(3) == 30


def test_an_answer_of_a_socket_that_is_gone_counts_for_nobody():
    room = Probed()
    for _ in range(ENOUGH):
        room.probes.send()
        room.connections.remove("socket-1")
        room.wire.answers()
        room.open("socket-1", Sender(Role.PLAYER, 1))
    assert room.trip_ms is None


def test_an_answer_that_takes_longer_than_any_line_is_no_round_trip():
    room = Probed()
    for after_ms in (50, 50, 60_000, 50):
        room.answered(after_ms)
    assert room.trip_ms == 50


def test_the_library_remembers_one_question_at_most_and_none_of_a_socket_that_is_gone(workshop):
    questions = workshop.app.house.socketio.server.manager.callbacks
    asha = workshop.player()
    for _ in range(3):
        workshop.app.house.probes.send()
        time.sleep(FIRST_MS / 1_000)
    assert [len(asked) - 1 for asked in questions.values()] == [1]
    asha.socket.disconnect()
    assert questions == {}
