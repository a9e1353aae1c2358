"""Commands on their way to the rules: who sends them, and what they come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from server.game.commands import (
    SENT_BY,
    AnswerStage,
    ChoosePace,
    CloseCall,
    Command,
    EndWorkshop,
    LeaveWorkshop,
    MarkSquare,
    PauseRound,
    Role,
    ShowAnswer,
)
from server.game.entries import Entry
from server.game.rejections import Reason, Rejected
from server.table.ports import Person
from server.table.replies import Reply, Status
from server.table.seats import Seats

#: A command's name for ever: the seat that sent it, and the id that its sender gave it.
CommandKey: TypeAlias = tuple[int, str]

#: A change of who sits where, decided when its turn has come: who is to be seated, if anybody.
Seating: TypeAlias = Callable[[Seats], Person | None]


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends a command. ``seat`` is ``None`` for displays and for the house."""

    role: Role
    seat: int | None = None


#: What the house does by itself when a time has come.
DEADLINES = (LeaveWorkshop, EndWorkshop, PauseRound, CloseCall, ShowAnswer)

HOUSE = Sender(Role.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Who takes the seat that a ``JoinWorkshop`` gives."""

    name: str
    token_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked of a table: a command, with all that decides whether and how it is carried out.

    Or, without a command, a *seating*.
    """

    sender: Sender
    command: Command | None = None
    #: ``None`` for the house, which never repeats itself.
    command_id: str | None = None
    #: The step that a facilitator has seen.
    step: int | None = None
    newcomer: Newcomer | None = None
    seating: Seating | None = None

    @property
    def key(self) -> CommandKey | None:
        """What this request is remembered by."""
        if self.sender.seat is None or self.command_id is None:
            return None
        return self.sender.seat, self.command_id

    @property
    def is_activity(self) -> bool:
        """Whether somebody did something; a deadline keeps no workshop alive."""
        return not (isinstance(self.command, DEADLINES) and self.sender.role is Role.HOUSE)


@dataclass(slots=True)
class Work:
    """What a batch of requests comes to, before it is stored."""

    entries: list[Entry] = field(default_factory=list)
    replies: dict[CommandKey, Reply] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    #: Seats that have gone to another device, and seats whose code is another now.
    moved: list[int] = field(default_factory=list)
    renewed: list[int] = field(default_factory=list)

    def seat(self, person: Person, before: Person | None) -> None:
        """Take in that *person* sits where *before* sat, if anybody did."""
        self.people.append(person)
        if before and before.token_hash != person.token_hash:
            self.moved.append(person.seat)
        elif before:
            self.renewed.append(person.seat)


def authorised(sender: Sender, command: Command) -> bool:
    """Tell whether the sender's role may send the command; a player only about their own seat."""
    if sender.role not in SENT_BY[type(command)]:
        return False
    if sender.role is Role.PLAYER and isinstance(command, AnswerStage | MarkSquare | ChoosePace):
        return command.seat == sender.seat
    return True


def acceptance(command: Command) -> Reply:
    """Return the reply to a command that was carried out."""
    received = isinstance(command, AnswerStage | MarkSquare)
    return Reply(status=Status.RECEIVED if received else Status.DONE)


def refusal(no: Rejected) -> Reply:
    """Return the reply to a command that the rules refuse."""
    status = {Reason.TOO_EARLY: Status.EARLY, Reason.TOO_LATE: Status.LATE}.get(
        no.reason, Status.REJECTED
    )
    return Reply(status=status, reason=no.reason, detail=no.detail)
