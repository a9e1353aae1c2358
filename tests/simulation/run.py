"""One run: a seed from its first moment to the judgement."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass, field
from typing import Any

import eventlet

from server.errors import JournalError
from tests.simulation import checker, hub
from tests.simulation.browsers import Browser, Browsers
from tests.simulation.dice import Dice
from tests.simulation.disk import Disk
from tests.simulation.freshness import Freshness
from tests.simulation.history import History
from tests.simulation.hub import now
from tests.simulation.liveness import Liveness
from tests.simulation.machine import Machine
from tests.simulation.network import Network
from tests.simulation.node import Node
from tests.simulation.party import Party
from tests.simulation.plan import plan
from tests.simulation.weather import Weather

#: How long people play at most, and how long the healed world may take to settle, in seconds.
PLAY_S, HEAL_S = 240, 30

#: How long a player who does not come back after a start counts as here, and some more.
PRESENCE_S = 45

#: Views that many changes feed come this much later.
LAST_VIEWS_S = 3


@dataclass
class Outcome:
    """What came of a seed."""

    seed: int
    wrong: list[str]
    steps: list[str] = field(default_factory=list)
    deaths: dict[str, int] = field(default_factory=dict)
    facts: dict[str, int] = field(default_factory=dict)


def simulate(seed: int, node: Node, *, aloud: bool = False) -> Outcome:
    """Run *seed* and judge it."""
    clock = hub.install()
    run = Run(seed, node, aloud=aloud)
    try:
        eventlet.spawn(run.play).wait()
    except Exception:  # noqa: BLE001  whatever it is, the seed must be named
        run.history.complain(traceback.format_exc())
    for error in clock.failures:
        told = "".join(traceback.format_exception(error))
        if told not in run.history.complaints:
            run.history.complaints.append(told)
    return Outcome(
        seed,
        run.history.complaints,
        list(run.history.steps),
        dict(run.machine.deaths),
        run.facts(),
    )


class Run:
    """The world of one seed."""

    def __init__(self, seed: int, node: Node, *, aloud: bool) -> None:
        dice = Dice(seed)
        self.plan = plan(dice)
        self.disk = Disk(dice.stream("disk"))
        self.history = History(self.disk, aloud=aloud)
        self.network = Network(self.disk)
        self.machine = Machine(self.disk, self.network, self.history, dice.stream("machine"))
        self.browsers = Browsers(node, self.network, self.history, seed)
        self.parties = [
            Party(label, self.plan, dice, self.machine, self.disk, self.browsers)
            for label in ("P", "Q")[: 1 + self.plan.second_workshop]
        ]
        self._stream = dice.stream("run")
        self._weather = Weather(
            self.plan,
            self.machine,
            self.disk,
            self.network,
            self.parties,
            dice.stream("weather"),
        )
        self._liveness = Liveness(self.machine, self.disk, self.browsers, self.history)
        self._freshness = Freshness(
            self.machine, self.disk, self.browsers, self.history, dice.stream("glances")
        )
        logging.getLogger().handlers = [_Listener(self.history)]

    def play(self) -> None:
        """Play, heal, and judge."""
        self.history.step(str(self.plan))
        self.machine.start()
        for party, players in zip(self.parties, (self.plan.players, 2), strict=False):
            party.gather(players)
        self._weather.begin()
        eventlet.spawn(self._liveness.watch)
        eventlet.spawn(self._freshness.watch)
        while now() < PLAY_S and not all(party.over for party in self.parties):
            if self.history.complaints or hub.failed():
                return
            eventlet.sleep(0.25)
        if not self.parties[0].played:
            self.history.complain(f"after {PLAY_S} s the round is not over")
        self._heal()
        fresh = self._fresh_pages()
        checker.judge(self.history, self.disk, self.parties, fresh)

    def facts(self) -> dict[str, int]:
        """Return what there was of it all."""
        truth = self.disk.truth.get(self.parties[0].workshop)
        return {
            "virtual seconds": int(now()),
            "pages": len(self.browsers.all),
            "entries": sum(workshop.version for workshop in self.disk.truth.values()),
            "commands": len(self.history.answers),
            "messages": len(self.history.sent),
            "calls": len(truth.round.calls) if truth and truth.round else 0,
            "players": self.plan.players,
            "lives": len(self.machine.returns),
            "returns in time": self._liveness.checked,
            "glances": len(self.history.glances),
        }

    def _heal(self) -> None:
        """Let everybody come back to a world in which all works."""
        self.history.step("the sky clears")
        self._weather.end()
        until = now() + HEAL_S
        while now() < until and self._unsettled():
            eventlet.sleep(0.25)
        for problem in self._unsettled():
            self.history.complain(f"{HEAL_S} s after all is well again: {problem}")
        until = now() + PRESENCE_S
        while now() < until and self._miscounted():
            eventlet.sleep(0.25)
        for problem in self._miscounted():
            self.history.complain(problem)
        eventlet.sleep(LAST_VIEWS_S)

    def _miscounted(self) -> list[str]:
        """Say whose presence is not as it is stored."""
        return [
            f"in {party.label} seats {here} have a page, and seats {party.truth.present} are here"
            for party in self.parties
            if (here := party.seats_with_pages) != sorted(party.truth.present)
        ]

    def _unsettled(self) -> list[str]:
        problems = [
            f"{page} says {page.sees['link']}" for page in self._pages() if not page.settled
        ]
        problems += [
            f"{page} does not know yet that its connection is dead"
            for page in self._pages()
            if page.up and page.connection and page.connection.hung
        ]
        waiting = [tap for tap in self.history.taps.values() if not tap.told]
        problems += [
            f"{tap.browser} still waits for {tap.order}"
            for tap in waiting
            if not tap.browser.closed
        ]
        return problems if self.machine.running else [*problems, "the server is down"]

    def _fresh_pages(self) -> list[tuple[Browser, Browser]]:
        """Open a fresh page for each place that has one which is up; return both."""
        fresh: dict[Any, Browser] = {}
        both = []
        for page in self._pages():
            if page.up:
                place = page.workshop, page.role, page.seat
                if place not in fresh:
                    fresh[place] = self.browsers.twin(page)
                both.append((page, fresh[place]))
        until = now() + HEAL_S
        while now() < until and not all(page.up for page in fresh.values()):
            eventlet.sleep(0.25)
        eventlet.sleep(LAST_VIEWS_S)
        while now() < self.disk.last_at + LAST_VIEWS_S:
            eventlet.sleep(0.25)
        return both

    def _pages(self) -> list[Browser]:
        return [page for party in self.parties for page in party.pages]


class _Listener(logging.Handler):
    """Complains of what the server's log calls broken."""

    def __init__(self, history: History) -> None:
        super().__init__(logging.WARNING)
        self._history = history

    def emit(self, record: logging.LogRecord) -> None:
        """Take in a line of the log."""
        text = record.getMessage()
        error: Any = record.exc_info[1] if record.exc_info else None
        if error is not None and not isinstance(error, JournalError):
            told = "".join(traceback.format_exception(error))
            self._history.complain(f"the log says: {text}\n{told}")
        else:
            self._history.step(f"log: {text}")
