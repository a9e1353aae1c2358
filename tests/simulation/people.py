"""Players: they look at their screens, tap, and live with phones."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import eventlet

from server.game.commands import Role
from server.table.codes import UnknownCode
from tests.simulation.browsers import Browser
from tests.simulation.hub import now
from tests.simulation.machine import Unreachable
from tests.simulation.network import SILENCE_S, Route

if TYPE_CHECKING:
    from tests.simulation.party import Party

#: How often somebody glances at a screen, at most and at least, in seconds.
GLANCE_S = (0.1, 0.35)

#: More tabs of one seat, and a fresh one to compare them with, would throw each other out.
MOST_TABS = 4

#: How often a player recognises the stage, and finds the fact where it is on the card.
RECOGNISES, FINDS = 0.65, 0.7

#: How often a line stalls just when its player thinks again, where an answer may be changed.
WAVERS = 0.06


class Player:
    """One attendee, with one device or several."""

    def __init__(self, party: Party, number: int, stream: random.Random) -> None:
        self.party = party
        self.label = f"{party.label}{number}"
        self.stream = stream
        self.seat: int | None = None
        self.token = ""
        self.gone = False
        #: The pages of this player that are open.
        self.pages: list[Browser] = []
        self._tabs = 0
        #: While nobody knows whether the seat has gone to another device.
        self._in_doubt = False
        #: The call that was seen open last, the vote, and the phase.
        self._reacted: tuple[Any, Any, Any] = (None, None, None)
        self._due: list[tuple[float, Callable[[], None]]] = []

    # What they do all the time

    def play(self) -> None:
        """Join and play."""
        self.join()
        self.play_on()

    def play_on(self) -> None:
        """Look and tap until all is over."""
        while not self.party.over and not self.gone:
            eventlet.sleep(self.stream.uniform(*GLANCE_S))
            self._look()
            due, self._due = self._due, [act for act in self._due if act[0] > now()]
            for moment, act in due:
                if moment <= now():
                    act()

    def join(self) -> None:
        """Take a seat; try until it is answered."""
        route = self.party.route(f"{self.label} phone")
        while self.seat is None and not self.party.over:
            try:
                self.seat, self.token = self.party.take_seat(route, self.label)
            except Unreachable:
                eventlet.sleep(self.stream.uniform(0.5, 2))
        if self.seat is not None:
            self.open(route)

    def open(self, route: Route, tab: str = "", token: str = "") -> Browser:
        """Open a page in a tab of its own, or in *tab* again."""
        self._tabs += 1
        page = self.party.open(
            label=f"{self.label}.{self._tabs}",
            role=Role.PLAYER,
            seat=self.seat,
            token=token or self.token,
            tab=tab or f"{self.label} {self._tabs}",
            route=route,
        )
        page.token_void = None if self._in_doubt else page.token != self.token
        self.pages.append(page)
        return page

    def _look(self) -> None:
        page = self._page()
        if page is None:
            return
        seen = page.sees
        news = seen.get("call"), seen.get("vote"), seen.get("phase")
        open_ = seen.get("phase") == "open" and seen["open"]
        if news == self._reacted or seen.get("paused") or not open_:
            return
        self._reacted = news
        self._due.clear()
        if self.stream.random() < 0.93:
            self._later((0.2, 3.0), self._answer)
        if self.stream.random() < 0.85:
            self._later((0.3, 4.0), self._mark)
        if self.stream.random() < 0.2:
            self._later((1.0, 5.0), self.stream.choice((self._answer, self._mark)))
        if self.party.round["mode"] != "race" and self.stream.random() < WAVERS:
            self._later((0.2, 1.0), lambda: eventlet.spawn(self.second_thoughts))

    def _later(self, seconds: tuple[float, float], act: Callable[[], None]) -> None:
        self._due.append((now() + self.stream.uniform(*seconds), act))

    def _answer(self) -> None:
        page = self._page()
        call = self._opened(page)
        if page and call is not None:
            truth = self.party.truth
            right = truth.round.pending if truth.round else None
            stage = self.stream.choice(truth.content.stages).id
            if right is not None and self.stream.random() < RECOGNISES:
                stage = right.event.stage
            self._say(page, call, stage)

    def _say(self, page: Browser, call: int, stage: str) -> None:
        order = {"do": "answer_stage", "call": call, "stage": stage, "vote": page.sees["vote"]}
        page.send(order)

    def _mark(self) -> None:
        page = self._page()
        call = self._opened(page)
        if page and call is not None and page.sees.get("card"):
            page.send({"do": "mark_square", "call": call, "square": self._square(page)})

    def _opened(self, page: Browser | None) -> int | None:
        """Return the call on the page, once it was seen open: there is nothing to tap before."""
        if page is None or not page.sees.get("open"):
            return None
        seen = page.sees.get("call"), page.sees.get("vote")
        return seen[0] if seen == self._reacted[:2] else None

    def _square(self, page: Browser) -> int | None:
        current = self.party.truth.round
        free = [at for at in range(page.sees["card"]) if at not in page.sees["kept"]]
        if current and current.pending and self.seat in current.cards:
            squares = current.cards[self.seat].squares
            fits = [at for at in free if squares[at] in current.pending.event.facts]
            if self.stream.random() < FINDS:
                return fits[0] if fits else None
        return self.stream.choice(free) if free else None

    def _page(self) -> Browser | None:
        self.pages = [page for page in self.pages if not page.closed]
        awake = [page for page in self.pages if not page.asleep and page.sees["link"] != "refused"]
        return self.stream.choice(awake) if awake else None

    # What happens to them now and then

    def second_thoughts(self) -> None:
        """Answer as the line stalls, think again, and have the phone look for a better one."""
        page = self._page()
        if page and page.connection and self._opened(page) is not None:
            page.route.trouble(SILENCE_S)
            page.connection.hang(self.stream.uniform(2, 6))
            for stage in self.stream.sample(self.party.truth.content.stages, 2):
                call = self._opened(page)
                if call is not None:
                    self._say(page, call, stage.id)
                eventlet.sleep(self.stream.uniform(0.2, 1))
            page.tell("wake")

    def second_tab(self) -> None:
        """Open a second page of the same seat."""
        if 0 < len(self.pages) < MOST_TABS:
            self.open(self.pages[0].route)

    def reload(self) -> None:
        """Load the page again: the same tab, the same seat, another page."""
        page = self._page()
        if page is None:
            return
        self._close(page)
        eventlet.sleep(self.stream.uniform(0.1, 2))
        if not self.party.uses(page.tab):
            self.open(page.route, page.tab, page.token)

    def nap(self) -> None:
        """Let the phone sleep for a while."""
        page = self._page()
        if page is None:
            return
        page.sleep()
        page.route.trouble(40)
        if self.stream.random() < 0.5 and page.connection:
            page.connection.hang()
        eventlet.sleep(self.stream.uniform(1, 25))
        page.wake(self.stream)
        page.route.settle(16)

    def leave(self) -> None:
        """Go, and perhaps come back."""
        for page in list(self.pages):
            self._close(page)
        if self.stream.random() < 0.4:
            self.gone = True
            return
        eventlet.sleep(self.stream.uniform(2, 25))
        if not self.party.over and self.token:
            self.open(self.party.route(f"{self.label} again"))

    def lend(self) -> None:
        """Hand the phone to somebody who joins on it, with taps of its owner still on their way."""
        page = self._page()
        if page is None:
            return
        page.route.offline = True
        page.route.trouble(60)
        if page.connection:
            page.connection.hang()
        self._answer()
        self._mark()
        eventlet.sleep(self.stream.uniform(0.2, 2))
        self._close(page)
        page.route.offline = False
        page.route.settle(16)
        if not self.party.over:
            self.party.newcomer(page.route, page.tab)

    def move(self) -> None:
        """Take the seat to another device; the old one tries to come back, and must not."""
        page = self._page()
        code = page.sees.get("rejoin_code") if page else None
        if page is None or not code:
            return
        if self.stream.random() < 0.3:
            fresh = self.party.fresh_code(self.seat)
            code = fresh or code
        old, route = self.token, self.party.route(f"{self.label} other device")
        self._in_doubt = True
        for one in self.pages:
            one.token_void = None
        try:
            moved = self.party.rejoin(route, code)
        except (UnknownCode, Unreachable):
            # Nobody knows whether the seat has moved: a fresh code settles it.
            self._rescue(route)
            return
        self._settle(moved, route)
        eventlet.sleep(self.stream.uniform(0.5, 4))
        self._return_with(old, page)

    def _rescue(self, route: Route) -> None:
        while not self.party.over:
            eventlet.sleep(1)
            try:
                code = self.party.fresh_code(self.seat)
                if code:
                    self._settle(self.party.rejoin(route, code), route)
                    return
            except (UnknownCode, Unreachable):
                continue

    def _settle(self, moved: tuple[int, str], route: Route) -> None:
        for page in self.pages:
            page.token_void = True
        self.pages.clear()
        self.seat, self.token = moved
        self._in_doubt = False
        self.open(route)

    def _return_with(self, old: str, page: Browser) -> None:
        """Use a token that is void; then, perhaps, let somebody else join in that very tab."""
        if self.party.uses(page.tab) and page.closed:
            return
        intruder = self.open(page.route, page.tab, old)
        self.pages.remove(intruder)
        if self.stream.random() < 0.5:
            eventlet.sleep(self.stream.uniform(0.5, 3))
            self.party.newcomer(page.route, page.tab)

    def _close(self, page: Browser) -> None:
        if page in self.pages:
            self.pages.remove(page)
        page.close(kindly=self.stream.random() < 0.5)
