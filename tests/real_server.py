"""The real server, as a process of its own: the command that a person types, on a free port."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
PATIENCE_S = 20
GLANCE_S = 0.05
FILES = 8_192


class RealServer:
    """``journey-bingo serve`` on the loopback, with a database in *folder*.

    Use it as a context manager; leaving it stops the process that it started, and only that one.
    ``stop`` and ``kill`` may be called any time; ``start`` starts it again on the same port.
    """

    def __init__(self, folder: Path, *options: str, **environment: str) -> None:
        self.folder = folder
        self.options = options
        self.environment = environment
        self.port = free_port()
        self.database = folder / "journal.sqlite3"
        self.output_file = folder / "server.log"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self.process is not None, "the server has not been started"
        return self.process.pid

    @property
    def output(self) -> str:
        """Everything that the server has printed so far."""
        return self.output_file.read_text(errors="replace")

    @property
    def peak_kb(self) -> int:
        """The most memory that the process has held so far (Linux)."""
        return self._status("VmHWM")

    @property
    def resident_kb(self) -> int:
        """The memory that the process holds now (Linux)."""
        return self._status("VmRSS")

    def start(self) -> RealServer:
        """Start the process and wait until it is healthy."""
        with self.output_file.open("ab") as output:
            self.process = subprocess.Popen(
                self.command(),
                cwd=ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self._wait_until_healthy()
        return self

    def command(self) -> list[str]:
        options = ["--host", "127.0.0.1", "--port", str(self.port), "--database", self.database]
        return [sys.executable, "-m", "server.cli", "serve", *map(str, options), *self.options]

    def health(self) -> dict[str, Any]:
        with urlopen(f"{self.url}/health", timeout=5) as answer:
            return dict(json.load(answer))

    def stop(self) -> int:
        """Ask the process to stop (SIGTERM), wait for it, and return its exit code."""
        return self._end(signal.SIGTERM)

    def kill(self) -> int:
        """End the process at once (SIGKILL), as a power cut would."""
        return self._end(signal.SIGKILL)

    def __enter__(self) -> RealServer:
        return self.start()

    def __exit__(self, *_: object) -> None:
        if self.process is not None and self.process.poll() is None:
            self.kill()

    def _end(self, sign: signal.Signals) -> int:
        assert self.process is not None, "the server has not been started"
        self.process.send_signal(sign)
        return self.process.wait(timeout=PATIENCE_S)

    def _environment(self) -> dict[str, str]:
        own = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("JOURNEY_BINGO_")
        }
        return own | {"PYTHONUNBUFFERED": "1"} | self.environment

    def _wait_until_healthy(self) -> None:
        assert self.process is not None
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended by itself:\n{self.output}")
            try:
                self.health()
            except (URLError, OSError):
                time.sleep(GLANCE_S)
            else:
                return
        self.kill()
        raise AssertionError(f"the server did not become healthy:\n{self.output}")

    def _status(self, field: str) -> int:
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            name, _, value = line.partition(":")
            if name == field:
                return int(value.split()[0])
        raise AssertionError(f"/proc tells no {field}")


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def many_sockets() -> Iterator[None]:
    """Let this process, too, open as many sockets as a large room has phones."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, before[1]), before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)
