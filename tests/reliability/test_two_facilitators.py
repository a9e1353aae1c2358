"""Two dashboards press together, one of them twice, while hundreds of answers stream in."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from server.game.entries import EventCalled
from tests.real_server import RealServer
from tests.reliability.judging import journal, judge
from tests.reliability.orders import Orders, give, press
from tests.reliability.phones import Phone, crowd, seated
from tests.reliability.room import opened
from tests.reliability.witness import Witness

SEED = 4
PLAYERS, CALLS, ROUNDS = 60, 10, 5
#: A phone may send 5 messages a second for long.
BETWEEN_S = (0.1, 0.3)
#: One call in so many stays open for so long, in seconds.
EVERY, OPEN_S = 5, 0.5


async def pressed_together(folder: Path) -> tuple[int, int]:
    """Press 50 times; return how many events were called and how many answers came meanwhile."""
    orders, dice = Orders(), Random(SEED)
    with RealServer(folder) as server:
        laptop = await opened(server)
        tablet = await Witness(laptop.place).open()
        places = await seated(server, laptop.place.code, PLAYERS)
        async with crowd(places, SEED) as room:
            stream = [asyncio.create_task(answers(phone, orders, dice)) for phone in room]
            for _ in range(ROUNDS):
                await press(laptop, orders, calls=CALLS, mode="steady")
                for number in range(CALLS):
                    await together(laptop, tablet, orders)
                    if number % EVERY == 0:
                        await room[0].until_called()
                        await asyncio.sleep(OPEN_S)
                    await press(laptop, orders)
                await press(laptop, orders)
            await ended(stream)
        await asyncio.gather(laptop.close(), tablet.close())
        await asyncio.to_thread(server.kill)
        recorded = journal(server.database, laptop.place.code)
        found = [
            fault for fault in judge(orders, laptop.seen, recorded) if "answer_stage" not in fault
        ]
        assert not found, "\n".join(found[:20])
    called = sum(isinstance(entry, EventCalled) for entry in recorded.entries)
    return called, sum(order.do == "answer_stage" and order.done for order in orders)


async def together(laptop: Witness, tablet: Witness, orders: Orders) -> None:
    """Press "call the next event" on both at once, on one of them twice; one press counts."""
    desk = laptop.views["desk"]
    assert await tablet.until("desk", lambda shown: shown["step"] == desk["step"], 30)
    presses = [orders.new(0, "call_event", step=desk["step"]) for _ in range(3)]
    screens = (laptop, tablet, tablet)
    await asyncio.gather(*map(give, presses, screens))
    assert sorted(outcome(order.replies[0]) for order in presses) == ["done", "stale", "stale"]
    assert await laptop.until("desk", lambda shown: shown["step"] > desk["step"], 30)


def outcome(reply: dict[str, Any]) -> str:
    return "stale" if reply["reason"] == "stale_step" else str(reply["status"])


async def answers(phone: Phone, orders: Orders, dice: Random) -> None:
    """Change one's mind about whatever is called, over and over."""
    stages = [stage["stage"]["id"] for stage in phone.views["workshop"]["stages"]]
    while True:
        await asyncio.sleep(dice.uniform(*BETWEEN_S))
        if (call := phone.called) is not None:
            seat = phone.views["me"]["seat"]
            order = orders.new(seat, "answer_stage", call=call, stage=dice.choice(stages))
            await phone.give(order)


async def ended(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks)


@pytest.mark.timeout(300)
def test_pressing_together_fifty_times_calls_fifty_events(tmp_path):
    called, answered = asyncio.run(pressed_together(tmp_path))
    print(f"{answered} answers")
    assert called == CALLS * ROUNDS
    assert answered > 10 * called
