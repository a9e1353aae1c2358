"""When something arrived is noted as it is read, whatever waits before its turn comes."""

from collections.abc import Callable
from functools import partial

import msgspec
from flask import Flask
from flask_socketio import SocketIO

from server.realtime.wire import SocketIOWire
from tests.table.room import HandClock


class Busy:
    """The library's server, with nobody free to handle what is received."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.heard: list[tuple[object, ...]] = []
        self.waiting: list[Callable[[], object]] = []
        flask = Flask(__name__)
        socketio = SocketIO(flask, async_mode="threading")
        SocketIOWire(socketio, self.clock).listen(
            connect=lambda *_: None,
            disconnect=lambda *_: None,
            messages={},
            patient={"command": self.hear},
        )
        self.client = socketio.test_client(flask)
        # As it is outside tests: these messages are handled by somebody of their own, later.
        socketio.server.async_handlers = True
        socketio.server.start_background_task = lambda task, *told: self.waiting.append(
            partial(task, *told)
        )

    def hear(self, _: str, arrived_ms: int, answer: object, body: msgspec.Raw) -> None:
        self.heard.append((arrived_ms, msgspec.json.decode(body)))

    def handle(self) -> None:
        for task in self.waiting:
            task()


def test_a_message_that_waits_for_its_handler_arrived_when_it_was_received():
    server = Busy()
    received_ms = server.clock.now_ms()
    server.client.emit("command", {"do": "answer_stage"})
    server.clock.pass_ms(300)
    server.handle()
    assert server.heard == [(received_ms, {"do": "answer_stage"})]


def test_each_message_has_its_own_arrival():
    server = Busy()
    received_ms = server.clock.now_ms()
    for number in (1, 2):
        server.client.emit("command", number)
        server.clock.pass_ms(40)
    server.handle()
    assert server.heard == [(received_ms, 1), (received_ms + 40, 2)]
