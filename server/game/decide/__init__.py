"""Decide what a command leads to. Reads the workshop, never changes it."""

from __future__ import annotations

from typing import assert_never

from server.game.commands import (
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
    ShowAnswer,
    ShowConfusion,
    SkipEvent,
    StartRound,
    UndoCall,
)
from server.game.decide import answers, calls, discussing, people, rounds, showing
from server.game.entries import Entry, WorkshopEnded
from server.game.rejections import Reason, Rejected
from server.game.state import Workshop


def decide(workshop: Workshop, command: Command) -> tuple[Entry, ...]:
    """Return the entries *command* leads to (none: nothing changes), or raise :exc:`Rejected`."""
    if workshop.ended:
        raise Rejected(Reason.WORKSHOP_ENDED)
    match command:
        case OpenWorkshop():
            return people.open_workshop(workshop, command)
        case EndWorkshop():
            return (WorkshopEnded(),)
        case JoinWorkshop():
            return people.join(workshop)
        case LeaveWorkshop():
            return people.leave(workshop, command)
        case ReturnToWorkshop():
            return people.come_back(workshop, command)
        case ChoosePace():
            return people.choose_pace(workshop, command)
        case StartRound():
            return rounds.start(workshop, command)
        case ReorderPlan():
            return rounds.reorder(workshop, command)
        case SkipEvent():
            return rounds.skip(workshop, command)
        case PauseRound():
            return rounds.pause(workshop, command)
        case ResumeRound():
            return rounds.resume(workshop, command)
        case EndRound():
            return rounds.end(workshop)
        case ReopenRound():
            return rounds.reopen(workshop)
        case CallEvent():
            return calls.call(workshop, command)
        case CloseCall():
            return calls.close(workshop, command)
        case ExtendTimer():
            return calls.extend(workshop, command)
        case UndoCall():
            return calls.undo(workshop)
        case AnswerStage():
            return answers.answer(workshop, command)
        case MarkSquare():
            return answers.mark(workshop, command)
        case DiscussCall():
            return discussing.discuss(workshop, command)
        case OpenSecondVote():
            return discussing.vote_again(workshop, command)
        case ShowAnswer():
            return showing.show(workshop, command)
        case ShowConfusion():
            return showing.show_confusion(workshop, command)
        case _:
            assert_never(command)
