"""A room of thirty screens around one real server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from random import Random

from server.realtime.publish import PERIOD_MS
from server.rehearse.web import open_workshop, take_seat
from server.table.board import PRIVATE_VIEWS
from tests.real_server import RealServer
from tests.reliability.judging import journal, judge, latest
from tests.reliability.orders import Orders
from tests.reliability.people import FACILITATOR, Facilitator, Person, Player
from tests.reliability.witness import Place, Seen, Witness

PACK = "information-sharing-journey"
#: Players, and how many of them have a second screen; with two dashboards and a display 30 screens.
PLAYERS, WITH_TWO = 20, 7


class Room:
    """Everybody in one workshop. ``gather`` makes it; ``leave`` ends it."""

    def __init__(self, code: str, seed: int) -> None:
        self.code = code
        self.orders = Orders()
        self.people: list[Person] = []
        self.screens: list[Witness] = []
        self._dice = Random(seed)
        self._tasks: list[asyncio.Task[None]] = []

    @classmethod
    async def gather(
        cls, server: RealServer, seed: int, *, players: int = PLAYERS, with_two: int = WITH_TWO
    ) -> Room:
        """Open a workshop, seat everybody, and start the first round."""
        desk = await opened(server)
        room = cls(desk.place.code, seed)
        # Everybody has a seat before anybody looks, so that no view knows fewer players.
        cookies = [
            (await take_seat(server.url, room.code, f"Player {number}")).cookie
            for number in range(1, players + 1)
        ]
        room.screens.append(desk)
        desks = [desk, await room._open(desk.place)]
        facilitator = Facilitator(FACILITATOR, desks, room.orders, room._dice)
        room.people.append(facilitator)
        await room._open(Place(server.url, room.code, "display", ""))
        for seat, cookie in enumerate(cookies, start=1):
            place = Place(server.url, room.code, "player", cookie)
            mine = [await room._open(place) for _ in range(2 if seat <= with_two else 1)]
            room.people.append(Player(seat, mine, room.orders, Random(f"{seed}/{seat}")))
        await facilitator.start()
        for player in room.players:
            for screen in player.screens:
                assert await screen.until("card", lambda card: card["squares"], 10)
                assert await screen.until("me", lambda me: me["card"], 10)
        room.take_seen()
        return room

    @property
    def players(self) -> Iterator[Player]:
        return (person for person in self.people if isinstance(person, Player))

    def play(self) -> None:
        """Let everybody play on, until they ``rest``."""
        for person in self.people:
            person.playing = True
            self._tasks.append(asyncio.create_task(person.play()))

    async def rest(self) -> None:
        """Let everybody finish what they are about, and wait until no more views come."""
        for person in self.people:
            person.playing = False
        await asyncio.gather(*self._tasks)
        self._tasks.clear()
        quiet_s = 1.5 * max(PERIOD_MS.values()) / 1_000
        while before := sum(len(screen.seen) for screen in self.screens):
            await asyncio.sleep(quiet_s)
            if before == sum(len(screen.seen) for screen in self.screens):
                return

    async def back(self, gone_s: float) -> float:
        """Wait until every screen has been welcomed since *gone_s*; return when the last one was.

        All by ``time.monotonic``.
        """
        for screen in self.screens:
            await screen.until_noted(
                lambda: screen.welcomed_s[-1] > gone_s,  # noqa: B023
                f"back: {screen.place.role}",
            )
        return max(screen.welcomed_s[-1] for screen in self.screens)

    async def told(self, trouble: str | None) -> None:
        """Wait until every screen has heard of this trouble, or of its end."""
        for screen in self.screens:
            await screen.until_noted(
                lambda: screen.notices["room"]["trouble"] == trouble,  # noqa: B023
                f"told of {trouble}: {screen.place.role}",
            )

    @property
    def stored(self) -> int:
        """How many commands people know to be stored."""
        return sum(order.done for order in self.orders)

    async def stores(self, more: int) -> None:
        """Wait until so many more commands are stored."""
        wanted = self.stored + more
        await self.screens[0].until_noted(lambda: self.stored >= wanted, "stored", 60)

    def take_seen(self) -> list[Seen]:
        """Return every view that came to any screen since this was asked last."""
        seen = [view for screen in self.screens for view in screen.seen]
        for screen in self.screens:
            screen.seen.clear()
        return seen

    async def end(self, server: RealServer) -> list[str]:
        """End the server and compare every screen with the journal; return what is wrong.

        Everybody rests, and what was published last has come.
        """
        await asyncio.gather(*(screen.close() for screen in self.screens))
        await asyncio.to_thread(server.kill)
        recorded = journal(server.database, self.code)
        found = judge(self.orders, self.take_seen(), recorded)
        wanted = latest(recorded, [player.seat for player in self.players])
        for person in self.people:
            for screen in person.screens:
                for view, shown in screen.views.items():
                    if shown != wanted[view, person.seat if view in PRIVATE_VIEWS else None]:
                        found.append(f"seat {person.seat} shows another {view} than is stored")
        return found

    async def _open(self, place: Place) -> Witness:
        screen = await Witness(place).open()
        self.screens.append(screen)
        return screen


async def opened(server: RealServer) -> Witness:
    """Open a workshop; return its dashboard."""
    place = await open_workshop(server.url, PACK, "")
    return await Witness(Place(server.url, place.code, "facilitator", place.cookie)).open()
