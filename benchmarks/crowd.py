"""The phones, driven from here: a plan goes in, and a log comes out."""

from __future__ import annotations

import os
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.machine import LOADING, CannotMeasure, built

#: How long to wait for anything that should come, and how often to look, in seconds.
PATIENCE_S, GLANCE_S = 15.0, 0.05


class Line(NamedTuple):
    """One line of the log: what happened at one phone."""

    at_ns: int
    phone: int
    #: ``<`` came, ``>`` was sent, ``J`` has joined, ``X`` the line has ended.
    kind: str
    text: str


@dataclass
class Crowd:
    """A process full of phones; see ``load/phones.c`` for what it is told and tells."""

    process: subprocess.Popen[str]
    #: Everything since the log was last ``cleared``.
    log: list[Line] = field(default_factory=list)
    bytes_in: int = 0
    #: Whoever wants to hear what is new, each time somebody looks.
    listeners: list[Callable[[list[Line]], None]] = field(default_factory=list)
    _busy_ns: int = 0
    _since_ns: int = 0
    _began_ns: int = 0

    def script(self, name: str, *steps: tuple[str, ...]) -> None:
        """Teach the phones a script."""
        self._tell("script", name, *(word for step in steps for word in step))

    def start(self, phone: int, script: str, at_ns: int = 0, cookie: str = "-") -> None:
        """Let a phone run a script from then on."""
        self._tell("start", str(phone), str(at_ns), script, cookie)

    def send(self, phone: int, text: str, at_ns: int = 0) -> None:
        """Let a phone send a message then."""
        self._tell("send", str(phone), str(at_ns), text)

    def close(self, phone: int) -> None:
        """Cut a phone's line."""
        self._tell("close", str(phone))

    def clear(self) -> None:
        """Begin a new log, and a new count of how busy the phones' process is."""
        self.look()
        self.log.clear()
        self._since_ns, self._began_ns = self._busy_ns, time.monotonic_ns()

    def look(self) -> list[Line]:
        """Return what is new in the log."""
        self._tell("report")
        assert self.process.stdin and self.process.stdout
        self.process.stdin.flush()
        new: list[Line] = []
        for line in self.process.stdout:
            first, *rest = line.rstrip("\n").split("\t", 3)
            if first == "busy":
                self._busy_ns, self.bytes_in = int(rest[0]), int(rest[2])
                self.log += new
                for listener in self.listeners:
                    listener(new)
                return new
            new.append(Line(int(first), int(rest[0]), rest[1], rest[2]))
        raise CannotMeasure("The load generator has ended.")

    def until(self, ready: Callable[[Line], bool], times: int, what: str) -> list[Line]:
        """Wait for so many lines that are *ready*, since the log was cleared; return them."""
        found = [line for line in self.log if ready(line)]
        deadline = time.monotonic() + PATIENCE_S
        while len(found) < times:
            if time.monotonic() > deadline:
                missing = {line.phone for line in self.log} - {line.phone for line in found}
                raise CannotMeasure(f"{what}: {len(found)} of {times} came. {self._last(missing)}")
            time.sleep(GLANCE_S)
            found += [line for line in self.look() if ready(line)]
        return found

    @property
    def busy(self) -> float:
        """The share of its core that the phones' process has used for work since ``clear``."""
        return (self._busy_ns - self._since_ns) / (time.monotonic_ns() - self._began_ns)

    def _last(self, phones: set[int]) -> str:
        """Tell what was last logged at *phones*, the commonest first."""
        last = {line.phone: f"{line.kind} {line.text[:40]}" for line in self.log}
        return f"The others: {Counter(last[phone] for phone in phones).most_common(3)}"

    def _tell(self, *words: str) -> None:
        assert self.process.stdin
        self.process.stdin.write("\t".join(words) + "\n")


@contextmanager
def crowd(port: int) -> Iterator[Crowd]:
    """Start the phones' process, with nobody connected yet."""
    process = subprocess.Popen(
        [built("load/phones.c"), str(port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: os.sched_setaffinity(0, LOADING),
    )
    try:
        yield Crowd(process)
    finally:
        assert process.stdin
        process.stdin.close()
        process.wait(10)
