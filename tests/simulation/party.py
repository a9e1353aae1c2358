"""One workshop and its people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import eventlet

from server.game.commands import Role
from server.game.state import Workshop
from server.table.codes import UnknownCode
from server.table.table import Table
from server.table.tables import Opened, Tables
from tests.packs.small import small_pack
from tests.simulation.browsers import Browser, Browsers
from tests.simulation.dice import Dice
from tests.simulation.disk import Disk
from tests.simulation.machine import Machine, Unreachable
from tests.simulation.network import Route
from tests.simulation.people import Player
from tests.simulation.plan import Plan
from tests.simulation.steering import TOGETHER, Facilitator

#: The same in all runs, as packs on a shelf are.
PACK = small_pack()


class Party:
    """A workshop: its dashboards, its display and its players."""

    def __init__(
        self, label: str, plan: Plan, dice: Dice, machine: Machine, disk: Disk, browsers: Browsers
    ) -> None:
        self.label = label
        self.over = False
        self.round = plan.round
        self.players: list[Player] = []
        self.facilitators: list[Facilitator] = []
        self.display: Browser | None = None
        self.workshop = ""
        self.code = ""
        self.expected = 0
        self.names: dict[int, str] = {}
        self._dice = dice
        self._stream = dice.stream(f"party {label}")
        self._machine = machine
        self._disk = disk
        self._browsers = browsers
        self._routes: list[Route] = []

    # What people know

    @property
    def truth(self) -> Workshop:
        """The workshop as it is stored."""
        return self._disk.truth[self.workshop]

    @property
    def ready(self) -> bool:
        """Whether those who were expected at the beginning are here."""
        return len(self.truth.players) >= self.expected

    @property
    def played(self) -> bool:
        """Whether the round is over."""
        return self.truth.round is not None and self.truth.round.ended

    @property
    def pages(self) -> list[Browser]:
        """Every page that is open, and was not left for good."""
        mine = [page for page in self._browsers.all if page.workshop == self.workshop]
        return [page for page in mine if not page.closed]

    @property
    def seats_with_pages(self) -> list[int]:
        """The players' seats that have a page open which is up."""
        seats = {page.seat for page in self.pages if page.role is Role.PLAYER and page.up}
        return sorted(seat for seat in seats if seat is not None)

    # How it begins

    def gather(self, players: int) -> None:
        """Open the workshop and let people come."""
        route = self.route("laptop")
        opened = self._ask(route, lambda tables: tables.open(PACK))
        self.workshop, self.code = opened.table.address.workshop, opened.table.address.code
        self.expected = max(1, players - 1)
        first = self._dashboard(route, 0, opened.token, "A")
        self._facilitator(first)
        eventlet.spawn(self._second_dashboard, opened)
        self.display = self.open(
            label=f"{self.label}-display",
            role=Role.DISPLAY,
            seat=None,
            token="",
            tab=f"{self.label} display",
            route=self.route("display"),
        )
        for number in range(1, players + 1):
            late = number > self.expected
            self._join(number, self._stream.uniform(8, 40) if late else 0.0)

    def newcomer(self, route: Route, tab: str) -> None:
        """Let somebody join who has not been here, in a tab where somebody else sat."""
        player = Player(self, len(self.players) + 1, self._dice.stream(f"newcomer {self.label}"))
        self.players.append(player)
        try:
            player.seat, player.token = self.take_seat(route, player.label)
        except Unreachable:
            return
        player.open(route, tab)
        eventlet.spawn(player.play_on)

    # What is asked by HTTP

    def take_seat(self, route: Route, name: str) -> tuple[int, str]:
        """Take a seat; return it and its token."""
        person, token = self._ask(route, lambda tables: self._table(tables).take_seat(name))
        return person.seat, token

    def rejoin(self, route: Route, code: str) -> tuple[int, str]:
        """Move a seat; return it and its new token."""
        person, token = self._ask(
            route, lambda tables: self._table(tables).reentry.rejoin(code.lower())
        )
        return person.seat, token

    def fresh_code(self, seat: int | None) -> str | None:
        """Let a facilitator ask for a player's fresh code, if one is here."""
        assert seat is not None
        route = self.facilitators[0].page.route
        try:
            renewed = self._ask(route, lambda tables: self._table(tables).reentry.renew(seat))
        except Unreachable:
            return None
        return renewed.code

    # What people do

    def open(self, **what: Any) -> Browser:
        """Open a page of this workshop."""
        return self._browsers.open(workshop=self.workshop, code=self.code, **what)

    def uses(self, tab: str) -> bool:
        """Whether a page is open in *tab*."""
        return self._browsers.in_tab(tab) is not None

    def reopen(self, page: Browser) -> Browser:
        """Open a page again that was closed."""
        return self.open(
            label=f"{page.label}'",
            role=page.role,
            seat=page.seat,
            token=page.token,
            tab=page.tab,
            route=page.route,
        )

    def pressed(self, who: Facilitator) -> None:
        """Somebody has pressed; whoever sits at another dashboard may press at the same moment."""
        for other in self.facilitators:
            if other is not who and self._stream.random() < TOGETHER:
                eventlet.spawn_after(self._stream.uniform(0, 0.12), other.press)

    def route(self, purpose: str) -> Route:
        """Return a way to the server for a new device."""
        route = Route(self._dice.stream(f"route {self.label} {purpose} {len(self._routes)}"))
        self._routes.append(route)
        return route

    # How it is done

    def _join(self, number: int, wait_s: float) -> None:
        player = Player(self, number, self._dice.stream(f"player {self.label}{number}"))
        self.players.append(player)
        eventlet.spawn_after(wait_s, player.play)

    def _facilitator(self, page: Browser) -> None:
        stream = self._dice.stream(f"facilitator {page.label}")
        facilitator = Facilitator(self, page, stream)
        self.facilitators.append(facilitator)
        eventlet.spawn(facilitator.steer)

    def _second_dashboard(self, opened: Opened) -> None:
        way = self._stream.choice(("tab", "pairing", "recovery"))
        if way == "tab":
            route = self.facilitators[0].page.route
            self._facilitator(self._dashboard(route, 0, opened.token, "B"))
            return
        route = self.route("second laptop")
        while not self.over:
            try:
                code = opened.recovery_code
                if way == "pairing":
                    code = self._ask(route, lambda tables: self._table(tables).reentry.pair())
                person, token = self._ask(route, self._steer(code))
            except (Unreachable, UnknownCode):
                # A server that has started anew in between knows no pairing code any more.
                eventlet.sleep(1)
                continue
            self._facilitator(self._dashboard(route, person.seat, token, "B"))
            return

    def _steer(self, code: str) -> Callable[[Tables], Any]:
        return lambda tables: self._table(tables).reentry.steer(code)

    def _dashboard(self, route: Route, seat: int, token: str, which: str) -> Browser:
        return self.open(
            label=f"{self.label}-desk-{which}",
            role=Role.FACILITATOR,
            seat=seat,
            token=token,
            tab=f"{self.label} desk {which}",
            route=route,
        )

    def _table(self, tables: Tables) -> Table:
        table = tables.find(self.code)
        assert table is not None, "a workshop that was opened is found"
        return table

    def _ask(self, route: Route, work: Callable[[Tables], Any]) -> Any:
        return self._machine.ask(route, work)
