"""The fast path: messages go straight from sockets to handlers, and straight to sockets.

On the way out, the library by itself puts each message into a queue for each socket, from which a
green thread takes it, encodes it and writes it: in a room of a thousand, most of the time goes
there. Here a message is encoded once, as one frame, and written at once. A socket that polls, is on
its way to a WebSocket, is in the middle of a write or has something in its queue gets it by the
queue, so that nothing overtakes; one that does not read is never waited for. On the way in, the
library reads each message twice over and starts a green thread for it; here a message of ours is
read once and handled where it came in, and everything else is left to the library.

Relies on python-engineio 4.15: the class ``eio._async["websocket"]`` is made with a bound method of
the Engine.IO socket, and calls it with the WebSocket; ``sockets``, ``upgraded``, ``upgrading``,
``closing``, ``closed`` and ``queue.queue`` tell how a socket stands. And on python-socketio 5.18:
a manager's ``rooms``, and ``_send_eio_packet``. Where that has changed,
``tests/server/test_fastpath.py`` fails. Sockets that cannot ``send_now`` (those of a test) are left
to the library, and all of them with the setting ``fast_path`` at 0.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import Any, Protocol

import msgspec
from engineio.exceptions import QueueEmpty
from engineio.packet import MESSAGE, PING, PONG
from engineio.packet import Packet as EnginePacket
from socketio import Server

from server.realtime.gate import RESERVED
from server.realtime.pings import Pings

NAMESPACE = "/"
EVENT, ACK = b"2", b"3"
TEXT_FRAME = 0x81


#: Takes a message: from which Engine.IO connection, by which number it is to be acknowledged (if
#: any), its name and what it carries, as JSON.
Taker = Callable[[str, int | None, str, msgspec.Raw], None]

#: An event on our namespace: its number, and the rest; and the acknowledgement of one of ours.
_EVENT = re.compile(r"42(\d{0,15})(\[.*)", re.DOTALL | re.ASCII)
_ANSWER = re.compile(r"43(\d{1,15})\[.*\]", re.DOTALL | re.ASCII)

_MESSAGE = msgspec.json.Decoder(tuple[str, msgspec.Raw])


class Line(Protocol):
    """A WebSocket that can be written to and read straight."""

    #: Offered every packet; tells whether it has taken it.
    take: Callable[[object], bool]

    def send_now(self, frame: bytes) -> bool:
        """Write *frame*, unless something is being written; tell whether it is on its way."""


class FastPath:
    """Writes to the sockets of *server*."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._sockets = server.eio.sockets
        #: How many messages were written straight, and how many went by a queue.
        self.straight = self.queued = 0
        self._held: dict[str, list[Message]] | None = None
        self._taker: Taker | None = None
        self._asked = 0
        self.pings = Pings(self._ping, server.eio.ping_interval)
        opened = server.eio._async["websocket"]
        server.eio._async = server.eio._async | {"websocket": self._noting(opened)}

    def listen(self, taker: Taker) -> None:
        """Hand messages that come over WebSockets to *taker*."""
        self._taker = taker

    def emit(self, name: str, body: object, rooms: Sequence[str]) -> None:
        """Send a message to everybody in *rooms*, once; every connection is a room of its own."""
        known = self._server.manager.rooms.get(NAMESPACE, {})
        members = [known[room].values() for room in rooms if room in known]
        if members:
            here = members[0] if len(members) == 1 else dict.fromkeys(chain(*members))
            self._send(Message(EVENT + msgspec.json.encode([name, body])), tuple(here))

    def ask(self, name: str, body: object, connection: str, answered: Callable[[], None]) -> bool:
        """Send a message to be acknowledged, one at a time; tell whether this is the way for it."""
        socket = self._sockets.get(connection)
        if socket is None or not hasattr(socket, "line"):
            return False
        self._asked += 1
        socket.asked = str(self._asked), answered
        text = b"%b%d%b" % (EVENT, self._asked, msgspec.json.encode([name, body]))
        self._send(Message(text), [connection])
        return True

    def acknowledge(self, number: int, body: object, connection: str) -> None:
        """Answer the message *number* of an Engine.IO connection."""
        self._send(Message(b"%b%d%b" % (ACK, number, msgspec.json.encode([body]))), [connection])

    @contextmanager
    def together(self) -> Iterator[None]:
        """Hold what is sent meanwhile, and send it in one write to each connection."""
        if self._held is not None:
            yield
            return
        self._held = defaultdict(list)
        try:
            yield
        finally:
            held, self._held = self._held, None
            for connection, messages in held.items():
                self._write(connection, messages)

    def _send(self, message: Message, connections: Iterable[str]) -> None:
        for connection in connections:
            if self._held is not None:
                self._held[connection].append(message)
            else:
                self._write(connection, [message])

    def _write(self, connection: str, messages: Sequence[Message]) -> None:
        socket = self._sockets.get(connection)
        if socket is not None and _idle(socket):
            frames = [message.frame for message in messages]
            if socket.line.send_now(b"".join(frames) if len(frames) > 1 else frames[0]):
                self.straight += len(messages)
                return
        self.queued += len(messages)
        for message in messages:
            self._server._send_eio_packet(connection, message.packet)

    def _ping(self, socket: Any) -> None:
        if not (_idle(socket) and socket.line.send_now(_PING_FRAME)):
            socket.send(EnginePacket(PING))

    def _take(self, socket: Any, packet: object) -> bool:
        """Deal with *packet* if it is one of ours and *socket* is open for it."""
        if not isinstance(packet, str) or not socket.upgraded or socket.closing or socket.closed:
            return False
        if packet == _PONG:
            self.pings.schedule(socket)
            return True
        return self._take_event(socket, packet) or self._take_answer(socket, packet)

    def _take_answer(self, socket: Any, packet: str) -> bool:
        answer, asked = _ANSWER.fullmatch(packet), getattr(socket, "asked", None)
        if answer is None or asked is None or asked[0] != answer[1]:
            return False
        socket.asked = None
        asked[1]()
        return True

    def _take_event(self, socket: Any, packet: str) -> bool:
        event = _EVENT.fullmatch(packet)
        if event is None or self._taker is None:
            return False
        try:
            name, body = _MESSAGE.decode(event[2])
        except (msgspec.DecodeError, RecursionError):
            return False
        if name in RESERVED:
            return False
        self._taker(socket.sid, int(event[1]) if event[1] else None, name, body)
        return True

    def _noting(self, opened: Callable[..., Any]) -> Callable[..., Any]:
        """Return the maker of WebSockets *opened*, with each introduced to its Engine.IO socket."""

        def noting(handler: Any, server: Any) -> Any:
            def noted(line: Any) -> Any:
                if not hasattr(line, "send_now"):
                    return handler(line)
                self._introduce(handler.__self__, line)
                try:
                    return handler(line)
                finally:
                    self._part(handler.__self__, line)

            return opened(noted, server)

        return noting

    def _introduce(self, socket: Any, line: Any) -> None:
        socket.line = line
        socket.schedule_ping = partial(self.pings.schedule, socket)
        socket.poll = partial(_poll, socket, socket.poll)
        line.take = partial(self._take, socket)

    def _part(self, socket: Any, line: Any) -> None:
        """Undo that, so that both are gone at once when nobody else knows them."""
        socket.line, line.take = None, _refuse
        del socket.schedule_ping, socket.poll


