"""Judges a history, once all is over, by what the disk holds."""

from __future__ import annotations

from tests.simulation.browsers import Browser
from tests.simulation.disk import Disk
from tests.simulation.history import History
from tests.simulation.judging import commands, points, screens, steering, taps, timing
from tests.simulation.party import Party

#: A page that has been there for long, and one of the same place that was opened just now.
Pair = tuple[Browser, Browser]


def judge(history: History, disk: Disk, parties: list[Party], fresh: list[Pair]) -> None:
    """Complain of everything that is not as promised."""
    for party in parties:
        workshop = party.workshop
        recorded = disk.kept.read(workshop)
        assert recorded is not None
        for complaint in (
            *commands.judge(history, workshop, disk.log[workshop], recorded),
            *steering.judge(history, workshop, recorded.entries),
            *taps.judge(history, workshop, disk.log[workshop]),
            *timing.judge(history, disk.log[workshop]),
            *points.judge(history, workshop, disk.log[workshop]),
            *screens.judge(history, workshop, recorded),
        ):
            history.complain(complaint)
    for complaint in screens.compare(history, fresh):
        history.complain(complaint)
