"""Taking turns: of many callers that come at once, one does the work of all that wait.

Whoever comes while nobody works takes the turn. Whoever comes meanwhile waits; when the turn is
over, the first of them takes the next, for all of them. So work is done at once when idle,
otherwise together, and nobody works for others longer than one group. Who cannot stay leaves an
item and what is to be called with its result; a thread takes such a one's turn.
"""

from __future__ import annotations

import _thread
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from server.errors import Interrupted

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Called with a function that returns the result, or raises what kept it from being.
Settled = Callable[[Callable[[], Result]], None]


class Pace:
    """Lets things begin at least *apart_s* seconds apart: where many come, more come together.

    Who comes alone does not wait, and all who wait begin at the same time.
    """

    def __init__(self, apart_s: float = 0.0) -> None:
        self._apart_s = apart_s
        self._next_s = 0.0

    def wait(self) -> None:
        """Wait until one may begin."""
        if (early_s := self._next_s - time.monotonic()) > 0:
            time.sleep(early_s)
        now_s = time.monotonic()
        if now_s >= self._next_s:
            self._next_s = now_s + self._apart_s


class Turns(Generic[Item, Result]):
    """Hands items in groups to *work*, which is never run twice at once.

    *work* returns a result for each item, in order. Only callers use the lock and the events
    here, so that *work* may hand its part to a thread of another kind (see ``Offload`` among the
    table's ports). Groups begin at *pace*.
    """

    def __init__(
        self, work: Callable[[Sequence[Item]], Sequence[Result]], pace: Pace | None = None
    ) -> None:
        self._work = work
        self._pace = pace or Pace()
        self._lock = threading.Lock()
        self._waiting: list[_Ticket[Item, Result]] = []
        self._leader: _Ticket[Item, Result] | None = None

    def take(self, item: Item) -> Result:
        """Return what *work* made of *item*; raise what it raised."""
        woken = threading.Event()
        ticket: _Ticket[Item, Result] = _Ticket(item, woken)
        self._join(ticket)
        try:
            woken.wait()
            if self._leader is ticket:
                self._lead()
        finally:
            # Also when this caller was interrupted: the others must not wait for it for ever.
            self._leave(ticket)
        return ticket.result()

    def put(self, item: Item, settled: Settled[Result]) -> None:
        """Leave *item*; *settled* is called with the way to its result, and must not fail."""
        self._join(_Ticket(item, None, settled))

    def __len__(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    def _join(self, ticket: _Ticket[Item, Result]) -> None:
        with self._lock:
            self._waiting.append(ticket)
            if self._leader is None:
                self._appoint()

    def _lead(self) -> None:
        self._pace.wait()
        with self._lock:
            group, self._waiting = self._waiting, []
        try:
            results = self._work([ticket.item for ticket in group])
            for ticket, result in zip(group, results, strict=True):
                ticket.results.append(result)
        except Exception as error:  # noqa: BLE001  everybody in the group must hear of it
            for ticket in group:
                ticket.error = error
        finally:
            for ticket in group:
                ticket.settle()

    def _leave(self, ticket: _Ticket[Item, Result]) -> None:
        with self._lock:
            if ticket in self._waiting:
                self._waiting.remove(ticket)
            if self._leader is ticket:
                self._appoint()

    def _appoint(self) -> None:
        self._leader = first = self._waiting[0] if self._waiting else None
        if first is not None and first.woken is not None:
            first.woken.set()
        elif first is not None:
            _thread.start_new_thread(self._lead_for, (first,))

    def _lead_for(self, ticket: _Ticket[Item, Result]) -> None:
        try:
            self._lead()
        finally:
            self._leave(ticket)


@dataclass(slots=True, eq=False)
class _Ticket(Generic[Item, Result]):
    """One caller's place in a group."""

    item: Item
    #: Of a caller who waits: set when the item is settled, and when its caller is to lead.
    woken: threading.Event | None
    #: Of one who does not: called when the item is settled.
    settled: Settled[Result] | None = None
    #: Holds the one result, once there is one.
    results: list[Result] = field(default_factory=list)
    error: Exception = field(default_factory=Interrupted)

    def result(self) -> Result:
        """Return what was made of the item; raise what was raised."""
        if not self.results:
            raise self.error
        return self.results[0]

    def settle(self) -> None:
        """Let the caller know what became of the item."""
        if self.woken is not None:
            self.woken.set()
        elif self.settled is not None:
            self.settled(self.result)
