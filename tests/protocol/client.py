"""Socket.IO and our messages by hand: connect, say hello, send commands, keep the newest views."""

from __future__ import annotations

import json
import re
import secrets
import time
from collections.abc import Callable
from threading import Condition, Thread
from typing import Any

from tests.protocol.wires import PATIENCE_S, Wire

MESSAGE = re.compile(r"^4([0-4])(\d*)(.*)$", re.DOTALL)
NOTICES = ("devices", "place", "room", "stopping", "moved", "crowded")
CONNECTED, EVENT, ACKNOWLEDGED, REFUSED = "0", "2", "3", "4"

#: How often the clock is asked for after connecting, and how far apart, in seconds.
SAMPLES, APART_S = 8, 0.15


class Refused(Exception):
    """The server let us not in; ``code`` says why."""

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__(data["message"])
        self.code = data["code"]


class Client:
    """One screen: a player's, a facilitator's or a display's. A thread of its own listens."""

    def __init__(self, wire: Wire, code: str, role: str) -> None:
        self._wire = wire
        self._asked = 0
        self._answers: dict[int, Any] = {}
        self._news = Condition()
        self._ended: Exception | None = None
        #: The game clock less our own, in ms.
        self._ahead_ms: float | None = None
        #: Every packet that came, written without escapes, so that texts can be looked for.
        self.heard: list[str] = []
        #: The newest view of each kind, its version, and every version that came.
        self.views: dict[str, dict[str, Any]] = {}
        self.versions: dict[str, int] = {}
        self.came: dict[str, list[int]] = {}
        #: The last notice of each kind.
        self.notices: dict[str, dict[str, Any]] = {}
        #: How often the server has measured the round trip.
        self.probes = 0
        wire.send("40" + json.dumps({"code": code, "role": role}))
        early = []
        while (packet := self._next())[0] == EVENT:
            early.append(packet)
        kind, _, body = packet
        if kind == REFUSED:
            wire.close()
            raise Refused(json.loads(body)["data"])
        assert kind == CONNECTED
        for _, number, told in early:
            self._keep(number, *json.loads(told))
        Thread(target=self._listen, daemon=True).start()
        self.welcome = self.ask("hello", {"versions": self.versions})

    def command(self, do: str, *, id: str | None = None, **fields: Any) -> dict[str, Any]:
        """Send a command and return its reply; again, with the same id, while told to."""
        body = {"do": do, "id": id or secrets.token_urlsafe(12), **fields}
        while (reply := self.ask("command", body))["status"] in ("slow_down", "try_again"):
            time.sleep(1)
        return dict(reply)

    def steer(self, do: str, **fields: Any) -> dict[str, Any]:
        """Send a facilitator's command, on what the newest desk shows."""
        reply = self.command(do, step=self.views["desk"]["step"], **fields)
        assert reply["status"] == "done", reply
        return reply

    def ask(self, name: str, body: dict[str, Any]) -> Any:
        """Send a message and return its acknowledgement."""
        with self._news:
            self._asked += 1
            mine = self._asked
        self._wire.send(f"42{mine}{json.dumps([name, body])}")
        self._wait(lambda: mine in self._answers)
        return self._answers.pop(mine)

    def until(self, view: str, ready: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        """Return the newest *view* once it is *ready*."""
        self._wait(lambda: view in self.views and ready(self.views[view]))
        return self.views[view]

    def told(self, notice: str, ready: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        """Return the last *notice* of that name once it is *ready*."""
        self._wait(lambda: notice in self.notices and ready(self.notices[notice]))
        return self.notices[notice]

    def sync(self, samples: int = SAMPLES, apart_s: float = APART_S) -> float:
        """Set the clock by the sample that travelled fastest; return its round trip in ms."""
        taken = []
        for n in range(samples):
            time.sleep(apart_s if n else 0)
            t0 = _now_ms()
            told = self.ask("sync", {"n": n})
            t3 = _now_ms()
            assert (told["n"], told["clock"]) == (n, self.welcome["clock"])
            t1, t2 = told["t1"], told["t2"]
            taken.append(((t3 - t0) - (t2 - t1), ((t1 - t0) + (t2 - t3)) / 2))
        trip_ms, self._ahead_ms = min(taken)
        return trip_ms

    def opened(self) -> float:
        """Wait until the newest call opens, and return when that was, by our own clock in ms."""
        if self._ahead_ms is None:
            self.sync()
        assert self._ahead_ms is not None
        opens_ms = self.until("call", lambda view: view["call"])["call"]["opens_at_ms"]
        shown_ms = max(opens_ms - self._ahead_ms, _now_ms())
        sleep_until(shown_ms)
        return shown_ms

    def close(self) -> None:
        self._wire.close()

    def _wait(self, there: Callable[[], Any]) -> None:
        with self._news:
            if not self._news.wait_for(lambda: there() or self._ended, PATIENCE_S):
                raise TimeoutError(f"It did not come: {self.notices} {self.views}")
            if not there():
                raise ConnectionError("the line has ended") from self._ended

    def _listen(self) -> None:
        try:
            while True:
                self._take()
        except Exception as error:  # noqa: BLE001  whoever waits is told
            with self._news:
                self._ended = error
                self._news.notify_all()

    def _take(self) -> None:
        kind, number, body = self._next()
        with self._news:
            if kind == ACKNOWLEDGED:
                self._answers[int(number)] = json.loads(body)[0]
            elif kind == EVENT:
                self._keep(number, *json.loads(body))
            self._news.notify_all()

    def _keep(self, number: str, name: str, envelope: dict[str, Any]) -> None:
        if name == "probe":
            self._wire.send(f"43{number}[]")
            self.probes += 1
        elif name in NOTICES:
            self.notices[name] = envelope
        else:
            self.came.setdefault(name, []).append(envelope["version"])
            if envelope["version"] > self.versions.get(name, -1):
                self.versions[name] = envelope["version"]
                self.views[name] = envelope["body"]

    def _next(self) -> tuple[str, str, str]:
        packet = self._wire.receive()
        found = MESSAGE.match(packet)
        assert found, f"not a packet of the protocol: {packet}"
        kind, number, body = found.groups()
        plain = json.dumps(json.loads(body), ensure_ascii=False, separators=(",", ":"))
        self.heard.append(f"4{kind}{number}{plain}")
        return kind, number, body


def sleep_until(ms: float) -> None:
    """Sleep until that time of our own clock."""
    time.sleep(max(0.0, ms - _now_ms()) / 1_000)


def _now_ms() -> float:
    return time.monotonic() * 1_000
