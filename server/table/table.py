"""The running side of one workshop: commands in, one at a time; entries stored; screens told."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from threading import RLock

from server.errors import Conflict, Interrupted, JournalError
from server.game.commands import (
    Command,
    JoinWorkshop,
    LeaveWorkshop,
    ReturnToWorkshop,
    Role,
)
from server.game.decide import decide
from server.game.entries import PlayerJoined
from server.game.evolve import evolve, replay
from server.game.rejections import Reason, Rejected
from server.game.state import Workshop
from server.table import names
from server.table.board import Board, Versioned
from server.table.changes import Changes
from server.table.ports import Address, Clock, Journal, Person, Publisher, Recorded, StoredReply
from server.table.presence import Presence
from server.table.replies import Reply, Status, decoded, encoded
from server.table.requests import (
    HOUSE,
    CommandKey,
    Request,
    Sender,
    Work,
    acceptance,
    authorised,
    refusal,
)
from server.table.seats import Seats, hashed, new_token
from server.turns import Turns

log = logging.getLogger(__name__)

#: How long a new seat may wait for its first screen before its player is taken as away.
NEWCOMERS_MS = 10_000

BROKEN = Reply(status=Status.TRY_AGAIN, detail="Something broke on our side. It is noted.")
NOT_STORED = Reply(status=Status.TRY_AGAIN, detail="It could not be stored.")


class Table:
    """The running side of one workshop. Its methods may be called from many threads at once."""

    def __init__(
        self, recorded: Recorded, journal: Journal, clock: Clock, publisher: Publisher
    ) -> None:
        self.address: Address = recorded.address
        #: Set when another process has taken the workshop over: this table is of no use any more.
        self.lost = False
        self._journal = journal
        self._clock = clock
        self._publisher = publisher
        self._epoch = journal.claim(recorded.address.workshop)
        self._turns: Turns[Request, Reply] = Turns(self._carry_out)
        #: Held while entries are decided and stored, so that nobody sees what may yet be lost.
        self._lock = RLock()
        #: Set while the workshop in memory is ahead of the journal, and left so when storing fails.
        self._stale = False

        self._workshop = replay(recorded.entries)
        self._touched_ms = recorded.touched_ms
        self._seats = Seats(recorded.people)
        self._presence = Presence(clock.now_ms())
        self._replies: dict[CommandKey, bytes] = {
            (reply.seat, reply.command_id): reply.body for reply in recorded.replies
        }
        self._board = Board(self._workshop.version)

    # What is told

    @property
    def workshop(self) -> Workshop:
        """The workshop as stored; read it inside ``reading()`` where several reads must agree."""
        return self._workshop

    def reading(self) -> AbstractContextManager[None]:
        """Keep the workshop still while it is read."""
        return self._fresh()

    def shared(self, view: str) -> Versioned:
        """Return the view of that name, which an audience shares."""
        with self._fresh():
            return self._board.shared(view, self._workshop, self._seats.names)

    def mine(self, seat: int) -> Versioned:
        """Return a player's own view."""
        with self._fresh():
            return self._board.mine(seat, self._workshop, self._seats.names)

    def person(self, token: str) -> Person | None:
        """Return who holds *token*."""
        return self._seats.holder(token)

    def name(self, seat: int) -> str:
        """Return the name of a player's seat."""
        return self._seats.names.get(seat, "")

    def screens(self, seat: int) -> int:
        """Return how many screens *seat* has open."""
        return self._presence.screens(seat)

    def idle_ms(self) -> int:
        """Return how long ago something last happened, by the wall clock."""
        return self._clock.wall_ms() - self._touched_ms

    def deserted_ms(self) -> int:
        """Return for how long nobody has had a screen open; 0 while somebody has."""
        return self._presence.deserted_ms(self._clock.now_ms())

    # What is asked

    def submit(
        self, sender: Sender, command_id: str, command: Command, *, step: int | None = None
    ) -> Reply:
        """Carry out a command and return its reply once it is stored for good.

        The same id of the same seat always gets the same reply and has one effect. *step* is what a
        facilitator has seen; a command decided on older knowledge is refused.
        """
        return self._turns.take(
            Request(sender=sender, command_id=command_id, command=command, step=step)
        )

    def take_seat(self, name: str) -> tuple[Person, str]:
        """Seat a new player; return who they are and their token.

        Raises ``names.BadName`` for a name that nobody could read, ``Rejected`` if it is too late.
        """
        token = new_token()
        reply = self._turns.take(
            Request(
                sender=HOUSE,
                command=JoinWorkshop(),
                name=names.tidy(name),
                token_hash=hashed(token),
            )
        )
        if reply.reason is not None:
            raise Rejected(reply.reason, reply.detail)
        person = self._seats.holder(token)
        if person is None:
            raise JournalError("the new seat could not be stored")
        # Whoever takes a seat and never opens it is not in the room.
        away_at_ms = self._clock.now_ms() + NEWCOMERS_MS
        self._presence.expect([person.seat], away_at_ms=away_at_ms)
        return person, token

    def house(self, command: Command) -> Reply:
        """Carry out a command of the server itself."""
        return self._turns.take(Request(sender=HOUSE, command=command))

    def connected(self, seat: int) -> None:
        """Note that somebody has opened a screen: a player, a facilitator or a display."""
        self._presence.opened(seat)
        player = self._workshop.players.get(seat)
        if player and not player.present and not self._workshop.ended:
            self.house(ReturnToWorkshop(seat=seat))

    def disconnected(self, seat: int, *, patience_ms: int) -> None:
        """Note that a screen has gone; a player is away when none comes back in time."""
        now_ms = self._clock.now_ms()
        self._presence.closed(seat, now_ms=now_ms, away_at_ms=now_ms + patience_ms)

    def expect_everybody(self, *, patience_ms: int) -> None:
        """After a start: who was here is away when no screen of theirs comes back in time."""
        away_at_ms = self._clock.now_ms() + patience_ms
        self._presence.expect(self._workshop.present, away_at_ms=away_at_ms)

    def follow(self, lost: Table) -> None:
        """Take the place of a table whose workshop was lost and is ours again, screens and all."""
        self._presence = lost._presence

    def leave_overdue(self) -> None:
        """Note who has been gone for longer than the room waits."""
        for seat in self._presence.overdue(self._clock.now_ms()):
            if seat in self._workshop.players and not self._workshop.ended:
                self.house(LeaveWorkshop(seat=seat))

    # How it is done

    def _carry_out(self, requests: Sequence[Request]) -> list[Reply]:
        """Decide all that waits, store it in one step, and only then answer and publish."""
        with self._fresh():
            work = Work()
            self._stale = True
            replies = [self._answer(request, work) for request in requests]
            try:
                self._store(work)
            except (JournalError, Interrupted) as error:
                log.error("workshop %s: not stored: %s", self.address.workshop, error)
                self.lost = isinstance(error, Conflict)
                return [NOT_STORED] * len(requests)
            self._stale = False
            self._note(work)
            return replies

    def _answer(self, request: Request, work: Work) -> Reply:
        if (key := request.key) is not None:
            if key in work.replies:
                return work.replies[key]
            if key in self._replies:
                return decoded(self._replies[key])
        if not authorised(request):
            return Reply(status=Status.REJECTED, reason=Reason.NOT_ALLOWED)
        reply = self._decide(request, work)
        if key is not None and reply.status is not Status.TRY_AGAIN:
            work.replies[key] = reply
        return reply

    def _decide(self, request: Request, work: Work) -> Reply:
        steering = request.sender.role is Role.FACILITATOR
        if steering and request.step != self._workshop.step:
            return Reply(status=Status.REJECTED, reason=Reason.STALE_STEP)
        try:
            entries = decide(self._workshop, request.command)
        except Rejected as no:
            return refusal(no)
        except Exception:
            # A fault of ours in one command must not cost the others in its group their answers.
            log.exception("%s broke", type(request.command).__name__)
            return BROKEN
        for entry in entries:
            evolve(self._workshop, entry)
            work.entries.append(entry)
            if isinstance(entry, PlayerJoined):
                self._seat(entry.seat, request, work)
        return acceptance(request.command)

    def _seat(self, seat: int, request: Request, work: Work) -> None:
        taken = {*self._seats.names.values(), *(person.name for person in work.people)}
        work.people.append(
            Person(
                seat=seat,
                role=Role.PLAYER,
                name=names.unique(request.name, taken),
                token_hash=request.token_hash,
            )
        )

    def _store(self, work: Work) -> None:
        if not work.entries and not work.replies:
            return
        at_ms = self._clock.wall_ms()
        stored = {key: encoded(reply) for key, reply in work.replies.items()}
        self._journal.append(
            self.address.workshop,
            after=self._workshop.version - len(work.entries),
            owner_epoch=self._epoch,
            entries=work.entries,
            replies=[
                StoredReply(seat=seat, command_id=command_id, body=body)
                for (seat, command_id), body in stored.items()
            ],
            people=work.people,
            at_ms=at_ms,
        )
        self._touched_ms = at_ms
        self._replies |= stored

    def _note(self, work: Work) -> None:
        """Take in what is now stored for good, and tell the screens."""
        for person in work.people:
            self._seats.put(person)
        if not work.entries:
            return
        changes = Changes.of(work.entries)
        self._board.note(changes, self._workshop.version)
        self._publisher.publish(self, changes)

    @contextmanager
    def _fresh(self) -> Iterator[None]:
        """Hold the lock; before that, drop what could not be stored and go on from what is."""
        with self._lock:
            if self._stale:
                recorded = self._journal.read(self.address.workshop)
                if recorded is None:
                    raise JournalError(
                        f"workshop {self.address.workshop} has gone from the journal"
                    )
                self._workshop = replay(recorded.entries)
                self._stale = False
            yield
