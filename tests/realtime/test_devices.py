"""What facilitators are told of the players' screens: when it changes, and nobody else."""

from server.game.commands import LeaveWorkshop, Role
from server.realtime.connections import Connections, room
from server.realtime.publish import SocketPublisher
from server.table.checks import NAMED, Screen
from server.table.replies import Status
from server.table.seats import FACILITATOR_SEAT
from tests.realtime.wire import Wire
from tests.table.room import Room

FINE = Screen(synced=True, awake=True, remote=False, opened_late_ms=None)


class Told(Room):
    """A workshop with a facilitator at the desk, who has been told how things are."""

    def __init__(self, players: int = 2) -> None:
        super().__init__(players)
        self.wire = Wire()
        self.publisher = SocketPublisher(self.wire, Connections(), self.clock)
        self.table.attendance.connected(FACILITATOR_SEAT)
        self.tell()

    def tell(self):
        """Do what is done once a second; return whom it went to."""
        self.wire.emitted.clear()
        self.publisher.devices(self.tables)
        return self.wire.taken("devices")

    def told(self):
        """Return what a facilitator is told."""
        self.tell()
        return self.wire.bodies["devices"]


def test_what_has_not_changed_is_not_told_again():
    assert Told().tell() == []


def test_a_report_that_says_something_new_is_told_to_facilitators_alone():
    room_ = Told()
    room_.table.checks.report(1, FINE)
    assert room_.tell() == [room(room_.table.address.workshop, Role.FACILITATOR)]


def test_who_leaves_and_who_comes_is_told():
    room_ = Told()
    room_.table.house(LeaveWorkshop(seat=1))
    assert len(room_.tell()) == 1
    room_.table.take_seat("Cleo")
    assert len(room_.tell()) == 1


def test_a_result_is_told_and_answers_on_their_way_are_not():
    room_ = Told()
    room_.start()
    room_.call()
    room_.tell()
    room_.answer(1)
    assert room_.tell() == []
    room_.show()
    assert len(room_.tell()) == 1


def test_many_changes_make_one_message():
    room_ = Told()
    for seat in (1, 2):
        room_.table.checks.report(seat, FINE)
    assert len(room_.tell()) == 1


def test_where_no_facilitator_is_nobody_is_told():
    room_ = Told()
    room_.table.attendance.disconnected(FACILITATOR_SEAT)
    room_.clock.pass_ms(60_000)
    room_.table.checks.report(1, FINE)
    assert room_.tell() == []


def test_a_result_that_could_not_be_stored_is_not_told():
    room_ = Told(players=1)
    room_.start()
    room_.call()
    room_.answer(1, room_.workshop.round.call.event.stage)
    room_.journal.full = True
    assert room_.ask_to_show().status is Status.TRY_AGAIN
    assert room_.told()["in_room"]["firsts"] == 0


def test_so_many_are_named_and_all_are_counted():
    room_ = Told(players=NAMED + 5)
    room_.table.checks.report(1, FINE)
    devices = room_.told()
    assert (devices["players"], devices["ready"]) == (NAMED + 5, 1)
    assert len(devices["needs_help"]) == NAMED
    assert devices["needs_help"][0] == {"seat": 2, "name": "Player 2", "checks": ["away"]}


def test_players_and_displays_are_told_nothing_of_it(app, workshop):
    player, display = workshop.player(), workshop.display()
    for browser in (player, display):
        browser.hello()
    player.ask("report", {"synced": True, "awake": True, "remote": True})
    app.house.publisher.devices(app.house.tables)
    assert "devices" not in player.received() | display.received()
    assert workshop.facilitator.received()["devices"]["remote"]["players"] == 1
