"""The disk takes no more in the middle of play: play waits, and goes on when it does."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.real_server import RealServer
from tests.reliability.room import Room
from tests.reliability.shortage import FullDisk, Shortage, SmallFiles, small_disk

SEED = 5


@pytest.fixture(params=["no file may grow", "the disk is full"])
def shortage(request, tmp_path: Path) -> Iterator[tuple[RealServer, Shortage]]:
    """A server, and what takes its disk away."""
    server = RealServer(tmp_path)
    if request.param == "no file may grow":
        yield server, SmallFiles()
        return
    with small_disk(tmp_path / "disk") as mounted:
        # The server's own log is on another disk: it is read here.
        server.database = tmp_path / "disk" / "journal.sqlite3"
        yield server, FullDisk() if mounted else SmallFiles()


async def play_through(server: RealServer, shortage: Shortage) -> None:
    room = await Room.gather(server, SEED, players=8, with_two=2)
    room.play()
    await room.stores(20)
    shortage.begin(server)
    await room.told("disk_full")
    before = room.stored
    await nothing_is_stored(server, room)
    assert room.stored == before
    shortage.end(server)
    await room.told(None)
    await room.stores(20)
    await room.rest()
    found = await room.end(server)
    assert not found, "\n".join(found[:20])


async def nothing_is_stored(server: RealServer, room: Room) -> None:
    """Ask for new things, over and over: the answer is always that it could not be stored."""
    desk = room.screens[0]
    for attempt in range(10):
        step = desk.views["desk"]["step"]
        reply = await desk.try_once("end_workshop", id=f"attempt-{attempt}", step=step)
        assert reply["status"] == "try_again", reply
        await asyncio.sleep(0.2)
    await desk.until_noted(lambda: not healthy(server), "told by /health")


def healthy(server: RealServer) -> bool:
    try:
        return bool(server.health())
    except HTTPError as unwell:
        with unwell:
            return False


def test_play_waits_for_the_disk_and_nothing_is_lost(shortage):
    server, way = shortage
    with server:
        asyncio.run(play_through(server, way))
        complaints = [line for line in server.output.splitlines() if " ERROR " in line]
        assert len(complaints) == 1, server.output
        assert "The disk took no more" in complaints[0]
        assert "Traceback" not in server.output
