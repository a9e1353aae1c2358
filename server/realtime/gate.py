"""The gate: which packets reach the Socket.IO library at all.

Our protocol is a small part of what the library speaks: text packets on the main namespace, each
message a name and one object. Everything else (binary attachments, other namespaces, the library's
own event names sent as messages, what it cannot parse) would at best be logged with a traceback and
at worst run a handler of ours out of turn, so a connection that sends it is ended here.

Measured on python-socketio 5.18 and python-engineio 4.15: an Engine.IO packet that does not begin
with a digit raises out of the connection's loop and leaves the seat taken until the ping times out;
a message named ``connect`` or ``disconnect`` calls the handler of that name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs

from socketio.packet import ACK, CONNECT, DISCONNECT, EVENT, Packet

#: The longest packet, in characters (on the wire: in bytes).
LONGEST = 16_384

#: What clients may send besides messages: close, the probe of an upgrade, pong, upgrade.
ENGINE_PACKETS = frozenset({"1", "2probe", "3", "3probe", "5"})
#: Names that the library keeps for itself, and its catch-all.
RESERVED = frozenset({"connect", "connect_error", "disconnect", "disconnecting", "message", "*"})

PATH = "/socket.io/"
SEPARATOR = "\x1e"

#: A WSGI application, as far as we look into it.
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def admits(packet: object) -> bool:
    """Return whether an Engine.IO *packet* is one that our pages send.

    >>> admits('42["hello",{}]'), admits('451-["x",{"_placeholder":true,"num":0}]')
    (True, False)
    """
    if not isinstance(packet, str) or len(packet) > LONGEST:
        return False
    return packet in ENGINE_PACKETS or (packet.startswith("4") and _is_ours(packet[1:]))


def admits_payload(body: bytes) -> bool:
    """Return whether all packets of a polling request's *body* are ones that our pages send."""
    try:
        packets = body.decode().split(SEPARATOR)
    except UnicodeDecodeError:
        return False
    return len(body) <= LONGEST and all(admits(packet) for packet in packets)


class PollingGate:
    """WSGI middleware: polling requests pass the same gate as sockets do."""

    def __init__(self, application: Application) -> None:
        self._application = application

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Let one request through, or refuse it."""
        if not environ.get("PATH_INFO", "").startswith(PATH):
            return self._application(environ, start_response)
        # Answers as scripts (JSONP) are for browsers of twenty years ago.
        if "j" in parse_qs(environ.get("QUERY_STRING", "")):
            return refused(start_response, HTTPStatus.BAD_REQUEST)
        if environ["REQUEST_METHOD"] == "POST":
            body = environ["wsgi.input"].read(min(_length(environ), LONGEST + 1))
            if not admits_payload(body):
                return refused(start_response, HTTPStatus.BAD_REQUEST)
            environ = environ | {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        return self._application(environ, start_response)


def refused(start_response: Callable[..., Any], status: HTTPStatus) -> Iterable[bytes]:
    """Answer a request in one plain line."""
    line = f"{status.phrase}\n".encode()
    headers = [("Content-Type", "text/plain"), ("Content-Length", str(len(line)))]
    start_response(f"{status.value} {status.phrase}", headers)
    return [line]


def _is_ours(message: str) -> bool:
    try:
        packet = Packet(encoded_packet=message)
    except (ValueError, TypeError, IndexError, RecursionError):
        return False
    if packet.attachment_count or packet.namespace not in (None, "/"):
        return False
    match packet.packet_type:
        case _ if not message:
            return False
        case value if value == CONNECT:
            return packet.data is None or isinstance(packet.data, dict)
        case value if value == DISCONNECT:
            return packet.data is None
        case value if value == EVENT:
            return _is_message(packet.data)
        case value if value == ACK:
            # 0 is the library's own counter, and no acknowledgement of ours.
            return bool(packet.id) and isinstance(packet.data, list)
        case _:
            return False


def _is_message(data: object) -> bool:
    return (
        isinstance(data, list)
        and len(data) == 2
        and isinstance(data[0], str)
        and data[0] not in RESERVED
    )


def _length(environ: dict[str, Any]) -> int:
    text = environ.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isascii() and text.isdigit() else 0
