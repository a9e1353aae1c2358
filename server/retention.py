"""Names go when their time is over; the entries of the game, which name nobody, stay."""

from __future__ import annotations

from server.table.ports import Clock, Journal
from server.table.tables import Tables

DAY_MS = 24 * 60 * 60 * 1_000

#: How often old names are looked for, in seconds.
PERIOD_S = 3_600.0


class Retention:
    """Deletes the names of workshops that nobody has used for so many days."""

    def __init__(self, journal: Journal, tables: Tables, clock: Clock, days: int) -> None:
        self._journal = journal
        self._tables = tables
        self._clock = clock
        self._days = days

    def carry_out(self) -> int:
        """Delete what is due; return how many workshops held names that are gone now."""
        due = self._journal.named(before_ms=self._clock.wall_ms() - self._days * DAY_MS)
        for address in due:
            self._journal.forget(address.workshop)
            self._tables.drop(address)
        return len(due)
