"""What goes wrong on the way, on the disk and in people's lives, as the seed has it."""

from __future__ import annotations

import random

import eventlet

from tests.simulation.browsers import Browser
from tests.simulation.disk import Disk
from tests.simulation.hub import now
from tests.simulation.machine import Machine
from tests.simulation.network import SILENCE_S, Network
from tests.simulation.party import Party
from tests.simulation.plan import Death, Plan

#: How often people do something with their devices, on average, in seconds.
ADVENTURE_S = 4.0


class Weather:
    """Brings about what goes wrong."""

    def __init__(
        self,
        plan: Plan,
        machine: Machine,
        disk: Disk,
        network: Network,
        parties: list[Party],
        stream: random.Random,
    ) -> None:
        self._plan = plan
        self._machine = machine
        self._disk = disk
        self._network = network
        self._parties = parties
        self._stream = stream

    def begin(self) -> None:
        """Begin with all of it."""
        eventlet.spawn(self._break_lines)
        eventlet.spawn(self._live)
        eventlet.spawn(self._kill)
        if self._plan.two_tabs:
            eventlet.spawn_after(3, self._parties[0].players[0].second_tab)
        if self._plan.disk_full:
            eventlet.spawn(self._fill, *self._plan.disk_full)
        if self._plan.disk_lies_at is not None:
            eventlet.spawn_after(self._plan.disk_lies_at, self._lie)

    def end(self) -> None:
        """Let the sky clear."""
        self._network.calm = True
        self._disk.full = self._disk.lies_once = False
        self._machine.armed = None
        for party in self._parties:
            party.over = True
            for page in party.pages:
                page.route.offline = False
                page.wake(self._stream)

    # How it is done

    def _kill(self) -> None:
        for death in self._plan.deaths:
            eventlet.sleep(max(0.0, death.at - now()))
            if self._network.calm or not self._machine.running:
                continue
            if death.point == "stop":
                self._machine.stop()
            elif death.point == "anywhere":
                self._machine.crash("anywhere", reboot=death.reboot)
            elif death.point == "start_up" or death.reboot:
                self._strike_twice(death)
            else:
                self._machine.spared, self._machine.armed = death.spared, death.point

    def _strike_twice(self, death: Death) -> None:
        """End the server, in the middle of a call if it is to have something to mend; then arm."""
        if death.point.startswith("recovery"):
            while not self._call_open():
                if self._network.calm:
                    return
                eventlet.sleep(0.05)
        if self._machine.running:
            self._machine.spared, self._machine.armed = death.spared, death.point
            self._machine.crash("anywhere", reboot=death.reboot)

    def _call_open(self) -> bool:
        current = self._parties[0].truth.round
        call = current.pending if current and not current.paused else None
        return call is not None and call.open and self._machine.running

    def _break_lines(self) -> None:
        while True:
            eventlet.sleep(self._stream.expovariate(1 / self._plan.calm_s))
            if self._network.calm:
                return
            pages = self._pages()
            if pages:
                self._trouble(self._stream.choice(pages))

    def _trouble(self, page: Browser) -> None:
        match self._stream.choice(("drop", "drop", "hang", "hang", "offline", "storm")):
            case "drop" if page.connection:
                page.route.trouble(4)
                page.connection.drop()
            case "hang" if page.connection:
                page.route.trouble(SILENCE_S)
                page.connection.hang()
            case "offline":
                eventlet.spawn(self._offline, page)
            case "storm":
                for other in self._pages():
                    other.route.trouble(4)
                    if other.connection:
                        other.connection.drop()

    def _offline(self, page: Browser) -> None:
        page.route.offline = True
        page.route.trouble(60)
        if page.connection:
            page.connection.hang()
        eventlet.sleep(self._stream.uniform(0.5, 12))
        page.route.offline = False
        page.route.settle(SILENCE_S)
        if self._stream.random() < 0.5:
            page.tell("wake")

    def _live(self) -> None:
        """People reload, sleep, leave, move; one thing after the other."""
        while True:
            eventlet.sleep(self._stream.expovariate(1 / ADVENTURE_S))
            if self._network.calm:
                return
            party = self._stream.choice(self._parties)
            if self._stream.random() < 0.2 and party.facilitators:
                facilitator = self._stream.choice(party.facilitators)
                eventlet.spawn(self._stream.choice((facilitator.reload, facilitator.nap)))
            elif party.players:
                player = self._stream.choice(party.players)
                ways = (player.nap, player.nap, player.reload, player.reload, player.move)
                act = self._stream.choice((*ways, player.lend, player.leave, player.second_tab))
                eventlet.spawn(act)

    def _fill(self, begins: float, ends: float) -> None:
        eventlet.sleep(begins)
        self._disk.full = not self._network.calm
        party = self._parties[0]
        eventlet.spawn(party.newcomer, party.route("late phone"), "late tab")
        eventlet.sleep(ends - begins)
        self._disk.full = False

    def _lie(self) -> None:
        self._disk.lies_once = not self._network.calm

    def _pages(self) -> list[Browser]:
        return [page for party in self._parties for page in party.pages]
