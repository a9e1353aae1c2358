"""A player's page: when it shows a call, how soon a tap is seen, and what moves by itself."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import ViewportSize

from benchmarks.crowd import crowd
from benchmarks.machine import Busy
from benchmarks.screens import LAPTOP, PHONE, SETTLE_S, SYNC_S, Screen, chromium, shifted
from benchmarks.sights import Sight
from benchmarks.subjects import PRODUCT, running
from benchmarks.workshops import Workshop

FRAME_MS, TAP_MS = 1_000 / 60, 50


@dataclass(frozen=True)
class Device:
    """What a player holds."""

    name: str
    size: ViewportSize
    #: How many times slower than this machine it is.
    slower: float = 1


DEVICES = (
    Device("phone", PHONE),
    Device("phone, 4 times slower", PHONE, 4),
    Device("laptop", LAPTOP),
)


class PhonePage:
    """One page on a device, in a workshop with one more player; the card has 25 squares."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.drawn = self._sight("call drawn, ms off its moment", FRAME_MS)
        self.told = self._sight("call shown, ms late, as the page tells", 2 * FRAME_MS)
        self.stage = self._sight("stage tapped until seen, ms", TAP_MS)
        self.square = self._sight("square tapped until seen, ms", TAP_MS)
        self.coming = self._sight("layout shift: a call comes", 0)
        self.opening = self._sight("layout shift: it opens", 0)
        self.answer = self._sight("layout shift: it closes, its answer is shown")
        self.busy = self._sight("machine busy meanwhile, %")

    def measured(self, calls: int) -> list[Sight]:
        """Play so many calls."""
        with running(PRODUCT) as server, crowd(server.port) as phones:
            workshop = Workshop(phones, server, 1)
            workshop.join(0)
            with chromium() as browser:
                page = Screen(browser, workshop.url, self.device.size, touched=True)
                page.play(workshop.code, "Page")
                page.slow_down(self.device.slower)
                time.sleep(SYNC_S)
                for call in range(calls):
                    machine = Busy()
                    self._opened(page, workshop)
                    self.stage.values.append(page.tap(".stage", call))
                    self.square.values.append(page.tap(".square", call))
                    self._answered(page, workshop)
                    self.busy.values.append(machine.percent)
        return [
            *(self.drawn, self.told, self.stage, self.square),
            *(self.coming, self.opening, self.answer, self.busy),
        ]

    def _opened(self, page: Screen, workshop: Workshop) -> None:
        page.clear()
        workshop.call()
        call = workshop.views["call"]["call"]
        shown = page.shown(call["call"])
        time.sleep(SETTLE_S)
        noted = page.told()
        self.drawn.values.append(abs(noted["drawn"] - _moment(shown, call["opens_at_ms"])))
        self.told.values.append(shown["lateMs"])
        opening = shifted(noted, noted["came"])
        self.coming.values.append(shifted(noted) - opening)
        self.opening.values.append(opening)

    def _answered(self, page: Screen, workshop: Workshop) -> None:
        page.clear()
        workshop.show()
        time.sleep(SETTLE_S)
        self.answer.values.append(shifted(page.told()))

    def _sight(self, what: str, most: float | None = None) -> Sight:
        return Sight(f"{self.device.name}: {what}", most)


def _moment(shown: dict[str, Any], opens_at_ms: float) -> float:
    """Return when the page should have opened the call, by its own clock."""
    return float(shown["at"] - (shown["serverMs"] - opens_at_ms))
