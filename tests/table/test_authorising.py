"""No role can send what is not its own; generated from the table of commands."""

from typing import get_args

import pytest

from server.game.commands import (
    SENT_BY,
    AnswerStage,
    CallEvent,
    ChoosePace,
    CloseCall,
    Command,
    DiscussCall,
    EndRound,
    EndWorkshop,
    ExtendTimer,
    JoinWorkshop,
    LeaveWorkshop,
    MarkSquare,
    OpenSecondVote,
    OpenWorkshop,
    PauseRound,
    ReopenRound,
    ReorderPlan,
    ResumeRound,
    ReturnToWorkshop,
    Role,
    ShowAnswer,
    ShowConfusion,
    SkipEvent,
    StartRound,
    UndoCall,
)
from server.game.rejections import Reason
from server.game.settings import Pace, RoundSettings
from server.table.replies import Status
from server.table.requests import Sender
from tests.packs.small import small_pack
from tests.table.room import Room

SAMPLES: list[Command] = [
    OpenWorkshop(pack=small_pack()),
    EndWorkshop(),
    JoinWorkshop(),
    LeaveWorkshop(seat=1),
    ReturnToWorkshop(seat=1),
    ChoosePace(seat=1, pace=Pace.DOUBLE),
    StartRound(settings=RoundSettings(), calls=6, seed="seed"),
    ReorderPlan(events=()),
    SkipEvent(event="clear-e1"),
    CallEvent(at_ms=0, clock="boot-1"),
    AnswerStage(seat=1, call=1, stage="clear", arrived_ms=0, clock=""),
    MarkSquare(seat=1, call=1, square=0, arrived_ms=0, clock=""),
    CloseCall(at_ms=0),
    ExtendTimer(at_ms=0),
    DiscussCall(at_ms=0),
    OpenSecondVote(at_ms=0, clock="boot-1"),
    ShowAnswer(at_ms=0),
    ShowConfusion(on=True),
    UndoCall(),
    PauseRound(at_ms=0),
    ResumeRound(at_ms=0, clock="boot-1"),
    EndRound(),
    ReopenRound(),
]

SENDERS = [Sender(Role.PLAYER, 1), Sender(Role.FACILITATOR, 0), Sender(Role.DISPLAY)]

FORBIDDEN = [
    pytest.param(sender, command, id=f"{sender.role}-{type(command).__name__}")
    for sender in SENDERS
    for command in SAMPLES
    if sender.role not in SENT_BY[type(command)]
]


def test_every_command_has_a_sample_and_a_sender():
    assert {type(sample) for sample in SAMPLES} == set(get_args(Command)) == set(SENT_BY)


@pytest.mark.parametrize(("sender", "command"), FORBIDDEN)
def test_a_command_of_another_role_is_refused_and_changes_nothing(sender, command):
    room = Room(players=2)
    before = room.stored()
    reply = room.send(sender, command, step=room.workshop.step)
    assert (reply.status, reply.reason) == (Status.REJECTED, Reason.NOT_ALLOWED)
    assert room.stored() == before


def test_a_player_cannot_answer_for_another():
    room = Room(players=2)
    room.start()
    room.call()
    reply = room.send(Sender(Role.PLAYER, 1), room.tap(seat=2))
    assert reply.reason is Reason.NOT_ALLOWED
    assert room.workshop.round.call.answers == {}
