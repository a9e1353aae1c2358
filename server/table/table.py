"""The running side of one workshop: commands in, one at a time; entries stored; screens told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from threading import RLock

from server.errors import Conflict, Interrupted, JournalError
from server.game.commands import Command, JoinWorkshop
from server.game.entries import Entry
from server.game.rejections import Rejected
from server.game.state import Workshop
from server.table import names
from server.table.attendance import Attendance
from server.table.board import PRIVATE_VIEWS, Board, Versioned
from server.table.changes import Changes
from server.table.checks import Checks
from server.table.ledger import SEATED, Ledger, known
from server.table.notices import Notice
from server.table.ports import (
    Address,
    Chance,
    Clock,
    Journal,
    Person,
    Publisher,
    Recorded,
    StoredReply,
)
from server.table.reentry import Reentry
from server.table.replies import Reply, Status, encoded
from server.table.requests import (
    HOUSE,
    Newcomer,
    Request,
    Seating,
    Sender,
    Work,
)
from server.table.seats import Seats, hashed
from server.table.storing import Storing
from server.turns import Pace, Turns

NOT_STORED = Reply(status=Status.TRY_AGAIN, detail="It could not be stored.")


class Table:
    """The running side of one workshop. Its methods may be called from many threads at once."""

    def __init__(
        self,
        recorded: Recorded,
        journal: Journal,
        clock: Clock,
        publisher: Publisher,
        chance: Chance,
        pace: Pace,
    ) -> None:
        self.address: Address = recorded.address
        #: Set when another process has taken the workshop over, or its names have been deleted:
        #: this table is of no use any more.
        self.lost = False
        self._journal = journal
        self._clock = clock
        self._publisher = publisher
        self._chance = chance
        self._epoch = journal.claim(recorded.address.workshop)
        self._turns: Turns[Request, Reply] = Turns(self._carry_out, pace)
        #: Held while entries are decided and stored, so that nobody sees what may yet be lost.
        self._lock = RLock()
        #: By what the ledger is ahead of the journal; left so when storing fails.
        self._ahead: Work | None = None
        self._storing = Storing(recorded.address.workshop, clock)
        self._told: Notice | None = None

        self._ledger = Ledger(recorded)
        #: How many entries the screens know of.
        self._shown = self._ledger.workshop.version
        self._board = Board(self._shown)
        self.attendance = Attendance(self, clock)
        self.checks = Checks()
        self.reentry = Reentry(
            self._seats, self._reseat, lambda: self.workshop.ended, clock, chance
        )

    # What is told

    @property
    def workshop(self) -> Workshop:
        """The workshop as stored; read it inside ``reading()`` where several reads must agree."""
        with self._fresh():
            return self._ledger.workshop

    def reading(self) -> AbstractContextManager[None]:
        """Keep the workshop still while it is read."""
        return self._fresh()

    def version(self, view: str, seat: int | None) -> int:
        """Return when a view last changed; *seat* is whose it is, where it is private."""
        with self._fresh():
            return self._board.version(view, seat)

    def view(self, view: str, seat: int | None = None) -> Versioned:
        """Return the view of that name as a screen of *seat* sees it."""
        with self._fresh():
            workshop, names = self._ledger.workshop, self._ledger.seats.names
            if view in PRIVATE_VIEWS and seat is not None:
                return self._board.own(view, seat, workshop, names)
            return self._board.shared(view, workshop, names)

    def own(self, view: str, seats: Iterable[int]) -> list[tuple[int, Versioned]]:
        """Return that view, of the players' own, for those among *seats* that are players'."""
        with self._fresh():
            workshop, names = self._ledger.workshop, self._ledger.seats.names
            return [
                (seat, self._board.own(view, seat, workshop, names))
                for seat in seats
                if seat in workshop.players
            ]

    def person(self, token: str) -> Person | None:
        """Return who holds *token*."""
        return self._seats().holder(token)

    def person_at(self, seat: int) -> Person | None:
        """Return who sits at *seat*."""
        return self._seats().at(seat)

    def name(self, seat: int | None) -> str:
        """Return the name of a player's seat; nobody else has one."""
        return "" if seat is None else self._seats().names.get(seat, "")

    @property
    def notice(self) -> Notice:
        """How things stand behind the game."""
        return Notice(
            facilitator_here=self.attendance.facilitator_here,
            trouble=self._storing.trouble,
        )

    def tell(self) -> None:
        """Tell every screen how things stand, if that has changed."""
        notice = self.notice
        if notice != self._told:
            self._told = notice
            self._publisher.notice(self)

    @property
    def idle_ms(self) -> int:
        """How long ago somebody last did something, by the wall clock."""
        return self._clock.wall_ms() - self._ledger.touched_ms

    # What is asked

    def submit(
        self,
        sender: Sender,
        command_id: str,
        command: Command,
        answered: Callable[[Reply], None],
        *,
        step: int | None = None,
    ) -> None:
        """Carry out a command; *answered* gets its reply once it is stored for good.

        The same id of the same seat always gets the same reply and has one effect. *step* is what a
        facilitator has seen; a command decided on older knowledge is refused.
        """
        request = Request(sender=sender, command_id=command_id, command=command, step=step)
        self._turns.put(request, lambda reply: answered(known(reply)))

    def take_seat(self, name: str, attempt: str | None = None) -> tuple[Person, str]:
        """Seat a new player, or who was seated by the same *attempt*; return them and their token.

        Raises ``names.BadName`` for a name that nobody could read, ``Rejected`` if it is too late.
        """
        token = self.reentry.token(attempt, "join")
        newcomer = Newcomer(name=names.tidy(name), token_hash=hashed(token))
        reply = self._turns.take(Request(sender=HOUSE, command=JoinWorkshop(), newcomer=newcomer))
        if reply.reason is not None:
            raise Rejected(reply.reason, reply.detail)
        person = self.person(token)
        if person is None:
            raise self._storing.failure("the new seat")
        self.attendance.expect_newcomer(person.seat)
        return person, token

    def house(self, command: Command) -> Reply:
        """Carry out a command of the server itself."""
        return self._turns.take(Request(sender=HOUSE, command=command))

    def look_after(self) -> None:
        """See whether trouble is over; called now and then while there is any."""
        if self._storing.trouble is None or self._storing.resting:
            return
        try:
            self._journal.probe()
            with self._fresh():
                self._storing.succeeded()
            self.tell()
        except JournalError as error:
            self._worry(error)

    # How it is done

    def _carry_out(self, requests: Sequence[Request]) -> list[Reply]:
        """Decide all that waits, store it in one step, and only then answer and publish."""
        if self.lost or self._storing.resting:
            return [NOT_STORED] * len(requests)
        try:
            with self._fresh():
                self._ahead = work = Work()
                replies = [self._ledger.answer(request, work, self._chance) for request in requests]
                self._store(work, touch=any(request.is_activity for request in requests))
                self._ahead = None
                self._storing.succeeded()
                self._publish(work.entries)
                self._tell_seats(work)
                self.tell()
                return replies
        except (JournalError, Interrupted) as error:
            self._worry(error)
            return [NOT_STORED] * len(requests)

    def _seats(self) -> Seats:
        """Return who sits where, as it is stored."""
        with self._fresh():
            return self._ledger.seats

    def _reseat(self, seating: Seating) -> Person | None:
        """Carry out a change of who sits where; return who is seated, once it is stored."""
        seated: Person | None = None

        def decided(seats: Seats) -> Person | None:
            nonlocal seated
            seated = seating(seats)
            return seated

        if self._turns.take(Request(sender=HOUSE, seating=decided)) is not SEATED:
            raise self._storing.failure("who sits where")
        return seated

    def _store(self, work: Work, *, touch: bool) -> None:
        if not (work.entries or work.replies or work.people):
            return
        at_ms = self._clock.wall_ms() if touch else self._ledger.touched_ms
        stored = {key: encoded(reply) for key, reply in work.replies.items()}
        self._journal.append(
            self.address.workshop,
            after=self._ledger.workshop.version - len(work.entries),
            owner_epoch=self._epoch,
            entries=work.entries,
            replies=[
                StoredReply(seat=seat, command_id=command_id, body=body)
                for (seat, command_id), body in stored.items()
            ],
            people=work.people,
            at_ms=at_ms,
        )
        self._ledger.touched_ms = at_ms
        self._ledger.replies |= stored

    def _tell_seats(self, work: Work) -> None:
        """Tell the screens of those who sit elsewhere now, or have another code."""
        for seat in work.moved:
            self._publisher.moved(self, seat)
        for seat in work.renewed:
            self._publisher.place(self, seat)

    def _publish(self, entries: Sequence[Entry]) -> None:
        self._shown = self._ledger.workshop.version
        if entries:
            changes = Changes.of(entries)
            self._board.note(changes, self._shown)
            self._publisher.publish(self, changes)

    @contextmanager
    def _fresh(self) -> Iterator[None]:
        """Hold the lock; before that, drop what could not be stored and go on from what is."""
        with self._lock:
            if (ahead := self._ahead) is not None:
                recorded = self._journal.read(self.address.workshop)
                if recorded is None:
                    raise JournalError(f"{self.address.workshop} has gone from the journal")
                self._ledger = Ledger(recorded)
                self._ahead = None
                # A commit that was reported as failed may have reached the disk all the same.
                self._publish(recorded.entries[self._shown :])
                if all(
                    self._ledger.seats.at(person.seat) == person for person in ahead.people[-1:]
                ):
                    self._tell_seats(ahead)
            yield

    def _worry(self, error: JournalError | Interrupted) -> None:
        self.lost = self.lost or isinstance(error, Conflict)
        self._storing.failed(error)
        self.tell()
