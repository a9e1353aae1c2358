"""A screen that remembers everything that it was told."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from server.realtime.protocol import NOTICES
from server.rehearse.screens import ANSWER_S, Screen
from server.table.board import PRIVATE_VIEWS

#: The longest wait of a browser that somebody looks at, in seconds: see ``client/lib/line.ts``.
WATCHED_S = 2.0


class Seen(NamedTuple):
    """A view that came to a screen; *seat* is whose it is, where it is private."""

    version: int
    view: str
    seat: int | None
    body: Any


@dataclass(frozen=True)
class Place:
    """Where a screen belongs, and what proves it."""

    url: str
    code: str
    role: str
    cookie: str


class Witness(Screen):
    """One screen, by the library that Socket.IO's makers give to Python."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.seat: int | None = None
        #: When it was welcomed, by ``time.monotonic``.
        self.welcomed_s: list[float] = []
        #: Every view since somebody last took them.
        self.seen: list[Seen] = []
        #: The last notice of each kind, and how often there was one.
        self.notices: dict[str, Any] = {}
        self.noticed: Counter[str] = Counter()
        self._socket.reconnection_delay_max = WATCHED_S
        for notice in NOTICES:
            self._socket.on(notice, self._hearer(notice))

    async def open(self) -> Witness:
        """Connect, and wait for everything that the place shows."""
        place = self.place
        await self.connect(place.url, place.code, place.role, place.cookie)
        await self.until_noted(lambda: self.welcomed_s, "welcomed")
        return self

    async def try_once(self, do: str, **fields: Any) -> dict[str, Any]:
        """Send a command a single time, and return whatever the reply is."""
        return dict(await self._socket.call("command", {"do": do, **fields}, timeout=ANSWER_S))

    async def until_noted(self, ready: Callable[[], Any], what: str, within_s: float = 30) -> None:
        """Wait until something is *ready* that this screen keeps."""
        give_up = time.monotonic() + within_s
        while not ready():
            assert time.monotonic() < give_up, f"after {within_s} s not {what}"
            await asyncio.sleep(0.02)

    def noted(self, view: str) -> None:
        seat = self.views["me"]["seat"] if view in PRIVATE_VIEWS else None
        self.seen.append(Seen(self.versions[view], view, seat, self.views[view]))

    async def _hello(self) -> None:
        await super()._hello()
        self.welcomed_s.append(time.monotonic())

    def _hearer(self, notice: str) -> Callable[[Any], None]:
        def hear(body: Any) -> None:
            self.notices[notice] = body
            self.noticed[notice] += 1

        return hear
