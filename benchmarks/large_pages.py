"""The facilitator's desk and the display: whether they run smoothly while a large room answers."""

from __future__ import annotations

import time
from itertools import pairwise

from playwright.sync_api import Browser

from benchmarks.crowd import crowd
from benchmarks.machine import Busy
from benchmarks.rooms import AHEAD_NS, NS_A_S, REST_S
from benchmarks.rounds import COMING_A_SECOND
from benchmarks.screens import LAPTOP, SETTLE_S, SYNC_S, Screen, chromium, shifted
from benchmarks.sights import Sight
from benchmarks.subjects import PRODUCT, running
from benchmarks.workshops import Workshop

IDLE_S, ANSWERING_S = 2.0, 5.0
#: From the order to answer until the first answer leaves.
BEFORE_S = REST_S + AHEAD_NS / NS_A_S
#: A frame in ms for which another was left out; the share of an idle page's frames to be drawn.
LONG_MS, STEADY = 34, 0.9


class LargePage:
    """One of the two pages, at 1280 by 720."""

    def __init__(self, name: str, browser: Browser, workshop: Workshop, cookie: str = "") -> None:
        self.screen = Screen(browser, workshop.url, LAPTOP)
        self.screen.open(f"/{name}/{workshop.code}", cookie)
        #: On the desk, whoever calls moves things: that is no fault.
        self.coming = Sight(f"{name}: layout shift: a call comes", None if cookie else 0)
        self.opening = Sight(f"{name}: layout shift: it opens", 0)
        self.idle = Sight(f"{name}: frames a second, idle")
        self.busy = Sight(f"{name}: frames a second, all answer")
        self.share = Sight(f"{name}: ... of idle", least=STEADY)
        self.idle_gap = Sight(f"{name}: longest frame, idle, ms")
        self.gap = Sight(f"{name}: longest frame, all answer, ms")
        self.long = Sight(f"{name}: frames over {LONG_MS} ms, all answer")

    @property
    def sights(self) -> list[Sight]:
        """What was measured."""
        return [
            *(self.coming, self.opening, self.idle, self.busy, self.share),
            *(self.idle_gap, self.gap, self.long),
        ]

    def note_opening(self) -> None:
        """Note what has moved as the call came, and since."""
        noted = self.screen.told()
        opening = shifted(noted, noted["came"])
        self.coming.values.append(shifted(noted) - opening)
        self.opening.values.append(opening)

    def note_idle(self) -> None:
        """Note the frames of a page on which nothing happened."""
        frames = self.screen.told()["frames"]
        self.idle.values.append(_a_second(frames))
        self.idle_gap.values.append(max(_gaps(frames)))

    def note_answers(self) -> None:
        """Note the frames of a page while everybody answered."""
        frames = self.screen.told()["frames"]
        frames = [at for at in frames if at - frames[0] >= BEFORE_S * 1_000]
        self.busy.values.append(_a_second(frames))
        self.share.values.append(self.busy.values[-1] / self.idle.values[-1])
        self.gap.values.append(max(_gaps(frames)))
        self.long.values.append(sum(gap > LONG_MS for gap in _gaps(frames)))


def measured(players: int, calls: int) -> list[Sight]:
    """Let so many players answer so many calls, each within five seconds."""
    idle, busy = Sight("machine: busy while idle, %"), Sight("machine: busy while all answer, %")
    with running(PRODUCT) as server, crowd(server.port) as phones:
        workshop = Workshop(phones, server, players)
        workshop.join(players / COMING_A_SECOND)
        with chromium() as browser:
            pages = [
                LargePage("host", browser, workshop, workshop.cookie),
                LargePage("display", browser, workshop),
            ]
            time.sleep(SYNC_S)
            for _ in range(calls):
                _opened(workshop, pages)
                idle.values.append(_idle(pages))
                busy.values.append(_answers(workshop, pages))
                workshop.show()
                time.sleep(SETTLE_S)
    return [*(sight for page in pages for sight in page.sights), idle, busy]


def _opened(workshop: Workshop, pages: list[LargePage]) -> None:
    for page in pages:
        page.screen.clear()
    workshop.call()
    for page in pages:
        page.screen.shown(workshop.views["call"]["call"]["call"])
    time.sleep(SETTLE_S)
    for page in pages:
        page.note_opening()


def _idle(pages: list[LargePage]) -> float:
    for page in pages:
        page.screen.count()
    busy = Busy()
    time.sleep(IDLE_S)
    share = busy.percent
    for page in pages:
        page.note_idle()
    return share


def _answers(workshop: Workshop, pages: list[LargePage]) -> float:
    for page in pages:
        page.screen.count()
    busy = Busy()
    workshop.answers(ANSWERING_S)
    share = busy.percent
    for page in pages:
        page.note_answers()
    return share


def _gaps(frames: list[float]) -> list[float]:
    return [after - before for before, after in pairwise(frames)]


def _a_second(frames: list[float]) -> float:
    return (len(frames) - 1) / (frames[-1] - frames[0]) * 1_000
