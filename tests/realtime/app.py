"""The application without a network: a workshop, and browsers that speak its protocol."""

from __future__ import annotations

import time
from itertools import count
from pathlib import Path
from queue import Queue
from typing import Any

import msgspec
from socketio.packet import EVENT, Packet

from server.app import create_app, house_of
from server.clock import MonotonicClock
from server.config import Settings
from server.game.commands import Role
from server.game.state import Call
from server.table.seats import cookie_name
from tests.packs.small import small_pack

_ids = count(1)

#: How long an answer may take, in seconds.
PATIENCE_S = 10


class App:
    """One server with nothing on disk."""

    def __init__(self) -> None:
        self.flask = create_app(Settings(database=Path(":memory:")))
        self.house = house_of(self.flask)
        #: The same as the server's: there is one for all processes.
        self.clock = MonotonicClock()

    def open(self) -> Workshop:
        return Workshop(self)


class Workshop:
    """One workshop on it."""

    def __init__(self, app: App) -> None:
        self.app = app
        opened = app.house.tables.open(small_pack())
        self.table = opened.table
        self.facilitators_token = opened.token
        self.code = opened.table.address.code
        self.facilitator = Browser(self, Role.FACILITATOR, opened.token)

    def player(self, name: str = "Asha") -> Browser:
        person, token = self.table.take_seat(name)
        browser = Browser(self, Role.PLAYER, token)
        browser.seat = person.seat
        return browser

    def display(self, **auth: str) -> Browser:
        return Browser(self, Role.DISPLAY, "", **auth)

    def start(self, *, calls: int = 6, **settings: str) -> None:
        """Start a round, send its first call, and wait until it opens."""
        self.facilitator.steer("start_round", calls=calls, **settings)
        self.facilitator.steer("call_event")
        self._wait_until(self.call.opens_at_ms)

    def show(self) -> None:
        """Press *Show answer*, and wait until it is shown."""
        self.facilitator.steer("show_answer")
        if self.call.promised_ms is not None:
            self._wait_until(self.call.promised_ms)
            self.app.house.tables.tick()
        assert self.call.shown

    @property
    def call(self) -> Call:
        current = self.table.workshop.round
        assert current is not None
        assert current.call is not None
        return current.call

    def _wait_until(self, ms: int) -> None:
        time.sleep(max(0, ms - self.app.clock.now_ms()) / 1_000)

    def flush(self) -> None:
        """Send what waits for its turn."""
        self.app.house.publisher.flush()


class Browser:
    """One open socket."""

    def __init__(
        self, workshop: Workshop, role: Role, token: str, *, steers: str = "", **auth: str
    ) -> None:
        flask = workshop.app.flask.test_client()
        for holder, proof in ((role, token), (Role.FACILITATOR, steers)):
            if proof:
                flask.set_cookie(cookie_name(holder, workshop.code, secure=False), proof)
        self.workshop = workshop
        self.socket = workshop.app.house.socketio.test_client(
            workshop.app.flask,
            auth={"code": workshop.code, "role": role.value, **auth},
            flask_test_client=flask,
        )
        manager = self._server.manager
        #: What the server calls this connection.
        self.sid = manager.sid_from_eio_sid(self.socket.eio_sid, "/")

    @property
    def _server(self) -> Any:
        return self.workshop.app.house.socketio.server

    @property
    def connected(self) -> bool:
        return self.socket.is_connected()

    def hello(self, **versions: int) -> dict[str, Any]:
        return self.ask("hello", {"versions": versions})

    def ask(self, name: str, message: dict[str, Any]) -> dict[str, Any]:
        """Send a message and return its acknowledgement."""
        self.socket.callback_counter += 1
        packet = Packet(EVENT, data=[name, message], id=self.socket.callback_counter)
        self._server._handle_eio_message(self.socket.eio_sid, packet.encode())
        until_s = time.monotonic() + PATIENCE_S
        while self.socket.acks is None:
            assert time.monotonic() < until_s, "no acknowledgement"
            time.sleep(0.0005)
        acknowledged, self.socket.acks = self.socket.acks, None
        (reply,) = acknowledged["args"]
        return reply

    def late(self, name: str, message: dict[str, Any]) -> dict[str, Any]:
        """Have a message arrive although the connection has ended: it was under way."""
        arrived_ms = self.workshop.app.clock.now_ms()
        replies: Queue[Any] = Queue()
        wire = self._server._handle_event.__self__
        wire._handlers[name](
            self.sid, arrived_ms, replies.put, msgspec.Raw(msgspec.json.encode(message))
        )
        return msgspec.to_builtins(replies.get(timeout=PATIENCE_S))

    def send(self, do: str, **fields) -> dict[str, Any]:
        message = {"do": do, "id": f"command-{next(_ids)}", **fields}
        return self.ask("command", message)

    def steer(self, do: str, **fields) -> dict[str, Any]:
        return self.send(do, step=self.workshop.table.workshop.step, **fields)

    def last_words(self) -> dict[str, Any]:
        """Return what came before the connection was ended."""
        assert not self.connected
        self.socket.connected["/"] = True
        return self.received()

    def received(self) -> dict[str, Any]:
        """Return the newest view of each kind that has come since the last time."""
        return {message["name"]: message["args"][0] for message in self.socket.get_received()}
