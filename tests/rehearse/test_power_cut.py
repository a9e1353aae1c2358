from __future__ import annotations

import asyncio
from pathlib import Path

from server.game.settings import Grid, Mode
from server.packs.load import load
from server.rehearse.play import Plan, rehearse
from server.rehearse.report import Report
from tests.real_server import ROOT, RealServer

PACK = ROOT / "cards" / "information-sharing-journey"


async def with_a_power_cut(folder: Path) -> Report:
    """Play a round during whose third call the server is killed, and started again."""
    plan = Plan(
        pack=load(PACK),
        players=30,
        calls=6,
        grid=Grid.THREE,
        mode=Mode.RACE,
        skill=0.65,
        seed=7,
        speed=10,
    )
    with RealServer(folder) as server:
        two_calls_are_over = asyncio.Event()

        def tell(line: str) -> None:
            if line.startswith("Call 2"):
                two_calls_are_over.set()

        play = asyncio.create_task(rehearse(server.url, plan, tell))
        await two_calls_are_over.wait()
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)
        return await play


def test_nothing_is_lost_when_the_server_is_killed_during_a_round(tmp_path):
    report = asyncio.run(with_a_power_cut(tmp_path))
    assert (report.joined, report.calls, report.lost) == (30, 6, 0)
