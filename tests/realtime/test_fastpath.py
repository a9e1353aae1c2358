"""Who is written to straight, and whose messages go by the queue; and what a frame looks like."""

from __future__ import annotations

import pytest
from engineio.socket import Socket
from hypothesis import given
from hypothesis import strategies as st

from server.realtime.fastpath import FastPath, framed
from tests.realtime.app import App

SID = "one"


class Line:
    """A WebSocket that takes what it is given, unless it is in the middle of a write."""

    def __init__(self) -> None:
        self.took: list[bytes] = []
        self.writing = False

    def send_now(self, frame: bytes) -> bool:
        if not self.writing:
            self.took.append(frame)
        return not self.writing


@pytest.fixture
def fast():
    return FastPath(App().house.socketio.server)


@pytest.fixture
def socket(fast):
    """An open Engine.IO socket on a WebSocket, with nothing to wait for."""
    engine = fast._server.eio
    engine.sockets[SID] = opened = Socket(engine, SID)
    manager = fast._server.manager
    manager.initialize()
    manager.basic_enter_room(SID, "/", None, SID)
    manager.basic_enter_room(SID, "/", SID, SID)
    opened.connected = opened.upgraded = True
    opened.line = Line()
    return opened


def queued(socket):
    return [packet.encode() for packet in socket.queue.queue]


def test_a_socket_with_nothing_to_wait_for_is_written_to_at_once(fast, socket):
    fast.emit("call", {"number": 4}, [SID])
    fast.acknowledge(17, {"status": "received"}, SID)
    assert socket.line.took == [
        framed(b'42["call",{"number":4}]'),
        framed(b'4317[{"status":"received"}]'),
    ]
    assert not queued(socket)
    assert (fast.straight, fast.queued) == (2, 0)


@pytest.mark.parametrize(
    "busy",
    [
        lambda socket: setattr(socket.line, "writing", True),
        lambda socket: setattr(socket, "upgrading", True),
        lambda socket: setattr(socket, "upgraded", False),
        lambda socket: setattr(socket, "closing", True),
        lambda socket: setattr(socket, "line", None),
        lambda socket: delattr(socket, "line"),
    ],
    ids=["writing", "upgrading", "polling", "closing", "no line", "never a line"],
)
def test_whoever_is_busy_gets_it_by_the_queue(fast, socket, busy):
    line = socket.line
    busy(socket)
    fast.emit("call", {}, [SID])
    assert queued(socket) == ['42["call",{}]']
    assert not line.took
    assert (fast.straight, fast.queued) == (0, 1)


def test_what_waits_in_the_queue_is_not_overtaken(fast, socket):
    socket.line.writing = True
    fast.emit("first", {}, [SID])
    socket.line.writing = False
    fast.emit("second", {}, [SID])
    assert queued(socket) == ['42["first",{}]', '42["second",{}]']
    assert not socket.line.took


def test_what_is_sent_together_leaves_in_one_write_and_in_order(fast, socket):
    with fast.together():
        fast.emit("first", {}, [SID])
        with fast.together():
            fast.emit("second", {}, [SID])
        assert not socket.line.took
    assert socket.line.took == [framed(b'42["first",{}]') + framed(b'42["second",{}]')]
    assert fast.straight == 2


def test_what_is_sent_together_keeps_its_order_in_the_queue(fast, socket):
    socket.line.writing = True
    with fast.together():
        fast.emit("first", {}, [SID])
        fast.emit("second", {}, [SID])
    assert queued(socket) == ['42["first",{}]', '42["second",{}]']


def test_what_was_sent_before_something_broke_leaves(fast, socket):
    with pytest.raises(ValueError, match="broken"), fast.together():
        fast.emit("first", {}, [SID])
        raise ValueError("broken")
    assert len(socket.line.took) == 1


