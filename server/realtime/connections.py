"""Open sockets: which seat each belongs to, and how much it may send."""

from __future__ import annotations

from dataclasses import dataclass

from server.game.commands import Role
from server.table.requests import Sender
from server.table.seats import DISPLAY_SEAT

#: Messages that one socket may send at once, and how many more every second.
BURST, A_SECOND = 20, 5


@dataclass(slots=True)
class Allowance:
    """A token bucket. Times are ms of the game clock."""

    since_ms: int
    left: float = BURST

    def spend(self, now_ms: int) -> bool:
        """Tell whether one more message is allowed now, and count it if so."""
        gained = (now_ms - self.since_ms) * A_SECOND / 1_000
        self.left, self.since_ms = min(BURST, self.left + gained), now_ms
        if self.left < 1:
            return False
        self.left -= 1
        return True


@dataclass(slots=True)
class Connection:
    """One open socket."""

    code: str
    sender: Sender
    allowance: Allowance

    @property
    def seat(self) -> int:
        """The seat that its screen is counted under."""
        return DISPLAY_SEAT if self.sender.seat is None else self.sender.seat


def room(workshop: str, role: Role) -> str:
    """Return the name of the Socket.IO room of everybody of *role* in *workshop*."""
    return f"{workshop}/{role.value}"


def seat_room(workshop: str, seat: int) -> str:
    """Return the name of the Socket.IO room of one seat's screens."""
    return f"{workshop}/seat/{seat}"
