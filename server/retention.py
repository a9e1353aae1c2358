"""Names go when their time is over; the entries of the game, which name nobody, stay."""

from __future__ import annotations

from server.table.ports import Clock, Journal

DAY_MS = 24 * 60 * 60 * 1_000

#: How often old names are looked for, in seconds.
PERIOD_S = 3_600.0


class Retention:
    """Deletes the names of workshops that nobody has used for so many days."""

    def __init__(self, journal: Journal, clock: Clock, days: int) -> None:
        self._journal = journal
        self._clock = clock
        self._days = days
        #: Workshops known to hold no name any more.
        self._done: set[str] = set()

    def carry_out(self) -> int:
        """Delete what is due; return how many workshops held names that are gone now."""
        since_ms = self._clock.wall_ms() - self._days * DAY_MS
        kept = {address.workshop for address in self._journal.recent(since_ms=since_ms)}
        every = {address.workshop for address in self._journal.recent(since_ms=0)}
        due = [workshop for workshop in every - kept - self._done if self._has_names(workshop)]
        for workshop in due:
            self._journal.forget(workshop)
        self._done = every - kept
        return len(due)

    def _has_names(self, workshop: str) -> bool:
        recorded = self._journal.read(workshop)
        return recorded is not None and any(person.name for person in recorded.people)