class Message:
    """One message, encoded once however many get it."""

    __slots__ = ("_packet", "_text", "frame")

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._packet: EnginePacket | None = None
        #: For whom it can be written straight.
        self.frame = framed(b"%d%b" % (MESSAGE, text))

    @property
    def packet(self) -> EnginePacket:
        """The same for the library's queue."""
        if self._packet is None:
            self._packet = EnginePacket(MESSAGE, self._text.decode())
        return self._packet


def framed(text: bytes) -> bytes:
    """Return a whole text frame (RFC 6455), as servers send it.

    >>> framed(b"2")
    b'\\x81\\x012'
    """
    length = len(text)
    if length < 126:
        head = bytes((TEXT_FRAME, length))
    elif length < 1 << 16:
        head = bytes((TEXT_FRAME, 126)) + length.to_bytes(2, "big")
    else:
        head = bytes((TEXT_FRAME, 127)) + length.to_bytes(8, "big")
    return head + text


def _refuse(packet: object) -> bool:
    return False


def _poll(socket: Any, poll: Callable[[], Any]) -> Any:
    """Return what is queued for *socket*, however long that takes.

    The library gives up after a while without a ping in the queue; ours are not in the queue.
    """
    while True:
        try:
            return poll()
        except QueueEmpty:
            if socket.closed:
                raise


def _idle(socket: Any) -> bool:
    return (
        getattr(socket, "line", None) is not None
        and socket.upgraded
        and not (socket.upgrading or socket.closing or socket.closed)
        and not socket.queue.queue
    )


_PING_FRAME, _PONG = framed(b"%d" % PING), str(PONG)
