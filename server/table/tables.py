"""All tables of this server: found by code, loaded when needed, put away when idle."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from threading import Lock

from server.errors import Conflict, JournalError
from server.game.commands import OpenWorkshop, PauseRound, Role
from server.game.decide import decide
from server.game.pack import Pack
from server.game.state import Workshop
from server.table import deadlines
from server.table.ports import Address, Clock, Journal, Person, Publisher
from server.table.seats import FACILITATOR_SEAT, hashed, new_token
from server.table.table import Table

log = logging.getLogger(__name__)

#: Codes tried before opening a workshop is given up.
CODES = 50


@dataclass(frozen=True, slots=True)
class Opened:
    """A new workshop's table, and the token of its facilitator."""

    table: Table
    token: str


class Tables:
    """All tables of this server. Its methods may be called from many threads at once."""

    def __init__(self, journal: Journal, clock: Clock, publisher: Publisher) -> None:
        self._journal = journal
        self._clock = clock
        self._publisher = publisher
        self._tables: dict[str, Table] = {}
        self._loading = Lock()

    def open(self, pack: Pack) -> Opened:
        """Open a workshop under a new code."""
        address, token = self._new_address(), new_token()
        facilitator = Person(
            seat=FACILITATOR_SEAT, role=Role.FACILITATOR, name="", token_hash=hashed(token)
        )
        self._journal.append(
            address.workshop,
            after=0,
            owner_epoch=self._journal.claim(address.workshop),
            entries=decide(Workshop(), OpenWorkshop(pack=pack)),
            people=[facilitator],
            at_ms=self._clock.wall_ms(),
        )
        table = self.find(address.code)
        if table is None:
            raise JournalError("a workshop just opened cannot be found")
        return Opened(table, token)

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
                table.follow(before)
            self._tables[code] = table
            return table

    @property
    def live(self) -> int:
        """How many tables are in memory."""
        return len(self._tables)

    def tick(self) -> None:
        """Carry out what is due; called about 20 times a second."""
        for code, table in list(self._tables.items()):
            try:
                deadlines.carry_out(table, self._clock)
                if deadlines.may_be_put_away(table):
                    del self._tables[code]
            except JournalError:
                log.exception("workshop %s: a deadline waits", table.address.workshop)

    def close(self) -> None:
        """Finish what is acknowledged; nothing may be asked afterwards."""
        self._tables.clear()
        self._journal.close()

    def _new_address(self) -> Address:
        for _ in range(CODES):
            code = str(100_000 + secrets.randbelow(900_000))
            address = Address(workshop=secrets.token_hex(8), code=code)
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
        table = Table(recorded, self._journal, self._clock, self._publisher)
        table.expect_everybody(patience_ms=deadlines.RETURN_MS)
        self._recover(table)
        return table

    def _recover(self, table: Table) -> None:
        """Pause a call that was open when the machine went down: its clock is gone."""
        current = table.workshop.round
        call = current.pending if current and not current.paused else None
        if call is not None and call.open and call.clock != self._clock.id:
            table.house(PauseRound(at_ms=call.opens_at_ms))
