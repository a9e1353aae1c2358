"""What is measured: our server, and the yardsticks."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import HERE, SERVING, CannotMeasure, built

START_S, STOP_S, GLANCE_S = 30, 10, 0.005
ENGINE = "/socket.io/?EIO=4&transport=websocket"
#: A room as wide as the product's views, for servers that send what they are given.
CALL = {"text": "x" * 700}


@dataclass(frozen=True)
class Subject:
    """A server to measure: how it is started, and how a phone joins it."""

    name: str
    #: The command, from a port and a folder of the server's own.
    command: Callable[[int, Path], list[str]]
    #: The steps by which a phone gets a line; ours needs a workshop first, and so has none here.
    joins: tuple[tuple[str, ...], ...] = ()
    #: The most connections that it takes.
    most: int = 10_000


@dataclass(frozen=True)
class Running:
    """A server that runs."""

    subject: Subject
    pid: int
    port: int
    #: From starting the process to its first open port, in seconds.
    started_s: float


SOCKETIO = (("upgrade", ENGINE), ("expect", "0{"), ("send", "40"), ("expect", "40"))

PRODUCT = Subject(
    "Journey Bingo",
    lambda port, folder: [
        *(sys.executable, "-m", "server.cli", "serve", "--host", "127.0.0.1"),
        *("--port", str(port), "--database", str(folder / "journal.sqlite3")),
    ],
)
FLASK = Subject(
    "Flask-SocketIO as it comes",
    lambda port, _: [sys.executable, "-m", "benchmarks.yardsticks.flask_app", str(port)],
    SOCKETIO,
    # eventlet serves so many at once unless told otherwise; at the next one, everybody waits.
    most=1_023,
)
NODE = Subject(
    "Node.js socket.io",
    lambda port, _: ["node", str(HERE / "yardsticks" / "node.mjs"), str(port)],
    SOCKETIO,
)
BARE = Subject(
    "bare epoll (C)",
    lambda port, _: [str(built("yardsticks/bare.c")), str(port)],
    (("upgrade", ENGINE), ("send", "40"), ("expect", "40")),
)
YARDSTICKS = (FLASK, NODE, BARE)


@contextmanager
def running(subject: Subject) -> Iterator[Running]:
    """Start a server on the serving core, and stop it at the end."""
    with tempfile.TemporaryDirectory(prefix="journey-bingo-bench-") as folder:
        port, log = _free_port(), Path(folder, "log")
        command = subject.command(port, Path(folder))
        others = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("JOURNEY_BINGO_")
        }
        began = time.monotonic()
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=HERE.parent,
                env=others,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                preexec_fn=lambda: os.sched_setaffinity(0, SERVING),
            )
        try:
            _wait(process, port, log)
            yield Running(subject, process.pid, port, time.monotonic() - began)
        finally:
            process.terminate()
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def message(number: int | str, name: str, body: object) -> str:
    """Return a Socket.IO message; one with a *number* asks for an acknowledgement."""
    return f"42{number}{json.dumps([name, body], separators=(',', ':'))}"


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(GLANCE_S)
    raise CannotMeasure(f"The server did not start:\n{log.read_text(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
