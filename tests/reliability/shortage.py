"""Ways to take the disk from a server that runs, and to give it back."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tests.real_server import RealServer

SIZE_MB = 16


class Shortage(Protocol):
    """Something that keeps the server from storing anything, until it ends."""

    def begin(self, server: RealServer) -> None: ...
    def end(self, server: RealServer) -> None: ...


class SmallFiles:
    """No file may grow any more: a limit on the running process."""

    def begin(self, server: RealServer) -> None:
        log = server.database.with_name(f"{server.database.name}-wal")
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (log.stat().st_size, -1))

    def end(self, server: RealServer) -> None:
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (-1, -1))


class FullDisk:
    """Somebody else's file takes all the room that is left."""

    def begin(self, server: RealServer) -> None:
        with (server.database.parent / "film").open("wb", buffering=0) as film:
            try:
                while film.write(bytes(4_096)):
                    pass
            except OSError:
                return

    def end(self, server: RealServer) -> None:
        (server.database.parent / "film").unlink()


@contextmanager
def small_disk(point: Path) -> Iterator[bool]:
    """Mount a disk of a few MB at *point*, where that is allowed; tell whether it was."""
    point.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m", "tmpfs", str(point)]
    try:
        mounted = subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        mounted = False
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", point], check=True)
