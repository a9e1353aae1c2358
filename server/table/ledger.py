"""A workshop in memory, with its people and its replies: what a table works on."""

from __future__ import annotations

import logging
from collections.abc import Callable

from server.game.commands import ChoosePace, Command, Role
from server.game.decide import decide
from server.game.entries import PlayerJoined
from server.game.evolve import evolve, replay
from server.game.rejections import Reason, Rejected
from server.table import names
from server.table.ports import Chance, Person, Recorded
from server.table.replies import Reply, Status, decoded
from server.table.requests import (
    CommandKey,
    Newcomer,
    Request,
    Work,
    acceptance,
    authorised,
    refusal,
)
from server.table.seats import Seats

log = logging.getLogger(__name__)

BROKEN = Reply(status=Status.TRY_AGAIN, detail="Something broke on our side. It is noted.")
SEATED = Reply(status=Status.DONE)


def known(reply: Callable[[], Reply]) -> Reply:
    """Return what *reply* returns, also where it breaks."""
    try:
        return reply()
    except Exception:
        log.exception("a group of commands broke")
        return BROKEN


class Ledger:
    """Runs ahead of the journal while a group of requests is decided; else it is what is stored."""

    def __init__(self, recorded: Recorded) -> None:
        self.workshop = replay(recorded.entries)
        self.seats = Seats(recorded.people)
        #: Every reply so far, encoded.
        self.replies: dict[CommandKey, bytes] = {
            (reply.seat, reply.command_id): reply.body for reply in recorded.replies
        }
        #: When somebody last did something, by the wall clock.
        self.touched_ms = recorded.touched_ms

    def answer(self, request: Request, work: Work, chance: Chance) -> Reply:
        """Carry out *request*, and add to *work* what is to be stored of it."""
        if request.seating is not None:
            if (person := request.seating(self.seats)) is not None:
                self._seat(person, work)
            return SEATED
        if request.newcomer and self.seats.of_token(request.newcomer.token_hash):
            return SEATED
        assert request.command is not None, "a request is a command or a seating"
        if (key := request.key) is not None:
            if key in work.replies:
                return work.replies[key]
            if key in self.replies:
                return decoded(self.replies[key])
        if not authorised(request.sender, request.command):
            return Reply(status=Status.REJECTED, reason=Reason.NOT_ALLOWED)
        reply = self._decide(request, request.command, work, chance)
        if key is not None and reply.status is not Status.TRY_AGAIN:
            work.replies[key] = reply
        return reply

    def _decide(self, request: Request, command: Command, work: Work, chance: Chance) -> Reply:
        steering = request.sender.role is Role.FACILITATOR and not isinstance(command, ChoosePace)
        if steering and request.step != self.workshop.step:
            return Reply(status=Status.REJECTED, reason=Reason.STALE_STEP)
        try:
            entries = decide(self.workshop, command)
        except Rejected as no:
            return refusal(no)
        except Exception:
            # A fault of ours in one command must not cost the others in its group their answers.
            log.exception("%s broke", type(command).__name__)
            return BROKEN
        for entry in entries:
            evolve(self.workshop, entry)
            work.entries.append(entry)
            if isinstance(entry, PlayerJoined) and request.newcomer:
                self._seat(self._player(entry.seat, request.newcomer, chance), work)
        return acceptance(command)

    def _player(self, seat: int, newcomer: Newcomer, chance: Chance) -> Person:
        return Person(
            seat=seat,
            role=Role.PLAYER,
            name=names.unique(newcomer.name, set(self.seats.names.values())),
            token_hash=newcomer.token_hash,
            code=self.seats.free_code(chance),
        )

    def _seat(self, person: Person, work: Work) -> None:
        before = self.seats.at(person.seat)
        if person != before:
            work.seat(person, before)
            self.seats.put(person)
