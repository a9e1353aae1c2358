"""Who is in the room: screens come and go, and the rules hear of it once it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.game.commands import LeaveWorkshop, ReturnToWorkshop
from server.table.ports import Clock
from server.table.presence import Presence
from server.table.replies import Status

if TYPE_CHECKING:
    from server.table.table import Table

#: A player without a screen is away after this, and so is a facilitator: reloading takes less.
PATIENCE_MS = 10_000

#: The same after the server has started again: everybody comes back at once.
RETURN_MS = 30_000

#: How long a new seat may wait for its first screen before its player is taken as away.
NEWCOMERS_MS = 10_000

#: What could not be stored is tried again after this.
AGAIN_MS = 1_000


class Attendance:
    """The screens of one table."""

    def __init__(self, table: Table, clock: Clock) -> None:
        self._table = table
        self._clock = clock
        self._presence = Presence(clock.now_ms())

    def connected(self, seat: int | None) -> None:
        """Note that somebody has opened a screen; ``None`` is a display."""
        self._presence.opened(seat)
        self._note_arrivals()

    def disconnected(self, seat: int | None) -> None:
        """Note that a screen has gone; a player is away when none comes back in time."""
        now_ms = self._clock.now_ms()
        self._presence.closed(seat, now_ms=now_ms, away_at_ms=now_ms + PATIENCE_MS)

    def expect_newcomer(self, seat: int) -> None:
        """Whoever takes a seat and never opens it is not in the room."""
        if self._presence.screens(seat):
            return  # The answer to an earlier attempt was not lost after all.
        self._presence.expect([seat], away_at_ms=self._clock.now_ms() + NEWCOMERS_MS)

    def expect_everybody(self) -> None:
        """After a start: who was here is away when no screen of theirs comes back in time."""
        away_at_ms = self._clock.now_ms() + RETURN_MS
        self._presence.expect(self._table.workshop.present, away_at_ms=away_at_ms)
        self._presence.expect_facilitator(away_at_ms=away_at_ms)

    def follow(self, lost: Attendance) -> None:
        """Take over the screens of a table that was lost."""
        self._presence = lost._presence

    def tick(self) -> None:
        """Note who came back while nothing could be stored, and who has been gone for too long."""
        self._note_arrivals()
        now_ms = self._clock.now_ms()
        for seat in self._presence.take_overdue(now_ms):
            if not self._is(seat, present=True):
                continue
            reply = self._table.house(LeaveWorkshop(seat=seat))
            if self._presence.screens(seat):
                self._presence.arrived_again(seat)  # They came while we noted that they were gone.
            elif reply.status is Status.TRY_AGAIN:
                self._presence.expect([seat], away_at_ms=now_ms + AGAIN_MS)

    def screens(self, seat: int | None) -> int:
        """Return how many screens *seat* has open."""
        return self._presence.screens(seat)

    @property
    def facilitator_here(self) -> bool:
        """Whether a facilitator has a screen open, or had one a moment ago."""
        return self._presence.facilitator_here(self._clock.now_ms())

    @property
    def deserted_ms(self) -> int:
        """For how long nobody has had a screen open; 0 while somebody has."""
        return self._presence.deserted_ms(self._clock.now_ms())

    def _note_arrivals(self) -> None:
        for seat in self._presence.take_arrivals():
            if self._is(seat, present=False):
                reply = self._table.house(ReturnToWorkshop(seat=seat))
                if reply.status is Status.TRY_AGAIN:
                    self._presence.arrived_again(seat)

    def _is(self, seat: int, *, present: bool) -> bool:
        workshop = self._table.workshop
        player = workshop.players.get(seat)
        return player is not None and player.present is present and not workshop.ended
