"""Clients that mean no good, in a process of their own: ``python -m`` this module, with JSON.

It prints a line once all are connected, makes its nuisance, and ends when its input does.
"""

from __future__ import annotations

import contextlib
import json
import random
import selectors
import socket
import sys
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from tests.server.wire import PING, TEXT, Wire, frame

#: What a client that does not read leaves to the server: hardly any room on its own side.
ROOM = 4_096
#: How long the flood goes on, how often a wave of it comes, and how many messages there are in one.
FLOOD_S, WAVE_S, WAVE = 10.0, 0.1, 100
SEED = 8


def never_reads(wires: list[Wire], wait: Callable[[float], bool]) -> None:
    """Say hello, and never read a byte of what comes."""
    for wire in wires:
        wire.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, ROOM)
        wire.send('421["hello",{}]')
    while wait(60):
        pass


def never_reads_but_answers_pings(wires: list[Wire], wait: Callable[[float], bool]) -> None:
    """Do the same, and look alive."""
    for wire in wires:
        wire.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, ROOM)
        wire.send('421["hello",{}]')
    while wait(4):
        for wire in wires:
            with contextlib.suppress(OSError):
                wire.send("3")


def floods(wires: list[Wire], wait: Callable[[float], bool]) -> None:
    """Send a thousand messages a second."""
    wave = frame(b'421["hello",{}]') * WAVE
    until = time.monotonic() + FLOOD_S
    while time.monotonic() < until and wait(WAVE_S):
        for wire in wires:
            wire.socket.setblocking(False)
            with contextlib.suppress(OSError):
                wire.socket.send(wave)
            with contextlib.suppress(OSError):
                wire.socket.recv(1 << 20)
    while wait(60):
        pass


def says_nothing(wires: list[Wire], wait: Callable[[float], bool]) -> None:
    """Connect, and that is all."""
    while wait(60):
        pass


def sends_nonsense(wires: list[Wire], wait: Callable[[float], bool]) -> None:
    """Send what no browser sends, byte soup and broken packets in turn."""
    dice = random.Random(SEED)
    while wait(WAVE_S):
        for wire in wires:
            soup = dice.randbytes(dice.randrange(1, 2_000))
            with contextlib.suppress(OSError):
                wire.frame(soup, dice.choice([TEXT, PING, 2, 7]))
                wire.send('42["command",{"do":' + "[" * dice.randrange(1_000))


KINDS: dict[str, Callable[[list[Wire], Callable[[float], bool]], None]] = {
    each.__name__: each
    for each in (
        never_reads,
        never_reads_but_answers_pings,
        floods,
        says_nothing,
        sends_nonsense,
    )
}
#: Those that do their worst without a place in the workshop.
STRANGERS = (says_nothing.__name__, sends_nonsense.__name__)


def main(kind: str, port: int, code: str, places: list[list[str]]) -> None:
    server: Any = SimpleNamespace(port=port)
    wires = []
    for role, cookie in places:
        wires.append(Wire(server, **{"Cookie": cookie} if cookie else {}))
        if kind not in STRANGERS:
            assert wires[-1].join(code, role)
    print("connected", flush=True)
    end = selectors.DefaultSelector()
    end.register(sys.stdin, selectors.EVENT_READ)
    KINDS[kind](wires, lambda within_s: not end.select(within_s))


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))
