"""Taking turns: of many callers that come at once, one does the work of all that wait.

Whoever comes while nobody works takes the turn. Whoever comes meanwhile waits; when the turn is
over, the first of them takes the next, for all of them. So work is done at once when idle,
otherwise together, and nobody works for others longer than one group.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from server.errors import Interrupted

Item = TypeVar("Item")
Result = TypeVar("Result")


class Turns(Generic[Item, Result]):
    """Hands items in groups to *work*, which is never run twice at once.

    *work* returns a result for each item, in order. Only callers use the lock and the events
    here, so that *work* may hand its part to a thread of another kind (see ``Offload`` among the
    table's ports). Groups begin at least *apart_s* seconds apart: where many come, more of them
    come together; who comes alone does not wait.
    """

    def __init__(
        self, work: Callable[[Sequence[Item]], Sequence[Result]], apart_s: float = 0.0
    ) -> None:
        self._work = work
        self._apart_s = apart_s
        self._next_s = 0.0
        self._lock = threading.Lock()
        self._waiting: list[_Ticket[Item, Result]] = []
        self._leader: _Ticket[Item, Result] | None = None

    def take(self, item: Item) -> Result:
        """Return what *work* made of *item*; raise what it raised."""
        ticket: _Ticket[Item, Result] = _Ticket(item)
        with self._lock:
            self._waiting.append(ticket)
            if self._leader is None:
                self._appoint()
        try:
            ticket.woken.wait()
            if self._leader is ticket:
                self._lead()
        finally:
            # Also when this caller was interrupted: the others must not wait for it for ever.
            self._leave(ticket)
        if not ticket.results:
            raise ticket.error
        return ticket.results[0]

    def __len__(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    def _lead(self) -> None:
        if (early_s := self._next_s - time.monotonic()) > 0:
            time.sleep(early_s)
        self._next_s = time.monotonic() + self._apart_s
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
                ticket.woken.set()

    def _leave(self, ticket: _Ticket[Item, Result]) -> None:
        with self._lock:
            if ticket in self._waiting:
                self._waiting.remove(ticket)
            if self._leader is ticket:
                self._appoint()

    def _appoint(self) -> None:
        self._leader = self._waiting[0] if self._waiting else None
        if self._leader is not None:
            self._leader.woken.set()


@dataclass(slots=True, eq=False)
class _Ticket(Generic[Item, Result]):
    """One caller's place in a group."""

    item: Item
    #: Set when the item is settled, and when its caller is to lead.
    woken: threading.Event = field(default_factory=threading.Event)
    #: Holds the one result, once there is one.
    results: list[Result] = field(default_factory=list)
    error: Exception = field(default_factory=Interrupted)
