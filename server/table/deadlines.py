"""Deadlines are state; here they turn into commands when their time comes."""

from __future__ import annotations

from server.game.commands import CloseCall, EndWorkshop
from server.table.ports import Clock
from server.table.table import Table

#: A player without a screen is away after this: reloading a page takes less.
PATIENCE_MS = 10_000

#: The same after the server has started again: everybody comes back at once.
RETURN_MS = 30_000

#: A workshop in which nothing happens for so long is ended.
IDLE_MS = 24 * 60 * 60 * 1_000

#: A table without screens for so long leaves memory; its journal stays.
PUT_AWAY_MS = 10 * 60 * 1_000


def carry_out(table: Table, clock: Clock) -> None:
    """Carry out what is due at *table*."""
    workshop = table.workshop
    if workshop.ended:
        return
    if table.idle_ms() > IDLE_MS:
        table.house(EndWorkshop())
        return
    table.leave_overdue()
    current = workshop.round
    call = current.pending if current and not current.paused else None
    if call and call.open and call.closes_at_ms is not None:
        now_ms = clock.now_ms()
        if call.closes_at_ms <= now_ms:
            table.house(CloseCall(at_ms=call.closes_at_ms, call=call.number))


def may_be_put_away(table: Table) -> bool:
    """Tell whether nobody has had a screen of this workshop open for a while."""
    return table.deserted_ms() > PUT_AWAY_MS
