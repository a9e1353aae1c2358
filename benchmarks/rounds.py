"""One round of measuring: a server is started, a room comes, plays two calls, and comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.crowd import crowd
from benchmarks.machine import CannotMeasure, cpu_s
from benchmarks.order import Order
from benchmarks.rooms import Part, Room, together, whole
from benchmarks.subjects import PRODUCT, Subject, running
from benchmarks.workshops import CLOCKS_S, Workshop

#: How many come in a second, how many at least, and in how long an answer is given.
COMING_A_SECOND, SPREAD_S = 1_000, 1.0
#: Of how many calls. With one, it would be chance whether a server's collector comes in it: where
#: it does, that is most of the server's longest times.
SPREAD_CALLS = 3
#: What a server may do by itself after its start, or after a room has come, in seconds.
SETTLE_S = 1.0


@dataclass
class Figures:
    """What one round measured, by the name of the figure; see ``report.FIGURES``."""

    values: dict[str, float] = field(default_factory=dict)
    #: The largest share of any part in which the load generator was busy.
    busy: float = 0.0
    #: Views that came after newer ones.
    disorder: list[str] = field(default_factory=list)

    def note(self, part: Part, **values: float) -> None:
        """Add figures that came of *part*."""
        self.values |= values
        self.busy = max(self.busy, part.busy)


def measured(subject: Subject, size: int) -> Figures:
    """Measure a room of *size* phones at a server of its own."""
    figures = Figures()
    with running(subject) as server, crowd(server.port) as phones:
        figures.values["start_s"] = server.started_s
        time.sleep(SETTLE_S)
        room = Workshop(phones, server, size) if subject is PRODUCT else Room(phones, server, size)
        order = Order(phones)
        _join(room, figures)
        _calls(room, figures)
        _storm(room, figures)
        figures.disorder = order.wrong
    return figures


def side_by_side(workshops: int, size: int) -> Figures:
    """Measure answers in many workshops at once, each of *size* players."""
    figures = Figures()
    with running(PRODUCT) as server, crowd(server.port) as phones:
        rooms = [Workshop(phones, server, size, n * (size + 1)) for n in range(workshops)]
        for room in rooms:
            room.arrive(size / COMING_A_SECOND)
        time.sleep(CLOCKS_S)
        for room in rooms:
            room.begin_round()
        _answers_of(rooms)  # The first call warms up.
        for room in rooms:
            room.show()
        part = _answers_of(rooms)
        figures.note(part, spread_p99_ms=at(part.took_ms, 0.99))
    return figures


def _answers_of(rooms: Sequence[Workshop]) -> Part:
    """Call in all *rooms*, one after the other, and let all of them answer within the same time."""
    for room in rooms:
        room.announce()
    for room in rooms:
        room.await_opening()
    return together(rooms, SPREAD_S)


def at(values: Sequence[float], share: float) -> float:
    """Return the value below which that share of *values* lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def _join(room: Room, figures: Figures) -> None:
    before = room.memory_kb()
    part = room.join(room.size / COMING_A_SECOND)
    figures.note(
        part,
        joins_a_s=room.size / part.span_s,
        join_last_ms=max(part.took_ms),
        join_cpu_us=_each(part),
    )
    time.sleep(SETTLE_S)
    figures.values["memory_kb"] = (room.memory_kb() - before) / room.size


def _calls(room: Room, figures: Figures) -> None:
    """The first call warms up; some are answered within a second, the last all at once."""
    _call(room, figures, 0, lambda part: None)
    pid, crowd = room.server.pid, room.crowd
    cpu, came = cpu_s(pid), crowd.bytes_in
    spread: list[Part] = []
    for _ in range(SPREAD_CALLS):
        _call(room, figures, SPREAD_S, spread.append)
    _note_answers(figures, "spread", whole(spread))
    each = room.size * SPREAD_CALLS
    figures.values["call_cpu_us"] = (cpu_s(pid) - cpu) / each * 1e6
    figures.values["call_bytes"] = (crowd.bytes_in - came) / each
    _call(room, figures, 0, lambda part: _note_answers(figures, "instant", part))


def _call(room: Room, figures: Figures, spread_s: float, note: Callable[[Part], None]) -> None:
    part = room.call()
    figures.note(
        part,
        call_first_ms=min(part.took_ms),
        call_median_ms=at(part.took_ms, 0.5),
        call_last_ms=max(part.took_ms),
    )
    note(room.answers(spread_s))
    if isinstance(room, Workshop):
        shown = room.show()
        figures.note(shown, shown_last_ms=max(shown.took_ms))


def _note_answers(figures: Figures, how: str, part: Part) -> None:
    figures.note(
        part,
        **{
            f"{how}_p50_ms": at(part.took_ms, 0.5),
            f"{how}_p95_ms": at(part.took_ms, 0.95),
            f"{how}_p99_ms": at(part.took_ms, 0.99),
            f"{how}_last_ms": max(part.took_ms),
            f"{how}_cpu_us": _each(part),
        },
    )


def _storm(room: Room, figures: Figures) -> None:
    try:
        part = room.storm()
    except CannotMeasure:
        if isinstance(room, Workshop):
            raise
        return  # As they come, not all of the yardsticks let everybody in again.
    figures.note(part, storm_last_ms=part.span_s * 1_000, storm_cpu_us=_each(part))


def _each(part: Part) -> float:
    return part.cpu_s / len(part.took_ms) * 1e6
