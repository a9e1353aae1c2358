"""The server is stopped and started again during play, as a deploy does."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from tests.real_server import RealServer
from tests.reliability.room import Room

SEED = 3
RESTARTS = 2


async def restarted_again_and_again(folder: Path) -> None:
    with RealServer(folder) as server:
        room = await Room.gather(server, SEED)
        room.play()
        for restart in range(1, RESTARTS + 1):
            await asyncio.sleep(1)
            stopped_s = time.monotonic()
            code = await asyncio.to_thread(server.stop)
            assert code == 0, server.output
            print(f"stopped in {time.monotonic() - stopped_s:.2f} s")
            for screen in room.screens:
                await screen.until_noted(
                    lambda: screen.noticed["stopping"] == restart,  # noqa: B023
                    f"told that the server stops: {screen.place.role}",
                    within_s=2,
                )
            await asyncio.to_thread(server.start)
            await room.back(stopped_s)
        await room.rest()
        found = await room.end(server)
        assert not found, "\n".join(found[:20])
        assert "Traceback" not in server.output


def test_a_restart_is_announced_and_loses_nothing(tmp_path):
    asyncio.run(restarted_again_and_again(tmp_path))
