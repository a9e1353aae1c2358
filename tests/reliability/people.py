"""People who play on, whatever happens to the server."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from random import Random

from tests.reliability.orders import Order, Orders, give
from tests.reliability.witness import Witness

FACILITATOR = 0
#: In seconds: how long it is from a call to its answer (a call opens after one second), how long
#: the room talks, and how soon after the opening people answer and mark.
OPEN_S, TALK_S, THINK_S = (1.3, 1.9), (0.05, 0.2), 0.25
#: How often, in 1: the same command is sent twice at once; again later; and one that is refused.
TWICE, AGAIN, IN_VAIN = 0.3, 0.2, 0.15
ROUND = {"calls": 6, "mode": "race"}


class Person:
    """Somebody with one screen or two, who gives orders as long as ``playing``."""

    def __init__(self, seat: int, screens: Sequence[Witness], orders: Orders, dice: Random) -> None:
        self.seat = seat
        self.screens = screens
        self.playing = True
        self._orders = orders
        self._dice = dice

    async def give(self, do: str, **fields: object) -> Order:
        """Send a command: once, or twice at once over whatever connections there are."""
        order = self._orders.new(self.seat, do, **fields)
        ways = 2 if self._dice.random() < TWICE else 1
        await asyncio.gather(*(give(order, self._screen()) for _ in range(ways)))
        return order

    async def again(self) -> None:
        """Now and then send something again that was settled long ago."""
        mine = [order for order in self._orders if order.seat == self.seat and order.replies]
        if mine and self._dice.random() < AGAIN:
            await give(self._dice.choice(mine), self._screen())

    async def pause(self, least_s: float, most_s: float) -> None:
        await asyncio.sleep(self._dice.uniform(least_s, most_s))

    def _screen(self) -> Witness:
        return self._dice.choice(self.screens)


class Player(Person):
    """Answers and marks whatever is called; never the same stage or square twice in a call."""

    async def play(self) -> None:
        played = 0
        while self.playing:
            screen = self.screens[0]
            if await screen.until("call", lambda view: _open(view) > played, 1):  # noqa: B023
                call = screen.views["call"]["call"]
                played = call["call"]
                if await screen.opened(call["opens_at_ms"]):
                    await self._play(played)

    async def _play(self, call: int) -> None:
        workshop = self.screens[0].views["workshop"]
        stages = [stage["stage"]["id"] for stage in workshop["stages"]]
        self._dice.shuffle(stages)
        squares = [*self._free(), None]
        self._dice.shuffle(squares)
        await self.pause(0, THINK_S)
        await self.give("answer_stage", call=call, stage=stages.pop())
        await self.pause(0, THINK_S)
        await self.give("mark_square", call=call, square=squares.pop())
        if self._dice.random() < IN_VAIN:
            # In a race the first answer stands.
            await self.give("answer_stage", call=call, stage=stages.pop())
        if squares and self._dice.random() < AGAIN:
            await self.give("mark_square", call=call, square=squares.pop())
        await self.again()

    def _free(self) -> list[int]:
        views = self.screens[0].views
        squares, kept = views["card"]["squares"], views["me"]["card"]["kept"]
        return [at for at in range(len(squares)) if at not in kept]


class Facilitator(Person):
    """Presses the primary button, now and then on both dashboards at once; leaves no call open."""

    async def play(self) -> None:
        while self.playing or self.screens[0].views["desk"]["next_step"] == "show_answer":
            desk = self.screens[0].views["desk"]
            presses = 2 if self._dice.random() < TWICE else 1
            await asyncio.gather(*(self._press(desk) for _ in range(presses)))
            await self.screens[0].until(
                "desk",
                lambda now: now["next_step"] != desk["next_step"],  # noqa: B023
                2,
            )
            await self.pause(*(OPEN_S if desk["next_step"] == "call_event" else TALK_S))
            await self.again()

    async def start(self) -> None:
        """Start the first round."""
        desk = self.screens[0].views["desk"]
        await self._press(desk)
        assert await self.screens[0].until("desk", lambda now: now["step"] > desk["step"], 10)

    async def _press(self, desk: dict) -> None:
        do = desk["next_step"]
        await self.give(do, step=desk["step"], **(ROUND if do == "start_round" else {}))


def _open(view: dict) -> int:
    """Return the number of the open call; 0 where there is none."""
    return int(view["call"]["call"]) if view["phase"] == "open" and not view["paused"] else 0
