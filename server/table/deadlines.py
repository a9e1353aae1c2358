"""Deadlines are state; here they turn into commands when their time comes."""

from __future__ import annotations

from server.game import timing
from server.game.commands import CloseCall, DiscussCall, EndWorkshop, PauseRound, ShowAnswer
from server.table.ports import Clock
from server.table.table import Table

#: A workshop in which nobody does anything for so long is ended.
IDLE_MS = 24 * 60 * 60 * 1_000

#: A table without screens for so long leaves memory; its journal stays.
PUT_AWAY_MS = 10 * 60 * 1_000


def carry_out(table: Table, clock: Clock) -> None:
    """Carry out what is due at *table*."""
    table.look_after()
    table.tell()
    workshop = table.workshop
    if workshop.ended:
        return
    if table.idle_ms > IDLE_MS:
        table.house(EndWorkshop())
        return
    table.attendance.tick()
    current = workshop.round
    call = current.pending if current and not current.paused else None
    if call is None:
        return
    now_ms = clock.now_ms()
    if call.open and call.clock != clock.id:
        recover(table, clock)  # When the table was loaded, this could not be stored.
    elif call.open and call.closes_at_ms is not None and call.closes_at_ms <= now_ms:
        table.house(CloseCall(at_ms=call.closes_at_ms, call=call.number))
    elif call.promised_ms is not None and not timing.may_arrive(call, now_ms):
        table.house(
            DiscussCall(at_ms=now_ms)
            if call.to_discuss
            else ShowAnswer(at_ms=now_ms, trips_ms=table.checks.trips.known)
        )


def recover(table: Table, clock: Clock) -> None:
    """After a start, pause a call that went on without us: the facilitator decides about it.

    Its clock is gone when the machine went down; and when its timer ran out meanwhile, nobody could
    answer to the end.
    """
    current = table.workshop.round
    call = current.pending if current and not current.paused else None
    if call is None or not call.open:
        return
    missed = call.closes_at_ms is not None and call.closes_at_ms <= clock.now_ms()
    if call.clock != clock.id or missed:
        table.house(PauseRound(at_ms=call.opens_at_ms))


def may_be_put_away(table: Table) -> bool:
    """Tell whether nobody has had a screen of this workshop open for a while."""
    return table.attendance.deserted_ms > PUT_AWAY_MS
