"""The room check, and how fair the game is to those in the room and to those elsewhere."""

from dataclasses import replace

import pytest

from server.game.commands import LeaveWorkshop
from server.table.checks import SLOW_MS, Check, Checks, Screen, Side
from server.table.trips import ENOUGH
from tests.table.room import Room

FINE = Screen(synced=True, awake=True, remote=False, opened_late_ms=None)


class Checked(Room):
    """A workshop whose players' screens have reported."""

    def tells(self, seat, **changes):
        self.table.checks.report(seat, replace(FINE, **changes))

    def measured(self, seat, ms):
        for _ in range(ENOUGH):
            self.table.checks.measured(seat, ms)

    def checks(self, seat=1):
        return self.table.checks.of(self.workshop, seat)

    def side(self, *, remote=False) -> Side:
        return self.table.checks.side(self.workshop, remote=remote)

    def plays(self, *times):
        """One call, answered rightly by seats 1, 2, ... so many ms after it opened."""
        self.call()
        opened_ms, stage = self.clock.now_ms(), self.workshop.round.call.event.stage
        for after_ms, seat in sorted((ms, seat) for seat, ms in enumerate(times, 1)):
            self.clock.pass_ms(opened_ms + after_ms - self.clock.now_ms())
            self.answer(seat, stage)
        self.show()


def test_a_screen_that_is_well_needs_no_help():
    room = Checked(players=1)
    room.tells(1)
    room.measured(1, SLOW_MS - 1)
    assert room.checks() == ()


@pytest.mark.parametrize(
    ("told", "check"),
    [({"synced": False}, Check.NOT_SYNCED), ({"awake": False}, Check.MAY_SLEEP)],
)
def test_what_a_screen_tells_is_a_reason_to_help(told, check):
    room = Checked(players=1)
    room.tells(1, **told)
    assert room.checks() == (check,)


def test_a_browser_that_does_not_tell_whether_it_stays_on_is_no_reason():
    room = Checked(players=1)
    room.tells(1, awake=None)
    assert room.checks() == ()


def test_a_round_trip_that_can_be_felt_is_a_reason():
    room = Checked(players=1)
    room.tells(1)
    room.measured(1, SLOW_MS)
    assert room.checks() == (Check.SLOW,)


def test_the_most_pressing_reason_comes_first():
    room = Checked(players=1)
    room.tells(1, synced=False, awake=False)
    room.measured(1, SLOW_MS)
    assert room.checks() == (Check.NOT_SYNCED, Check.MAY_SLEEP, Check.SLOW)


def test_who_is_away_is_away_and_nothing_else():
    room = Checked(players=1)
    room.tells(1, synced=False)
    room.table.house(LeaveWorkshop(seat=1))
    assert room.checks() == (Check.AWAY,)


def test_a_screen_of_which_nothing_is_known_is_not_here_yet():
    assert Checked(players=1).checks() == (Check.AWAY,)


def test_the_last_report_counts():
    room = Checked(players=1)
    room.tells(1, synced=False)
    room.tells(1)
    assert room.checks() == ()


def test_only_what_is_new_is_worth_telling():
    checks = Checks()
    checks.report(1, FINE)
    before = checks.version
    checks.report(1, replace(FINE))
    assert checks.version == before
    checks.report(1, replace(FINE, remote=True))
    assert checks.version > before


def test_a_round_trip_that_stays_the_same_is_not_worth_telling():
    room = Checked(players=1)
    room.measured(1, 50)
    before = room.table.checks.version
    room.measured(1, 50)
    assert room.table.checks.version == before


def test_without_anybody_there_is_nothing_to_tell():
    assert Checked().side() == Side(
        players=0, trip_ms=None, slow_trip_ms=None, spread_ms=None, opened=0, firsts=0, share=0
    )


def test_without_anybody_elsewhere_the_other_side_is_everybody():
    room = Checked(players=2)
    room.start()
    room.plays(3_000, 4_000)
    assert (room.side().players, room.side().firsts, room.side().share) == (2, 100, 100)
    assert room.side(remote=True) == Checked().side()


def test_each_side_has_its_own_round_trips():
    room = Checked(players=4)
    for seat, ms in {1: 20, 2: 30, 3: 300, 4: 500}.items():
        room.tells(seat, remote=seat > 2)
        room.measured(seat, ms)
    assert (room.side().trip_ms, room.side().slow_trip_ms) == (20, 30)
    assert (room.side(remote=True).trip_ms, room.side(remote=True).slow_trip_ms) == (300, 500)


def test_half_are_faster_than_the_one_and_nineteen_of_twenty_than_the_other():
    room = Checked(players=40)
    for seat in range(1, 41):
        room.measured(seat, seat)
    assert (room.side().trip_ms, room.side().slow_trip_ms) == (20, 38)


def test_how_evenly_a_call_opened_is_from_the_first_screen_to_the_last():
    room = Checked(players=4)
    for seat, late_ms in {1: -2, 2: 12, 3: 3}.items():
        room.tells(seat, opened_late_ms=late_ms)
    room.tells(4, opened_late_ms=180, remote=True)
    assert (room.side().spread_ms, room.side(remote=True).spread_ms) == (14, 0)


def test_screens_that_nobody_looked_at_are_not_counted_in_how_evenly_a_call_opened():
    room = Checked(players=3)
    for seat, late_ms in {1: 4, 2: 700_000, 3: 10}.items():
        room.tells(seat, opened_late_ms=late_ms)
    room.tells(2, opened_late_ms=None)
    assert (room.side().spread_ms, room.side().opened) == (6, 2)


def test_who_has_left_no_longer_makes_the_lines_look_slow():
    room = Checked(players=2)
    for seat, ms in {1: 20, 2: 900}.items():
        room.tells(seat, opened_late_ms=ms)
        room.measured(seat, ms)
    room.table.house(LeaveWorkshop(seat=2))
    assert (room.side().slow_trip_ms, room.side().spread_ms) == (20, 0)


def test_a_side_has_its_share_of_first_places():
    room = Checked(players=4)
    room.tells(4, remote=True)
    room.start()
    room.plays(5_000, 5_000, 5_000, 3_000)
    room.plays(3_000, 5_000, 5_000, 5_000)
    assert (room.side().firsts, room.side().share) == (50, 75)
    assert (room.side(remote=True).firsts, room.side(remote=True).share) == (50, 25)


def test_who_are_first_together_share_the_place():
    room = Checked(players=4)
    room.tells(4, remote=True)
    room.start()
    room.plays(3_000, 3_020, 3_040, 3_060)
    assert (room.side().firsts, room.side(remote=True).firsts) == (75, 25)


def test_a_shared_first_place_counts_for_less_than_one_alone():
    room = Checked(players=2)
    room.tells(2, remote=True)
    room.start()
    room.plays(3_000, 3_020)
    room.plays(5_000, 3_000)
    # Half of one call, and the whole of the other.
    assert (room.side().firsts, room.side(remote=True).firsts) == (25, 75)


def test_a_call_that_nobody_recognised_has_no_first():
    room = Checked(players=2)
    room.start()
    room.call()
    room.show()
    assert room.side().firsts == 0
