"""Whoever can reach the server is back within 5 s of its return.

But for routes on which connecting alone takes seconds: they have to be back when all is over.
"""

from __future__ import annotations

import eventlet

from tests.simulation.browsers import Browser, Browsers
from tests.simulation.disk import Disk
from tests.simulation.history import History
from tests.simulation.hub import now
from tests.simulation.machine import Machine

#: The promise, in seconds.
BACK_S = 5.0


class Liveness:
    """Watches every return of the server."""

    def __init__(self, machine: Machine, disk: Disk, browsers: Browsers, history: History) -> None:
        self._machine = machine
        self._disk = disk
        self._browsers = browsers
        self._history = history
        self.checked = 0

    def watch(self) -> None:
        """Watch until the run is over."""
        seen = len(self._machine.returns)
        while True:
            eventlet.sleep(0.1)
            if len(self._machine.returns) > seen:
                seen = len(self._machine.returns)
                eventlet.spawn(self._follow, seen)

    def _follow(self, life: int) -> None:
        returned = self._machine.returns[-1]
        candidates = {page for page in self._browsers.all if self._sound(page)}
        while now() < returned + BACK_S:
            eventlet.sleep(0.1)
            if len(self._machine.returns) != life or not self._machine.running or self._disk.full:
                return
            candidates = {page for page in candidates if self._sound(page)}
        for page in sorted(candidates, key=lambda page: page.number):
            self.checked += 1
            if not page.settled:
                self._history.complain(
                    f"{page} says {page.sees['link']}, {BACK_S} s after the server's return"
                )

    @staticmethod
    def _sound(page: Browser) -> bool:
        """Whether nothing but the server has kept this page from being up."""
        troubled = page.route.slow or page.route.offline or page.route.troubled_until > now()
        return not (page.closed or page.asleep or page.token_void or troubled)
