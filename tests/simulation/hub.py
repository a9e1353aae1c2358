"""Virtual time: an eventlet hub whose clock jumps to whatever is due next, and never waits."""

from __future__ import annotations

import _thread
import heapq
from collections.abc import Callable
from itertools import count
from typing import Any

import eventlet
from eventlet.hubs import get_hub, use_hub
from eventlet.hubs.hub import BaseHub
from eventlet.hubs.timer import Timer
from greenlet import GreenletExit, getcurrent

# Of two timers that are due at the same moment the one set first goes first, in every run.
Timer.__lt__ = lambda self, other: self.order < other.order


class Stuck(Exception):
    """Nothing will ever happen again, and somebody waits for it."""


class Life:
    """One life of a process. Once it has ended, nothing that belongs to it runs again.

    Its greenlets are not killed: that would run their ``finally`` blocks, which no power cut does.
    """

    def __init__(self) -> None:
        self.ended = False
        self._threads: list[Any] = []

    def spawn(self, work: Callable[..., object], *arguments: object) -> None:
        """Run *work* in a greenlet of this life."""
        thread = eventlet.spawn(work, *arguments)
        thread.life = self
        self._threads.append(thread)


class VirtualHub(BaseHub):  # type: ignore[misc]
    """Runs greenlets in virtual time, in seconds from 0."""

    def __init__(self) -> None:
        self.now = 0.0
        super().__init__(clock=lambda: self.now)
        self.failures: list[BaseException] = []
        self._orders = count()
        self._firing: Life | None = None

    def add_timer(self, timer: Any) -> Any:
        """Take in a timer, in the name of the life that sets it."""
        here = getcurrent()
        timer.order = next(self._orders)
        timer.life = self._firing if here is self.greenlet else getattr(here, "life", None)
        return super().add_timer(timer)

    def add_at(self, moment: float, timer: Any) -> Any:
        """Take in a timer that is due at *moment* and belongs to nobody."""
        timer.order, timer.life = next(self._orders), None
        self.next_timers.append((moment, timer))
        return timer

    def wait(self, seconds: float | None = None) -> None:
        """Let the clock jump; there is nothing else to wait for."""
        if not self.timers:
            raise Stuck
        if seconds:
            self.now = max(self.now, self.timers[0][0])

    def fire_timers(self, when: float) -> None:
        """Run what is due, and leave out what belongs to an ended life."""
        while self.timers and self.timers[0][0] <= when:
            _, timer = heapq.heappop(self.timers)
            if timer.called:
                self.timers_canceled -= 1
                continue
            owner = getattr(getattr(timer.tpl[0], "__self__", None), "life", None)
            if any(life is not None and life.ended for life in (timer.life, owner)):
                continue
            self._firing = owner or timer.life
            try:
                timer()
            except GreenletExit:
                pass
            except Exception as error:  # noqa: BLE001  whatever it is, the run has failed
                self.failures.append(error)
            finally:
                self._firing = None


def install() -> VirtualHub:
    """Put a fresh hub in place, and return it."""
    use_hub(VirtualHub)
    hub: VirtualHub = get_hub()
    _thread.start_new_thread = _in_this_life  # type: ignore[assignment]
    return hub


def _in_this_life(work: Callable[..., object], arguments: tuple[object, ...]) -> None:
    """Stand for the system's way to start a thread: it ends with the process."""
    getcurrent().life.spawn(work, *arguments)


def now() -> float:
    """Return the virtual time, in seconds."""
    return float(get_hub().now)


def after(seconds: float, work: Callable[..., object], *arguments: object) -> Any:
    """Call *work* when so much time has passed, whoever dies; it must wait for nothing."""
    return at(now() + seconds, work, *arguments)


def at(moment: float, work: Callable[..., object], *arguments: object) -> Any:
    """Call *work* at *moment*; it must wait for nothing."""
    return get_hub().add_at(moment, Timer(0, work, *arguments))


def failed() -> bool:
    """Tell whether something has raised an error that nobody caught."""
    return bool(get_hub().failures)
