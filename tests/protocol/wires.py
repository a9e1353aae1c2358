"""Engine.IO by hand, over a WebSocket or by long polling: packets as texts, in and out."""

from __future__ import annotations

import json
from collections import deque
from typing import Protocol
from urllib.request import Request, urlopen

import websocket

SEPARATOR = "\x1e"
PATIENCE_S = 20


class Wire(Protocol):
    """One connection. ``receive`` waits for the next packet; pings are answered inside."""

    def send(self, packet: str) -> None: ...
    def receive(self) -> str: ...
    def close(self) -> None: ...


class SocketWire:
    """Over a WebSocket: one packet a frame."""

    def __init__(self, url: str, cookie: str) -> None:
        address = f"ws{url.removeprefix('http')}/socket.io/?EIO=4&transport=websocket"
        self._socket = websocket.create_connection(
            address, timeout=PATIENCE_S, cookie=cookie or None, suppress_origin=True
        )
        assert self.receive().startswith("0{"), "the server opens"

    def send(self, packet: str) -> None:
        self._socket.send(packet)

    def receive(self) -> str:
        while (packet := str(self._socket.recv())) == "2":
            self.send("3")
        if not packet:
            raise ConnectionError("the server ended the connection")
        return packet

    def close(self) -> None:
        self._socket.close()
        # Where the server was first, the library leaves its socket open.
        self._socket.shutdown()


class PollingWire:
    """By long polling: a ``GET`` waits for packets, a ``POST`` carries one."""

    def __init__(self, url: str, cookie: str) -> None:
        self._address = f"{url}/socket.io/?EIO=4&transport=polling"
        self._headers = {"Cookie": cookie} if cookie else {}
        self._waiting: deque[str] = deque()
        opened = self.receive()
        self._address += f"&sid={json.loads(opened[1:])['sid']}"

    def send(self, packet: str) -> None:
        headers = self._headers | {"Content-Type": "text/plain;charset=UTF-8"}
        request = Request(self._address, packet.encode(), headers, method="POST")
        with urlopen(request, timeout=PATIENCE_S) as answer:
            assert answer.read() == b"OK"

    def receive(self) -> str:
        while True:
            while self._waiting:
                if (packet := self._waiting.popleft()) != "2":
                    return packet
                self.send("3")
            with urlopen(
                Request(self._address, headers=self._headers), timeout=PATIENCE_S
            ) as answer:
                self._waiting.extend(answer.read().decode().split(SEPARATOR))

    def close(self) -> None:
        self.send("41")


WIRES: dict[str, type[SocketWire] | type[PollingWire]] = {
    "websocket": SocketWire,
    "polling": PollingWire,
}
