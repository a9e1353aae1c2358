"""All tables of this server: found by code, loaded when needed, put away when idle."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from threading import Lock

from server.errors import Conflict, JournalError
from server.game.commands import OpenWorkshop, Role
from server.game.decide import decide
from server.game.pack import Pack
from server.game.state import Workshop
from server.table import deadlines
from server.table.codes import RECOVERY, new_code
from server.table.ports import Address, Chance, Clock, Journal, Person, Publisher
from server.table.seats import FACILITATOR_SEAT, hashed
from server.table.table import Table
from server.turns import Pace

log = logging.getLogger(__name__)

#: Codes tried before opening a workshop is given up.
CODES = 50


@dataclass(frozen=True, slots=True)
class Opened:
    """A new workshop's table, and what its facilitator needs."""

    table: Table
    token: str
    #: As it is shown, once.
    recovery_code: str


class Tables:
    """All tables of this server. Its methods may be called from many threads at once."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        publisher: Publisher,
        chance: Chance,
        apart_s: float = 0.0,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._publisher = publisher
        self._chance = chance
        #: Each table carries out what is asked of it in groups at least so far apart, in seconds.
        self._apart_s = apart_s
        self._tables: dict[str, Table] = {}
        self._loading = Lock()

    def open(self, pack: Pack) -> Opened:
        """Open a workshop under a new code."""
        address, token = self._new_address(), self._chance.token()
        recovery = new_code(self._chance, RECOVERY)
        facilitator = Person(
            seat=FACILITATOR_SEAT,
            role=Role.FACILITATOR,
            name="",
            token_hash=hashed(token),
            code=hashed(recovery),
        )
        self._journal.append(
            address.workshop,
            after=0,
            owner_epoch=self._journal.claim(address.workshop),
            entries=decide(Workshop(), OpenWorkshop(pack=pack)),
            people=[facilitator],
            at_ms=self._clock.wall_ms(),
        )
        # One that has ended may have had the same code.
        self._tables.pop(address.code, None)
        table = self.find(address.code)
        if table is None:
            raise JournalError("a workshop just opened cannot be found")
        return Opened(table, token, recovery)

    def find(self, code: str) -> Table | None:
        """Return the table of the workshop under *code*; ``None`` if there is no such code."""
        with self._loading:
            before = self._tables.get(code)
            if before is not None and not before.lost:
                return before
            table = self._load(code)
            if table is None:
                self._tables.pop(code, None)
                return None
            if before is not None:
                table.attendance.follow(before.attendance)
            self._tables[code] = table
            return table

    def all(self) -> list[Table]:
        """Return the tables in memory."""
        return list(self._tables.values())

    def drop(self, address: Address) -> None:
        """Forget what is remembered of a workshop: it is read again when somebody asks for it."""
        if table := self._tables.get(address.code):
            table.lost = True

    @property
    def live(self) -> int:
        """How many tables are in memory."""
        return len(self._tables)

    def tick(self) -> None:
        """Carry out what is due; called about 20 times a second."""
        for code, table in list(self._tables.items()):
            if table.lost:
                continue
            try:
                deadlines.carry_out(table, self._clock)
            except Exception:
                log.exception("workshop %s: a deadline waits", table.address.workshop)
            if deadlines.may_be_put_away(table):
                del self._tables[code]

    def end_idle(self) -> None:
        """Bring those to memory that nobody has used for a day: their deadline ends them there."""
        for address in self._journal.idle(before_ms=self._clock.wall_ms() - deadlines.IDLE_MS):
            self.find(address.code)

    def close(self) -> None:
        """Finish what is acknowledged; nothing may be asked afterwards."""
        self._tables.clear()
        self._journal.close()

    def _new_address(self) -> Address:
        for _ in range(CODES):
            code = str(100_000 + self._chance.below(900_000))
            address = Address(workshop=f"{self._chance.below(1 << 64):016x}", code=code)
            try:
                self._journal.open(address, at_ms=self._clock.wall_ms())
            except Conflict:
                continue
            return address
        raise JournalError("no free code was found")

    def _load(self, code: str) -> Table | None:
        address = self._journal.find(code)
        recorded = self._journal.read(address.workshop) if address else None
        if recorded is None or not recorded.entries:
            return None
        pace = Pace(self._apart_s)
        table = Table(recorded, self._journal, self._clock, self._publisher, self._chance, pace)
        table.attendance.expect_everybody()
        deadlines.recover(table, self._clock)
        return table
