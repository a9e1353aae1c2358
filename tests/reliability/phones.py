"""Players' phones, as light as they can be: a thousand of them fit into one process."""

from __future__ import annotations

import asyncio
import json
import math
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from random import Random
from typing import Any

import aiohttp

from server.rehearse.web import take_seat
from tests.real_server import RealServer
from tests.reliability.orders import Order
from tests.reliability.witness import Place

#: As a browser waits between attempts, in seconds, half more or less by chance; then the longest.
BACKOFF_S, LONGEST_S = 0.3, 2.0
#: An attempt that has come to nothing after this is given up, in seconds.
ATTEMPT_S = 8.0
#: Without an answer to it, hello is said again after this, in seconds.
HELLO_S = 5.0
#: How long an acknowledgement may take before the same command is sent again, in seconds.
RESEND_S = 2.5
UNSETTLED = ("try_again", "slow_down")
#: Seats that are asked for at the same moment.
AT_ONCE = 20


class Phone:
    """One player's phone. It comes back by itself when its line is cut."""

    def __init__(self, place: Place, dice: Random) -> None:
        self.place = place
        #: When it was welcomed last, by ``time.monotonic``; 0 while it is not in the room.
        self.welcomed_s = 0.0
        self.versions: dict[str, int] = {}
        self.views: dict[str, Any] = {}
        #: The game clock less our own, in ms, by the message that travelled fastest.
        self._ahead_ms = -math.inf
        self.refusals: list[str] = []
        #: How long each acknowledgement took, in seconds.
        self.took_s: list[float] = []
        self._dice = dice
        self._failures = 0
        self._asked = 1
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._hello: asyncio.Task[None] | None = None

    async def live(self, http: aiohttp.ClientSession) -> None:
        """Be in the room, for ever."""
        while True:
            with suppress(aiohttp.ClientError, OSError, TimeoutError):
                await self._visit(http)
            self.welcomed_s = 0.0
            wait_s = min(BACKOFF_S * 2**self._failures, LONGEST_S)
            self._failures += 1
            await asyncio.sleep(wait_s * (0.5 + self._dice.random()))

    @property
    def called(self) -> int | None:
        """The call that is open on this phone."""
        view = self.views.get("call", {})
        if view.get("phase") != "open":
            return None
        opened = view["call"]["opens_at_ms"] <= time.monotonic() * 1_000 + self._ahead_ms
        return int(view["call"]["call"]) if opened else None

    async def until_called(self) -> None:
        """Wait until a call is open on this phone."""
        while self.called is None:
            await asyncio.sleep(0.02)

    def cut(self) -> None:
        """Cut the line; the server hears of it."""
        self.welcomed_s = 0.0
        if self._socket is not None and (line := self._socket.get_extra_info("socket")):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    async def give(self, order: Order) -> None:
        """Send *order* until it is settled, whatever happens to the line."""
        message = {"do": order.do, "id": order.id, **order.fields}
        while True:
            reply = await self._ask("command", message)
            if reply is not None and reply["status"] not in UNSETTLED:
                order.replies.append(reply)
                return
            await asyncio.sleep(self._dice.random())

    async def _visit(self, http: aiohttp.ClientSession) -> None:
        url = f"{self.place.url}/socket.io/?EIO=4&transport=websocket"
        headers = {"Cookie": self.place.cookie} if self.place.cookie else {}
        async with asyncio.timeout(ATTEMPT_S) as patience:
            async with http.ws_connect(url, headers=headers, max_msg_size=0) as line:
                self._socket = line
                async for message in line:
                    await self._hear(line, message.data)
                    if message.data.startswith("40"):
                        # Connected: from here on it only asks again.
                        patience.reschedule(None)

    async def _hear(self, line: aiohttp.ClientWebSocketResponse, packet: str) -> None:
        match packet[:2]:
            case "2":
                await line.send_str("3")
            case "42":
                number, _, event = packet[2:].partition("[")
                name, body = json.loads(f"[{event}")
                if name == "probe":
                    await line.send_str(f"43{number}[]")
                if "version" in body:
                    self.versions[name], self.views[name] = body["version"], body["body"]
                    ahead_ms = body["now_ms"] - time.monotonic() * 1_000
                    self._ahead_ms = max(self._ahead_ms, ahead_ms)
            case "43":
                number, _, answer = packet[2:].partition("[")
                self._answered(int(number), json.loads(f"[{answer}")[0])
            case "44":
                self.refusals.append(packet)
                await line.close()
            case "40":
                self._hello = asyncio.create_task(self._say_hello(line))
            case _ if packet.startswith("0"):
                auth = json.dumps({"code": self.place.code, "role": self.place.role})
                await line.send_str(f"40{auth}")

    async def _say_hello(self, line: aiohttp.ClientWebSocketResponse) -> None:
        """Say hello until it is answered."""
        with suppress(ConnectionError):
            while not (self.welcomed_s or line.closed):
                await line.send_str(f"421{json.dumps(['hello', {'versions': self.versions}])}")
                await asyncio.sleep(HELLO_S)

    def _answered(self, number: int, answer: Any) -> None:
        if number == 1 and "role" in answer:
            self.welcomed_s, self._failures = time.monotonic(), 0
        elif (waiting := self._answers.pop(number, None)) and not waiting.done():
            waiting.set_result(answer)

    async def _ask(self, name: str, body: dict[str, Any]) -> Any:
        """Send a message; return its answer, ``None`` if none came."""
        if not self.welcomed_s or self._socket is None:
            return None
        self._asked += 1
        answer = self._answers[self._asked] = asyncio.get_running_loop().create_future()
        began_s = time.monotonic()
        with suppress(ConnectionError, TimeoutError):
            await self._socket.send_str(f"42{self._asked}{json.dumps([name, body])}")
            told = await asyncio.wait_for(answer, RESEND_S)
            self.took_s.append(time.monotonic() - began_s)
            return told
        return None


async def seated(server: RealServer, code: str, count: int) -> list[Place]:
    """Take *count* seats, many at the same moment."""
    door = asyncio.Semaphore(AT_ONCE)

    async def seat(number: int) -> Place:
        async with door:
            taken = await take_seat(server.url, code, f"Player {number}")
            return Place(server.url, code, "player", taken.cookie)

    return await asyncio.gather(*map(seat, range(1, count + 1)))


@asynccontextmanager
async def crowd(places: list[Place], seed: int) -> AsyncIterator[list[Phone]]:
    """Give a phone to each of *places*; show them out at the end."""
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(connector=connector, cookie_jar=jar) as http:
        phones = [Phone(place, Random(f"{seed}/{at}")) for at, place in enumerate(places)]
        lives = [asyncio.create_task(phone.live(http)) for phone in phones]
        try:
            await all_back(phones)
            yield phones
        finally:
            for life in lives:
                life.cancel()
            await asyncio.gather(*lives, return_exceptions=True)


async def all_back(phones: list[Phone], within_s: float = 60) -> None:
    """Wait until every phone is in the room."""
    give_up = time.monotonic() + within_s
    while missing := sum(not phone.welcomed_s for phone in phones):
        assert time.monotonic() < give_up, f"{missing} are not back after {within_s} s"
        await asyncio.sleep(0.02)
