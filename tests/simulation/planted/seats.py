"""Faults of seats: who is let in, who is here."""

from __future__ import annotations

from typing import Any

from server.realtime.connections import Connections
from server.realtime.handlers import Handlers
from server.realtime.publish import SocketPublisher
from server.realtime.refusals import Refused
from server.table.attendance import Attendance
from server.table.seats import Seats
from server.table.table import Table
from tests.simulation.bug import planted


@planted(
    "hand-out-seats-that-failed",
    "I joined, and then I had no seat",
    found_by="says refused",
    within=60,
)
def hand_out_seats_that_failed() -> None:
    """Look for who sits where in memory, although it may be ahead of the disk."""

    def person(self: Table, token: str) -> Any:
        return self._ledger.seats.holder(token)

    Table.person = person  # type: ignore[method-assign]


@planted(
    "forget-who-was-here",
    "The room waits for somebody who went home during the restart",
    found_by="are here",
    within=40,
)
def forget_who_was_here() -> None:
    """Expect nobody back after a start: who stays away is here for ever."""
    Attendance.expect_everybody = lambda self: None  # type: ignore[method-assign]


@planted(
    "count-dead-screens", "The room waits for somebody who has left", found_by="are here", within=10
)
def count_dead_screens() -> None:
    """Never notice that a screen has gone."""
    Attendance.disconnected = lambda self, seat: None  # type: ignore[method-assign]


@planted(
    "old-socket-bars-the-door",
    "My phone slept, and I was locked out of my own seat",
    found_by="s after all is well again",
    within=5,
)
def let_an_old_socket_bar_the_door() -> None:
    """Refuse a seat that has a screen open, dead or not."""
    honest = Handlers._seat

    def seat(self: Handlers, table: Table, asked: Any, environ: Any) -> Any:
        found = honest(self, table, asked, environ)
        if found is not None and self.connections.at(asked.code, found):
            raise Refused("too_many", "You are here already.")
        return found

    Handlers._seat = seat  # type: ignore[method-assign]


@planted(
    "old-connection-has-the-last-word",
    "I changed my answer after the lift, and the first one counted",
    found_by="changed it to",
    within=300,
)
def let_an_old_connection_have_the_last_word() -> None:
    """Let a page's earlier connections go on, as if it had none."""
    Connections.of_pages = lambda self, newest, pages: []  # type: ignore[method-assign]


@planted(
    "keep-old-tokens", "The phone I gave away still answered for me", found_by="says up", within=15
)
def keep_old_tokens() -> None:
    """Let whoever had the seat before it moved use it still."""
    honest = Seats.put

    def put(self: Seats, person: Any) -> None:
        before = self._people.get(person.seat)
        honest(self, person)
        if before is not None:
            self._by_token[before.token_hash] = before

    Seats.put = put  # type: ignore[method-assign]


@planted(
    "leave-moved-screens-open",
    "The phone I left behind still answered for me",
    found_by="says up",
    within=40,
)
def leave_moved_screens_open() -> None:
    """Move a seat, and leave the old device's screens as they are."""
    SocketPublisher.moved = lambda self, table, seat: None  # type: ignore[method-assign]
