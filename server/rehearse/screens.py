"""One screen of the rehearsal: a real connection that keeps the newest views, loses no command."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import socketio
from socketio.exceptions import SocketIOError

from server.errors import BingoError
from server.realtime.protocol import VIEWS
from server.rehearse.clock import APART_S, SAMPLES, Clock, own_ms

#: In seconds: without an acknowledgement a command is sent again after this, ...
ANSWER_S = 4.0
#: ... after "slow down" or "try again" after this, ...
AGAIN_S = 1.0
#: ... and it is given up, and connecting too, after this.
PATIENCE_S = 60.0

NAMESPACE = "/"
UNSETTLED = ("slow_down", "try_again")


class CannotRehearse(BingoError):
    """There is nothing to rehearse with; the message says why."""


class Screen:
    """A connection with the newest view of each kind. It comes back by itself when it is lost."""

    def __init__(self) -> None:
        self.views: dict[str, Any] = {}
        self.versions: dict[str, int] = {}
        #: How long each acknowledgement took, in ms.
        self.took_ms: list[float] = []
        self.clock = Clock()
        self._syncing: asyncio.Task[None] | None = None
        self._changed = asyncio.Condition()
        self._socket = socketio.AsyncClient(
            reconnection_delay=0.3, reconnection_delay_max=5, handle_sigint=False
        )
        self._socket.on("connect", self._hello)
        for view in VIEWS:
            self._socket.on(view, self._taker(view))
        # The library acknowledges what has a handler.
        self._socket.on("probe", _probed)

    async def connect(self, url: str, code: str, role: str, cookie: str) -> None:
        """Connect, and again while the server is busy."""
        give_up = time.monotonic() + PATIENCE_S
        while True:
            try:
                await self._socket.connect(
                    url,
                    # Asked for anew at every connection: the library takes the cookie out of it.
                    headers=lambda: {"Cookie": cookie},
                    auth={"code": code, "role": role},
                    transports=["websocket"],
                    wait_timeout=ANSWER_S,
                )
                return
            except SocketIOError as error:
                if time.monotonic() > give_up:
                    raise CannotRehearse(f"A connection was refused: {error}.") from None
                await asyncio.sleep(AGAIN_S)

    async def close(self) -> None:
        """Leave."""
        await self._socket.disconnect()

    async def send(self, do: str, **fields: Any) -> dict[str, Any] | None:
        """Send a command until it is settled; ``None`` when it never was."""
        command = {"do": do, "id": uuid4().hex, **fields}
        sent = time.monotonic()
        while time.monotonic() - sent < PATIENCE_S:
            try:
                reply = await self._socket.call("command", command, timeout=ANSWER_S)
            except SocketIOError:
                # Lost on the way, or the line is down: it is on its way back.
                await asyncio.sleep(ANSWER_S / 20)
                continue
            if reply["status"] not in UNSETTLED:
                self.took_ms.append((time.monotonic() - sent) * 1_000)
                return dict(reply)
            await asyncio.sleep(AGAIN_S)
        return None

    async def until(self, view: str, ready: Callable[[Any], Any], within_s: float) -> bool:
        """Wait until the newest *view* is *ready*; return whether it was in time."""

        return await self._wait(
            lambda: view in self.views and bool(ready(self.views[view])), within_s
        )

    async def opened(self, opens_at_ms: int) -> float | None:
        """Wait until a call opens, and return when it did by ``own_ms``; ``None``: no clock."""
        if not await self._wait(lambda: self.clock.known, PATIENCE_S):
            return None
        shown_ms = max(own_ms(), self.clock.own(opens_at_ms))
        await asyncio.sleep((shown_ms - own_ms()) / 1_000)
        return shown_ms

    async def _wait(self, there: Callable[[], bool], within_s: float) -> bool:
        async def wait() -> None:
            async with self._changed:
                await self._changed.wait_for(there)

        try:
            await asyncio.wait_for(wait(), within_s)
        except TimeoutError:
            return False
        return True

    def noted(self, view: str) -> None:
        """Look at a view that has just come; overridden by screens that act on it."""

    async def _hello(self) -> None:
        # It only counts as connected once this has returned; the namespace is there before.
        while NAMESPACE in self._socket.namespaces:
            try:
                hello = {"versions": self.versions}
                welcome = await self._socket.call("hello", hello, timeout=ANSWER_S)
            except SocketIOError:
                continue
            if "role" in welcome:
                self._syncing = self._socket.start_background_task(self._sync)
                return
            await asyncio.sleep(AGAIN_S)

    async def _sync(self) -> None:
        for n in range(SAMPLES):
            sent_ms = own_ms()
            try:
                told = await self._socket.call("sync", {"n": n}, timeout=ANSWER_S)
            except SocketIOError:
                return
            if "clock" in told:
                async with self._changed:
                    self.clock.note(sent_ms, told, own_ms())
                    self._changed.notify_all()
            await asyncio.sleep(APART_S)

    def _taker(self, view: str) -> Callable[[Any], Any]:
        async def take(envelope: Any) -> None:
            if envelope["version"] <= self.versions.get(view, -1):
                return
            async with self._changed:
                self.versions[view] = envelope["version"]
                self.views[view] = envelope["body"]
                self._changed.notify_all()
            self.noted(view)

        return take


async def _probed(_: object) -> None:
    """Nothing is told: the acknowledgement is what counts."""
