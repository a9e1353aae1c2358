"""The machine: one core for the server, one for the load; what a process has used; building C."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
#: The first core serves; the others make the load.
CORES = sorted(os.sched_getaffinity(0))
SERVING, LOADING = {CORES[0]}, set(CORES[1:2] or CORES)
PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024


class CannotMeasure(Exception):
    """Something is missing; the message says what, and how to mend it."""


def cpu_s(pid: int) -> float:
    """How long the threads of a process have run so far, in seconds, to the nanosecond."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((one / "schedstat").read_text().split()[0]) for one in threads) / 1e9


def resident_kb(pid: int) -> int:
    """The memory that a process holds now."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_KB


class Busy:
    """How busy all cores are together, from its making on."""

    def __init__(self) -> None:
        self._since = _jiffies()

    @property
    def percent(self) -> float:
        """The share of the time in which a core had work to do."""
        idle, total = (now - then for now, then in zip(_jiffies(), self._since, strict=True))
        return 100 * (1 - idle / total)


def _jiffies() -> tuple[int, int]:
    """How long the cores have been idle so far, and how long there have been cores."""
    times = [int(one) for one in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
    return times[3] + times[4], sum(times)


def built(source: str) -> Path:
    """Compile a C file of ours and return the program."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise CannotMeasure("Please install a C compiler (Debian: apt-get install gcc).")
    program = HERE.parent / ".cache" / "bench" / Path(source).stem
    written = max(file.stat().st_mtime for file in HERE.rglob("*.[ch]"))
    if not program.exists() or program.stat().st_mtime < written:
        program.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([compiler, "-O2", "-o", program, HERE / source, "-ldl"], check=True)
    return program
