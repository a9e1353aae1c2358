"""The machine's clock: monotonic, with a name that changes when it starts anew."""

from __future__ import annotations

import subprocess
import time
from functools import cached_property
from pathlib import Path
from uuid import uuid4

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
MACOS_BOOT_ID = ("/usr/sbin/sysctl", "-n", "kern.bootsessionuuid")


class MonotonicClock:
    """The ``Clock`` of ``server.table.ports``. Processes of one boot share it, name and all."""

    @cached_property
    def id(self) -> str:
        """Names the game clock: one per boot of the machine, where it tells."""
        return boot_id() or uuid4().hex

    def now_ms(self) -> int:
        """Return the game clock: monotonic, whole milliseconds."""
        return time.monotonic_ns() // 1_000_000

    def wall_ms(self) -> int:
        """Return the wall clock, in ms since 1970."""
        return time.time_ns() // 1_000_000


def boot_id() -> str | None:
    """Return what names this boot of the machine; ``None`` where the machine does not tell."""
    try:
        return BOOT_ID.read_text().strip().replace("-", "") or None
    except OSError:
        pass
    try:
        told = subprocess.run(MACOS_BOOT_ID, capture_output=True, text=True, timeout=2, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return told.stdout.strip().replace("-", "").lower() or None
