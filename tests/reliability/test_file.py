"""Somebody meddles with the journal's file while the server runs: no false step is shown."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.real_server import RealServer
from tests.reliability.room import Room

SEED = 6


def move_away(database: Path) -> Callable[[], None]:
    away = database.with_name("away")
    database.rename(away)
    return lambda: (away.rename(database), None)[1]


def replace(database: Path) -> Callable[[], None]:
    """Put a copy in its place, as some programs do that keep folders in step."""
    away = database.with_name("away")
    database.rename(away)
    shutil.copy(away, database)
    return lambda: (away.replace(database), None)[1]


def delete(database: Path) -> Callable[[], None]:
    spare = database.with_name("spare")
    os.link(database, spare)
    database.unlink()
    return lambda: os.link(spare, database)


@pytest.mark.parametrize("meddle", [move_away, replace, delete])
def test_play_waits_until_the_file_is_back_where_it_was(tmp_path, meddle):
    asyncio.run(played_on(tmp_path, meddle))


async def played_on(folder: Path, meddle: Callable[[Path], Callable[[], None]]) -> None:
    with RealServer(folder) as server:
        room = await small_room(server)
        put_back = meddle(server.database)
        await room.told("storage")
        before = room.stored
        reply = await room.screens[0].try_once("end_workshop", id="attempt-1", step=1)
        assert reply["status"] == "try_again"
        assert room.stored == before
        put_back()
        await room.told(None)
        await room.stores(10)
        await room.rest()
        found = await room.end(server)
        assert not found, "\n".join(found[:20])
        assert server.output.count("was moved or deleted") == 1
        assert "Traceback" not in server.output


def test_a_file_that_may_not_be_written_any_more_loses_nothing(tmp_path):
    async def play() -> None:
        with RealServer(tmp_path) as server:
            room = await small_room(server)
            server.database.chmod(0o400)
            # Whoever holds a file open may write to it, whatever its rights are by now.
            await room.stores(10)
            await room.rest()
            found = await room.end(server)
            assert not found, "\n".join(found[:20])

    asyncio.run(play())


def test_a_damaged_page_is_named_and_nothing_wrong_is_shown(tmp_path):
    async def play() -> None:
        with RealServer(tmp_path) as server:
            room = await small_room(server)
            await room.rest()
            await asyncio.to_thread(server.kill)
            welcomes = [len(screen.welcomed_s) for screen in room.screens]
            backup = damage(server.database)
            await asyncio.to_thread(server.start)
            await room.screens[0].until_noted(lambda: "backup" in server.output, "in the log")
            assert [len(screen.welcomed_s) for screen in room.screens] == welcomes
            await asyncio.to_thread(server.stop)
            shutil.copy(backup, server.database)
            await asyncio.to_thread(server.start)
            room.play()
            await room.stores(10)
            await room.rest()
            found = await room.end(server)
            assert not found, "\n".join(found[:20])

    asyncio.run(play())


def damage(database: Path) -> Path:
    """Fill the page that holds the last entries with noise; return a copy of the file before."""
    with sqlite3.connect(database) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = db.execute("PRAGMA page_size").fetchone()
    db.close()
    backup = database.with_name("backup")
    shutil.copy(database, backup)
    at = database.read_bytes().rindex(b"stage_answered")
    with database.open("r+b") as file:
        file.seek(at // size * size)
        file.write(b"\xa5" * size)
    return backup


async def small_room(server: RealServer) -> Room:
    """Return a room in which something has been stored already."""
    room = await Room.gather(server, SEED, players=4, with_two=1)
    room.play()
    await room.stores(10)
    return room
