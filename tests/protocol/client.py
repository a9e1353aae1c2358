"""Socket.IO and our messages by hand: connect, say hello, send commands, keep the newest views."""

from __future__ import annotations

import json
import re
import secrets
import time
from collections.abc import Callable
from typing import Any

from tests.protocol.wires import Wire

MESSAGE = re.compile(r"^4([0-4])(\d*)(.*)$", re.DOTALL)
NOTICES = ("place", "room", "stopping", "moved", "crowded")
CONNECTED, EVENT, ACKNOWLEDGED, REFUSED = "0", "2", "3", "4"


class Refused(Exception):
    """The server let us not in; ``code`` says why."""

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__(data["message"])
        self.code = data["code"]


class Client:
    """One screen: a player's, a facilitator's or a display's."""

    def __init__(self, wire: Wire, code: str, role: str) -> None:
        self._wire = wire
        self._asked = 0
        self._answers: dict[int, Any] = {}
        #: Every packet that came, written without escapes, so that texts can be looked for.
        self.heard: list[str] = []
        #: The newest view of each kind, its version, and every version that came.
        self.views: dict[str, dict[str, Any]] = {}
        self.versions: dict[str, int] = {}
        self.came: dict[str, list[int]] = {}
        #: The last notice of each kind.
        self.notices: dict[str, dict[str, Any]] = {}
        wire.send("40" + json.dumps({"code": code, "role": role}))
        kind, _, body = self._next()
        if kind == REFUSED:
            wire.close()
            raise Refused(json.loads(body)["data"])
        assert kind == CONNECTED
        before_s = time.monotonic()
        self.welcome = self.ask("hello", {"versions": self.versions})
        #: The server's clock is not ahead of ours by more than this.
        self._ahead_ms = self.welcome["now_ms"] - before_s * 1_000

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
        self._asked += 1
        mine = self._asked
        self._wire.send(f"42{mine}{json.dumps([name, body])}")
        while mine not in self._answers:
            self._take()
        return self._answers.pop(mine)

    def until(self, view: str, ready: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        """Return the newest *view* once it is *ready*."""
        while view not in self.views or not ready(self.views[view]):
            self._take()
        return self.views[view]

    def latest_ms(self) -> float:
        """Return the game clock now, or a little more."""
        return self._ahead_ms + time.monotonic() * 1_000

    def close(self) -> None:
        self._wire.close()

    def _take(self) -> None:
        kind, number, body = self._next()
        if kind == ACKNOWLEDGED:
            self._answers[int(number)] = json.loads(body)[0]
        elif kind == EVENT:
            name, envelope = json.loads(body)
            if name in NOTICES:
                self.notices[name] = envelope
                return
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
