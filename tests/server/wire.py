"""A browser's end of the wire, down to the bytes: what polite clients send, and what others may."""

from __future__ import annotations

import json
import socket
import struct
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from tests.real_server import RealServer

TEXT, BINARY, CONTINUATION, PING = 1, 2, 0, 9
PATIENCE_S = 10.0
MEGABYTE = 1_000_000


class Wire:
    """One WebSocket, spoken by hand so that it can be spoken wrongly."""

    def __init__(self, server: RealServer, **headers: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_S)
        lines = {
            "Host": f"127.0.0.1:{server.port}",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        self.socket.sendall(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n{head}\r\n".encode()
        )
        self.head = b""
        while not self.head.endswith(b"\r\n\r\n"):
            piece = self.socket.recv(1)
            if not piece:
                break
            self.head += piece

    @property
    def status(self) -> int:
        return int(self.head.split()[1])

    def send(self, packet: str) -> None:
        self.frame(packet.encode())

    def frame(self, body: bytes, opcode: int = TEXT, final: bool = True, flags: int = 0) -> None:
        self.socket.sendall(frame(body, opcode, final, flags))

    def read(self) -> str | None:
        """Return the next text packet; ``None`` once the server has closed."""
        try:
            first, second = self._exactly(2)
            length = second & 127
            if length >= 126:
                size = 2 if length == 126 else 8
                length = int.from_bytes(self._exactly(size), "big")
            body = self._exactly(length)
        except (EOFError, OSError):
            return None
        return None if first & 15 == 8 else body.decode()

    def until(self, start: str) -> str | None:
        """Return the next packet that begins with *start*, answering pings on the way."""
        while (packet := self.read()) is not None:
            if packet.startswith(start):
                return packet
            if packet == "2":
                self.send("3")
        return None

    def closed(self) -> bool:
        """Return whether the server closes within the time that a test waits; then close too."""
        with self.socket:
            try:
                while self.socket.recv(65_536):
                    pass
            except TimeoutError:
                return False
            except OSError:
                return True
            return True

    def join(self, code: str, role: str = "display") -> str | None:
        """Take a place at a table; return the answer."""
        self.until("0")
        self.send("40" + json.dumps({"code": code, "role": role}))
        return self.until("4")

    def hello(self, number: int = 1) -> Any:
        """Ask for the present views, and return the acknowledgement."""
        self.send(f'42{number}["hello",{{}}]')
        answer = self.until(f"43{number}")
        return json.loads(answer.removeprefix(f"43{number}"))[0] if answer else None

    def close(self) -> None:
        self.socket.close()

    def _exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            piece = self.socket.recv(count - len(data))
            if not piece:
                raise EOFError
            data += piece
        return data


def frame(body: bytes, opcode: int = TEXT, final: bool = True, flags: int = 0) -> bytes:
    """Return one masked frame; a mask of zeros changes nothing, which is allowed and quick."""
    head = bytes([final << 7 | flags | opcode])
    if len(body) < 126:
        head += bytes([128 | len(body)])
    elif len(body) < 65_536:
        head += struct.pack("!BH", 254, len(body))
    else:
        head += struct.pack("!BQ", 255, len(body))
    return head + bytes(4) + body


def request(
    server: RealServer, method: str, path: str, body: object = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Make one HTTP request; return status, headers (names in lower case) and body."""
    connection = HTTPConnection("127.0.0.1", urlsplit(server.url).port or 80, timeout=PATIENCE_S)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    data: bytes | None = None
    if body is not None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent.setdefault("Content-Type", "application/json")
    with closing(connection):
        connection.request(method, path, data, sent)
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, told, answer.read()


def open_workshop(server: RealServer, **message: str) -> str:
    """Open a workshop with the shipped pack; return its code."""
    wanted = {"pack": "information-sharing-journey"} | message
    status, _, body = request(server, "POST", "/api/workshops", wanted)
    assert status == 201, body
    return str(json.loads(body)["code"])


def take_seat(server: RealServer, code: str, name: str) -> str:
    """Take a seat; return its cookie."""
    status, headers, body = request(server, "POST", f"/api/workshops/{code}/seats", {"name": name})
    assert status == 201, body
    return headers["set-cookie"].partition(";")[0]
