"""A room full of phones at one server: they join, hear a call, answer it, lose their lines."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.crowd import Crowd, Line
from benchmarks.machine import cpu_s, resident_kb
from benchmarks.subjects import CALL, Running, message

NS_A_MS, NS_A_S = 1_000_000, 1_000_000_000
#: Between one part and the next, so that what is left of one does not count for the other.
REST_S = 0.3
#: The number of an answer's message, and how its acknowledgement begins.
ANSWER, ACKNOWLEDGED = 7, "437["
#: From a plan to its first message: the plan itself must have been read by then.
AHEAD_NS = 400 * NS_A_MS


@dataclass(frozen=True)
class Part:
    """One thing that the whole room did."""

    #: How long it took for each phone, in ms.
    took_ms: list[float]
    #: From the first beginning to the last end, in seconds.
    span_s: float
    #: What the server used for it.
    cpu_s: float
    #: How busy the load generator was meanwhile: 1 is always.
    busy: float


def whole(parts: Sequence[Part]) -> Part:
    """Return what was done in *parts*, one after the other, as one."""
    return Part(
        took_ms=[ms for part in parts for ms in part.took_ms],
        span_s=sum(part.span_s for part in parts),
        cpu_s=sum(part.cpu_s for part in parts),
        busy=max(part.busy for part in parts),
    )


class Room:
    """The phones of one room, numbered from *first*; at a yardstick, the first one also calls."""

    def __init__(self, crowd: Crowd, server: Running, size: int, first: int = 0) -> None:
        self.crowd, self.server, self.size, self.first = crowd, server, size, first
        self.phones = range(first, first + size)
        self._number = 10
        self.script()

    def script(self) -> None:
        """Teach the phones how to join."""
        self.crowd.script("join", *self.server.subject.joins)
        self.crowd.script("return", *self.server.subject.joins)

    def join(self, within_s: float) -> Part:
        """Let everybody come within that time, each as fast as they can from then on."""
        return self._come("join", within_s)

    def storm(self) -> Part:
        """Cut all lines at once, and let everybody come back at once."""
        for phone in self.phones:
            self.crowd.close(phone)
        self.crowd.look()
        time.sleep(REST_S)
        return self._come("return", 0)

    def memory_kb(self) -> int:
        """What the server holds now."""
        return resident_kb(self.server.pid)

    def call(self) -> Part:
        """Send something to everybody."""
        return self._to_all(self.first, message("", "call", CALL), '42["call"')

    def answers(self, spread_s: float) -> Part:
        """Let everybody say something within that time, and wait for the acknowledgements."""
        return together([self], spread_s)

    def answer(self, number: int, phone: int) -> str:
        """Return what that phone says."""
        body = {"do": "answer_stage", "id": f"{number:08x}{phone:08x}", "call": number}
        return message(number, "answer", body | {"stage": "scoping", "elapsed_ms": 3_210})

    def _come(self, script: str, within_s: float) -> Part:
        begin, cpu = self.begin() + AHEAD_NS, cpu_s(self.server.pid)
        at_ns = [round(begin + n * within_s * NS_A_S / self.size) for n in range(self.size)]
        for phone, at in zip(self.phones, at_ns, strict=True):
            self.crowd.start(phone, script, at)
        ours = set(self.phones)
        joined = self.crowd.until(
            lambda line: line.kind == "J" and line.phone in ours, self.size, script
        )
        ends = {line.phone: line.at_ns for line in joined}
        times = {one: (at, ends[one]) for one, at in zip(self.phones, at_ns, strict=True)}
        return self.part(times, cpu)

    def _to_all(self, phone: int, text: str, beginning: str) -> Part:
        """Let one phone say something, of which all hear."""
        self.begin()
        cpu = cpu_s(self.server.pid)
        self.crowd.send(phone, text)
        missing = set(self.phones)

        def first(line: Line) -> bool:
            heard = line.phone in missing and line.kind == "<" and line.text.startswith(beginning)
            if heard:
                missing.discard(line.phone)
            return heard

        heard = self.crowd.until(first, self.size, beginning)
        sent = next(line.at_ns for line in self.crowd.log if line.kind == ">")
        return self.part({line.phone: (sent, line.at_ns) for line in heard}, cpu)

    def check(self, answers: list[Line]) -> None:
        """Look whether the answers are what they should be."""

    def begin(self) -> int:
        """Begin a new log, and return when that was."""
        time.sleep(REST_S)
        self.crowd.clear()
        return time.monotonic_ns()

    def part(self, times: dict[int, tuple[int, int]], cpu: float) -> Part:
        """Return what came of something that began and ended then at each phone, in ns."""
        first, last = min(at for at, _ in times.values()), max(at for _, at in times.values())
        self.crowd.look()
        return Part(
            took_ms=[(end - begin) / NS_A_MS for begin, end in times.values()],
            span_s=(last - first) / NS_A_S,
            cpu_s=cpu_s(self.server.pid) - cpu,
            busy=self.crowd.busy,
        )

    def _next(self) -> int:
        self._number += 1
        return self._number


def together(rooms: Sequence[Room], spread_s: float) -> Part:
    """Let everybody in all *rooms* of one server say something within that time.

    In each room as spread as in any other: one phone of every room, then the next of every room.
    """
    one = rooms[0]
    one.begin()
    cpu, begin = cpu_s(one.server.pid), time.monotonic_ns() + AHEAD_NS
    apart = spread_s * NS_A_S / sum(room.size for room in rooms)
    turns = zip(*(room.phones for room in rooms), strict=True)
    seats = [pair for phones in turns for pair in zip(rooms, phones, strict=True)]
    for at, (room, phone) in enumerate(seats):
        one.crowd.send(phone, room.answer(ANSWER, phone), round(begin + at * apart))
    answers = one.crowd.until(
        lambda line: line.kind == "<" and line.text.startswith(ACKNOWLEDGED),
        len(seats),
        "acknowledgements",
    )
    one.check(answers)
    sent = {line.phone: line.at_ns for line in one.crowd.log if line.kind == ">"}
    return one.part({line.phone: (sent[line.phone], line.at_ns) for line in answers}, cpu)
