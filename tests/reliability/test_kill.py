"""The server is killed in the middle of play, again and again: what was acknowledged is kept."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path
from random import Random

import pytest

from tests.real_server import RealServer
from tests.reliability.judging import journal, judge
from tests.reliability.room import Room

#: Of one run, which has a server and a room of its own; its seed replays what people do in it.
KILLS = 10
#: The heavy runs; `make torture KILLS=200` makes more of them.
RUNS = int(os.environ.get("JOURNEY_BINGO_KILLS", "20")) // KILLS
SEED = int(os.environ.get("JOURNEY_BINGO_SEED", "1"))

#: In seconds: how long the server lives, and how soon after it is back everybody is.
LIVES_S = (0.1, 3)
BACK_S = 5.0


async def killed_again_and_again(folder: Path, seed: int) -> list[float]:
    """Play through all kills; return how long it took after each until everybody was back."""
    dice, took_s = Random(seed), []
    with RealServer(folder) as server:
        room = await Room.gather(server, seed)
        room.play()
        for kill in range(1, KILLS + 1):
            await asyncio.sleep(lived_s := dice.uniform(*LIVES_S))
            await asyncio.to_thread(server.kill)
            killed_s = time.monotonic()
            found = judge(room.orders, room.take_seen(), journal(server.database, room.code))
            assert not found, said(seed, kill, found)
            await asyncio.to_thread(server.start)
            started_s = time.monotonic()
            took_s.append(max(0, await room.back(killed_s) - started_s))
            print(f"seed {seed}, kill {kill}: after {lived_s:.2f} s; back in {took_s[-1]:.2f} s")
        await room.rest()
        assert sum(order.done for order in room.orders) > 10 * KILLS, "hardly anything was played"
        assert not (found := await room.end(server)), said(seed, KILLS, found)
    return took_s


def said(seed: int, kill: int, found: list[str]) -> str:
    return f"seed {seed}, kill {kill}, {len(found)} faults:\n" + "\n".join(found[:20])


@pytest.mark.timeout(300)
def test_ten_kills_lose_nothing_and_repeat_nothing(tmp_path):
    asyncio.run(killed_again_and_again(tmp_path, 0))


@pytest.mark.heavy
@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", range(SEED, SEED + RUNS))
def test_everybody_is_back_within_five_seconds_of_every_return(tmp_path, seed):
    assert max(asyncio.run(killed_again_and_again(tmp_path, seed))) < BACK_S
