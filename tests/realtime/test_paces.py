"""A time of one's own is between a player and the facilitators: nobody else can see who has one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.game.commands import ChoosePace, Role
from server.game.settings import Pace
from server.realtime.protocol import VIEWS
from server.table.board import PRIVATE_VIEWS
from server.table.changes import Changes
from server.table.requests import Sender
from tests.table.room import FACILITATOR, Room

PLAYERS, CALLS = 6, 3
CHOOSER = 2
OTHERS = [seat for seat in range(1, PLAYERS + 1) if seat != CHOOSER]

Choices = list[tuple[Sender, Pace] | None]

CHOOSE = st.one_of(
    st.none(),
    st.tuples(st.sampled_from([Sender(Role.PLAYER, CHOOSER), FACILITATOR]), st.sampled_from(Pace)),
)


def played(choices: Choices, *, showing: bool) -> Room:
    """Play a call after each choice; the chooser is the last of them, within the reading time."""
    room = Room(players=PLAYERS)
    room.start()
    for choice in choices:
        if choice is not None:
            sender, pace = choice
            room.send(sender, ChoosePace(seat=CHOOSER, pace=pace))
        room.call()
        stage = room.workshop.round.call.event.stage
        for seat in (*OTHERS, CHOOSER):
            room.clock.pass_ms(250)
            room.answer(seat, stage)
        if showing:
            room.show()
        else:
            break
    return room


def seen(room: Room) -> dict[str, object]:
    """Everything that the other players and the display can see."""
    shared = {
        view: room.table.view(view).body
        for view, (_, roles) in VIEWS.items()
        if view not in PRIVATE_VIEWS and roles & {Role.PLAYER, Role.DISPLAY}
    }
    return shared | {f"me {seat}": room.table.view("me", seat).body for seat in OTHERS}


@settings(max_examples=30)
@given(st.lists(CHOOSE, min_size=CALLS, max_size=CALLS), st.booleans())
def test_nobody_else_sees_whether_somebody_has_a_time_of_their_own(choices, showing):
    without: Choices = [None] * CALLS
    assert seen(played(choices, showing=showing)) == seen(played(without, showing=showing))


def test_choosing_sends_nothing_but_ones_own_view_and_the_desk():
    room = Room(players=2)
    room.send(Sender(Role.PLAYER, 1), ChoosePace(seat=1, pace=Pace.DOUBLE))
    (changes,) = room.screens.published
    assert changes == Changes(now=frozenset({"desk"}), own=frozenset({("me", 1)}))


def test_facilitators_alone_get_the_views_that_tell_of_paces():
    assert all(VIEWS[view][1] == {Role.FACILITATOR} for view in ("desk", "why"))


def test_a_player_chooses_for_themselves_and_is_shown_it(workshop):
    player, other = workshop.player("Asha"), workshop.player("Ben")
    for browser in (player, other, workshop.facilitator):
        browser.received()
    assert player.send("choose_pace", pace="double")["status"] == "done"
    assert player.received()["me"]["body"]["pace"] == "double"
    assert workshop.facilitator.received()["desk"]["body"]["paces"] == {"1": "double"}
    assert other.received() == {}


def test_a_facilitator_chooses_for_a_player_whatever_the_desk_shows(workshop):
    """No *step* is needed: nothing that others press meanwhile makes it another choice."""
    player = workshop.player()
    workshop.facilitator.steer("start_round", calls=6)
    reply = workshop.facilitator.send("choose_pace", pace="longer", seat=player.seat)
    assert reply["status"] == "done"
    assert workshop.table.workshop.players[player.seat].pace is Pace.LONGER


def test_a_player_cannot_choose_for_another(workshop):
    player, other = workshop.player("Asha"), workshop.player("Ben")
    reply = player.send("choose_pace", pace="double", seat=other.seat)
    assert (reply["status"], reply["reason"]) == ("rejected", "not_allowed")
    assert workshop.table.workshop.players[other.seat].pace is Pace.USUAL


def test_a_display_chooses_for_nobody(workshop):
    player = workshop.player()
    reply = workshop.display().send("choose_pace", pace="double", seat=player.seat)
    assert (reply["status"], reply["reason"]) == ("rejected", "not_allowed")


@pytest.mark.parametrize("fields", [{}, {"seat": 99}])
def test_a_facilitator_names_the_player(workshop, fields):
    workshop.player()
    reply = workshop.facilitator.send("choose_pace", pace="double", **fields)
    assert (reply["status"], reply["reason"]) == ("rejected", "unknown_seat")


@pytest.mark.parametrize("fields", [{}, {"pace": "triple"}, {"pace": "double", "step": 1}])
def test_what_is_no_choice_is_refused(workshop, fields):
    assert workshop.player().send("choose_pace", **fields)["status"] == "refused"
