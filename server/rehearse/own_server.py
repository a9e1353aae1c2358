"""A server of the rehearsal's own: a process on a free port, with a database that does not last."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from server.rehearse.screens import CannotRehearse

ROOT = Path(__file__).parents[2]
START_S, STOP_S, GLANCE_S = 30.0, 10.0, 0.05


@contextmanager
def own_server(cards: Path) -> Iterator[str]:
    """Start a server with the packs in *cards*, give its address, and stop it at the end."""
    with TemporaryDirectory(prefix="journey-bingo-") as folder:
        port, log = _free_port(), Path(folder, "server.log")
        settings = {
            "HOST": "127.0.0.1",
            "PORT": str(port),
            "DATABASE": str(Path(folder, "rehearsal.sqlite3")),
            "CARDS": str(cards.resolve()),
        }
        ours = {f"JOURNEY_BINGO_{name}": value for name, value in settings.items()}
        others = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("JOURNEY_BINGO_")
        }
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "server.wsgi"],
                cwd=ROOT,
                env=others | ours,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            _wait(process, f"http://127.0.0.1:{port}", log)
            yield f"http://127.0.0.1:{port}"
        finally:
            _stop(process)


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urlopen(f"{url}/health", timeout=1):
                return
        except (URLError, OSError):
            time.sleep(GLANCE_S)
    raise CannotRehearse(f"The server did not start:\n{log.read_text(errors='replace')}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
