"""Whoever has been up for some seconds, undisturbed, shows what was stored some seconds ago."""

from __future__ import annotations

import random
from dataclasses import dataclass

import eventlet

from tests.simulation.browsers import Browser, Browsers
from tests.simulation.disk import Disk
from tests.simulation.history import Glance, History
from tests.simulation.hub import now
from tests.simulation.machine import Machine

#: How long a page must have been undisturbed, and how old what it shows may be, in seconds.
QUIET_S, OLD_S = 6.0, 3.5

#: How often the world is looked at, and at how many pages.
EVERY_S, PAGES = 2.0, 3


@dataclass
class Freshness:
    """Looks at screens now and then; they are judged when all is over."""

    machine: Machine
    disk: Disk
    browsers: Browsers
    history: History
    stream: random.Random

    def watch(self) -> None:
        """Watch until the run is over."""
        disturbed: dict[Browser, float] = {}
        stored: list[tuple[float, dict[str, int]]] = []
        while True:
            eventlet.sleep(0.25)
            held = {workshop: truth.version for workshop, truth in self.disk.truth.items()}
            stored.append((now(), held))
            for page in self.browsers.all:
                if not self._calm(page):
                    disturbed[page] = now()
            if now() % EVERY_S < 0.25:
                before = (was for at, was in reversed(stored) if at <= now() - OLD_S)
                old = next(before, {})
                quiet = [
                    page
                    for page in self.browsers.all
                    if now() - disturbed.get(page, now()) > QUIET_S and page.workshop in old
                ]
                for page in self.stream.sample(quiet, min(PAGES, len(quiet))):
                    self._glance(page, old[page.workshop])

    def _glance(self, page: Browser, version: int) -> None:
        """Note what it shows; of its own taps it knows by their acknowledgement."""
        tapped = {
            tap.order["call"]
            for tap in self.history.taps.values()
            if tap.browser is page and "call" in tap.order
        }
        showing = self.history.showing(page)
        self.history.glances.append(Glance(now(), page, version, showing, tapped))

    def _calm(self, page: Browser) -> bool:
        working = self.machine.running and not self.disk.full
        route = page.route
        troubled = route.slow or route.offline or route.troubled_until > now()
        return page.up and working and not (page.closed or page.asleep or troubled)