def test_whoever_has_gone_is_passed_over(fast, socket):
    fast._server.manager.basic_enter_room("gone", "/", "room", "gone")
    fast._server.manager.basic_enter_room(SID, "/", "room", SID)
    fast.emit("call", {}, ["room", "no such room"])
    assert len(socket.line.took) == 1


def test_who_is_in_two_rooms_gets_it_once(fast, socket):
    for room in ("first", "second"):
        fast._server.manager.basic_enter_room(SID, "/", room, SID)
    fast.emit("call", {}, ["first", "second"])
    assert len(socket.line.took) == 1


@pytest.fixture
def taken(fast):
    """What was handed over straight."""
    heard: list[tuple[object, ...]] = []
    fast.listen(lambda *told: heard.append((*told[:-1], bytes(told[-1]))))
    return heard


@pytest.mark.parametrize(
    ("packet", "message"),
    [
        ('42["sync",{"n":1}]', (SID, None, "sync", b'{"n":1}')),
        ('4217["sync",{"n":1}]', (SID, 17, "sync", b'{"n":1}')),
        ('420["sync",null]', (SID, 0, "sync", b"null")),
    ],
)
def test_a_message_of_ours_is_handed_over_straight(fast, socket, taken, packet, message):
    assert fast._take(socket, packet)
    assert taken == [message]


@pytest.mark.parametrize(
    "packet",
    [
        *("2probe", "3probe", "40{}", "431[]", "41", "42", "421", '42/admin,["sync",{}]'),
        *('42["sync"]', '42["sync",{},{}]', '42["connect",{}]', "42[1,2]", '42{"sync":1}'),
        *('42["sync",NaN]', '42["sync",{', '451-["sync",{}]', '42\u2460["sync",{}]'),
        *('42-1["sync",{}]', "42" + "9" * 5_000 + '["sync",{}]', b'42["sync",{}]', None),
        "42" + "[" * 5_000,
    ],
    ids=lambda packet: str(packet)[:20],
)
def test_everything_else_is_left_to_the_library(fast, socket, taken, packet):
    assert not fast._take(socket, packet)
    assert not taken


def test_the_answer_to_a_question_is_heard_once(fast, socket):
    heard: list[str] = []
    assert fast.ask("probe", {}, SID, lambda: heard.append("first"))
    assert socket.line.took == [framed(b'421["probe",{}]')]
    assert not fast._take(socket, "432[]"), "another number"
    assert fast._take(socket, "431[]")
    assert not fast._take(socket, "431[]"), "once more"
    assert heard == ["first"]


def test_a_question_to_whom_there_is_no_straight_way_is_not_asked(fast, socket):
    del socket.line
    assert not fast.ask("probe", {}, SID, print)
    assert not fast.ask("probe", {}, "nobody", print)


@pytest.mark.parametrize("writing", [False, True])
def test_pings_go_straight_or_by_the_queue(fast, socket, writing):
    socket.line.writing = writing
    fast._ping(socket)
    assert (socket.line.took, queued(socket)) == (([], ["2"]) if writing else ([framed(b"2")], []))


@pytest.mark.parametrize(
    "gone",
    [
        lambda socket: setattr(socket, "upgraded", False),
        lambda socket: setattr(socket, "closing", True),
        lambda socket: setattr(socket, "closed", True),
    ],
    ids=["polling", "closing", "closed"],
)
def test_nothing_is_taken_from_a_socket_that_is_not_open(fast, socket, taken, gone):
    gone(socket)
    assert not fast._take(socket, '42["sync",{"n":1}]')
    assert not taken


@given(text=st.one_of(st.binary(max_size=300), st.integers(0, 70_000).map(bytes)))
def test_a_frame_says_how_long_it_is(text):
    made = framed(text)
    assert made[0] == 0x81, "whole, and a text"
    assert made[1] < 128, "a server's frame is not masked"
    head = {126: 4, 127: 10}.get(made[1], 2)
    length = int.from_bytes(made[2:head], "big") if head > 2 else made[1]
    assert length == len(text)
    assert made[head:] == text
