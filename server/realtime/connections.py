"""Open sockets: which seat each belongs to, and how much it may send."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from server.game.commands import Role
from server.table.requests import Sender

#: Messages that one socket may send at once, and how many more every second; commands that one
#: player may give, however many sockets the seat has had.
BURST, A_SECOND = 20, 5

#: A ``hello`` costs as much as so many: every view may have to be sent.
HELLO = 10

#: After this long an allowance is whole again, in ms, and need not be remembered.
WHOLE_MS = BURST / A_SECOND * 1_000
#: So many of them are remembered anyway.
REMEMBERED = 4_000

#: Sockets of one seat, and displays of one workshop: more than anybody has tabs and walls.
SCREENS, DISPLAYS = 6, 40


@dataclass(slots=True)
class Allowance:
    """A token bucket. Times are ms of the game clock."""

    since_ms: int
    left: float = BURST

    def spend(self, now_ms: int, cost: int = 1) -> bool:
        """Tell whether one more message of that *cost* is allowed now, and count it if so."""
        gained = (now_ms - self.since_ms) * A_SECOND / 1_000
        self.left, self.since_ms = min(BURST, self.left + gained), now_ms
        if self.left < cost:
            return False
        self.left -= cost
        return True


@dataclass(slots=True)
class Connection:
    """One open socket."""

    code: str
    sender: Sender
    allowance: Allowance
    #: The host that its browser knows us by.
    host: str
    #: What its page calls itself; empty if it says nothing.
    page: str = ""
    #: Whether it is a display that a facilitator's browser has opened.
    vouched: bool = False
    #: How often its round trip has been asked for, when it is next,
    #: and whether an answer is still awaited.
    probes: int = 0
    probe_ms: int = 0
    probed: bool = False

    @property
    def seat(self) -> int | None:
        """The seat that its screen is counted under; ``None`` for a display."""
        return self.sender.seat


class Connections:
    """The sockets that have a place at a table, by their ids, oldest first."""

    def __init__(self) -> None:
        self._open: dict[str, Connection] = {}
        self._at: defaultdict[tuple[str, int | None], dict[str, None]] = defaultdict(dict)
        self._commands: dict[tuple[str, int], Allowance] = {}

    def add(self, sid: str, connection: Connection) -> None:
        """Take in one more."""
        self._open[sid] = connection
        self._at[connection.code, connection.seat][sid] = None

    def get(self, sid: str) -> Connection | None:
        """Return the connection of that id."""
        return self._open.get(sid)

    def remove(self, sid: str) -> Connection | None:
        """Forget one; return what it was."""
        connection = self._open.pop(sid, None)
        if connection is not None:
            place = connection.code, connection.seat
            del self._at[place][sid]
            if not self._at[place]:
                del self._at[place]
        return connection

    def at(self, code: str, seat: int | None) -> list[str]:
        """Return the sockets of one seat, the oldest first."""
        return list(self._at.get((code, seat), ()))

    def players(self) -> list[tuple[str, Connection]]:
        """Return the sockets of players."""
        return [
            (sid, connection)
            for sid, connection in self._open.items()
            if connection.sender.role is Role.PLAYER
        ]

    def of_pages(self, newest: Connection, pages: set[str]) -> list[str]:
        """Return the other sockets of the seat of *newest* that belong to one of *pages*."""
        return [
            sid
            for sid in self.at(newest.code, newest.seat)
            if self._open[sid] is not newest and self._open[sid].page in pages - {""}
        ]

    def is_vouched(self, sid: str) -> bool:
        """Return whether that socket is a display which a facilitator's browser has opened."""
        return self._open[sid].vouched

    def may_command(self, code: str, seat: int, now_ms: int) -> bool:
        """Tell whether the player at *seat* may give one more command now; count it if so."""
        if len(self._commands) > REMEMBERED:
            since_ms = now_ms - WHOLE_MS
            self._commands = {
                at: allowance
                for at, allowance in self._commands.items()
                if allowance.since_ms > since_ms
            }
        return self._commands.setdefault((code, seat), Allowance(now_ms)).spend(now_ms)

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._open))


def room(workshop: str, role: Role) -> str:
    """Return the name of the Socket.IO room of everybody of *role* in *workshop*."""
    return f"{workshop}/{role.value}"


def seat_room(workshop: str, seat: int) -> str:
    """Return the name of the Socket.IO room of one seat's screens."""
    return f"{workshop}/seat/{seat}"
