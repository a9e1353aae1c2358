"""Commands on their way to the rules: who sends them, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass, field

from server.game.commands import SENT_BY, AnswerStage, Command, MarkSquare, Role
from server.game.entries import Entry
from server.game.rejections import Reason, Rejected
from server.table.ports import Person
from server.table.replies import Reply, Status

#: A command's name for ever: the seat that sent it, and the id that its sender gave it.
CommandKey = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends a command. ``seat`` is ``None`` for displays and for the house."""

    role: Role
    seat: int | None = None


HOUSE = Sender(Role.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A command, with all that decides whether and how it is carried out."""

    sender: Sender
    command: Command
    #: ``None`` for the house, which never repeats itself.
    command_id: str | None = None
    #: The step that a facilitator has seen.
    step: int | None = None
    #: For a join: the name asked for, and the hash of the token of the new seat.
    name: str = ""
    token_hash: str = ""

    @property
    def key(self) -> CommandKey | None:
        """What this request is remembered by."""
        if self.sender.seat is None or self.command_id is None:
            return None
        return self.sender.seat, self.command_id


@dataclass(slots=True)
class Work:
    """What a batch of requests comes to, before it is stored."""

    entries: list[Entry] = field(default_factory=list)
    replies: dict[CommandKey, Reply] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)


def authorised(request: Request) -> bool:
    """Tell whether the sender's role may send the command; a player only about their own seat."""
    sender, command = request.sender, request.command
    if sender.role not in SENT_BY[type(command)]:
        return False
    if isinstance(command, AnswerStage | MarkSquare):
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
