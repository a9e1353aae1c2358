"""Joining, leaving and coming back."""

import pytest

from server.game.commands import (
    SENT_BY,
    AnswerStage,
    ChoosePace,
    Command,
    EndWorkshop,
    JoinWorkshop,
    MarkSquare,
    OpenWorkshop,
    Role,
)
from server.game.rejections import Reason
from tests.game.given import given
from tests.game.moves import answer, come_back, join, joined, leave, left, opened, returned, seated
from tests.game.play import Play
from tests.packs.small import small_pack


def test_seats_are_numbered_from_one():
    given(opened()).when(join()).then(joined(1))


def test_each_player_gets_the_next_seat():
    given(opened(), joined(1), joined(2)).when(join()).then(joined(3))


def test_a_seat_is_never_given_again():
    given(opened(), joined(1), left(1)).when(join()).then(joined(2))


def test_leaving_is_noted():
    given(opened(), joined(1)).when(leave(1)).then(left(1))


def test_leaving_twice_changes_nothing():
    given(opened(), joined(1), left(1)).when(leave(1)).then()


def test_coming_back_is_noted():
    given(opened(), joined(1), left(1)).when(come_back(1)).then(returned(1))


def test_coming_back_twice_changes_nothing():
    given(opened(), joined(1)).when(come_back(1)).then()


@pytest.mark.parametrize("command", [leave(9), come_back(9), answer(9, "dig")])
def test_a_seat_that_nobody_took_may_do_nothing(command):
    given(*seated()).when(command).then_rejected(Reason.UNKNOWN_SEAT)


def test_the_room_knows_who_is_here():
    play = Play().opened().joined(3).do(leave(2))
    assert play.workshop.present == [1, 3]


def test_who_comes_back_is_here_again():
    play = Play().opened().joined(2).do(leave(2), come_back(2))
    assert play.workshop.present == [1, 2]


def test_who_left_keeps_seat_card_and_points():
    play = Play().opened().joined(2).started().played(None, seats=[1])
    before = (play.cards[1], play.total(1))
    play.do(leave(1), come_back(1))
    assert (play.cards[1], play.total(1)) == before


def test_joining_before_the_first_round_deals_no_card():
    assert len(Play().opened().joined(1).journal) == 2


def test_joining_after_a_round_has_ended_deals_no_card():
    play = Play().opened().joined(1).started().ended().joined(1)
    assert play.journal[-1] == joined(2)


def test_an_ended_workshop_takes_no_commands():
    play = Play().opened().closed_down()
    given(*play.journal).when(join()).then_rejected(Reason.WORKSHOP_ENDED)


def test_an_ended_workshop_is_not_ended_again():
    play = Play().opened().closed_down()
    given(*play.journal).when(EndWorkshop()).then_rejected(Reason.WORKSHOP_ENDED)


def test_every_command_has_its_senders():
    assert set(SENT_BY) == set(Command.__args__)


def test_a_player_answers_marks_and_chooses_a_pace_and_nothing_else():
    mine = {command for command, roles in SENT_BY.items() if Role.PLAYER in roles}
    assert mine == {AnswerStage, MarkSquare, ChoosePace}


def test_a_display_only_looks():
    assert not any(Role.DISPLAY in roles for roles in SENT_BY.values())


def test_only_the_house_gives_seats():
    assert SENT_BY[JoinWorkshop] == {Role.HOUSE}


def test_a_workshop_opens_once():
    given(opened()).when(OpenWorkshop(pack=small_pack())).then_rejected(Reason.NOT_ALLOWED)
