"""``/health``: what it tells, and how seldom it makes the disk work."""

from __future__ import annotations

import json

import pytest

from server.app import create_app, house_of
from server.config import Settings
from server.errors import JournalFull
from server.web.health import UNWELL_MS, WELL_MS, Pulse


class Disk:
    """A journal's probe that counts, and that may fail."""

    def __init__(self):
        self.full = False
        self.tries = 0

    def __call__(self):
        self.tries += 1
        if self.full:
            raise JournalFull("make room")
        return 1.0


class HandClock:
    id = "hand"
    ms = 10_000_000

    def now_ms(self):
        return self.ms

    def wall_ms(self):
        return self.ms


@pytest.fixture
def disk():
    return Disk()


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def pulse(disk, clock):
    return Pulse(disk, clock)


def test_the_first_look_tries_the_disk(pulse, disk):
    disk.full = True
    assert not pulse.well()


def test_many_looks_at_once_try_the_disk_once(pulse, disk):
    assert all(pulse.well() for _ in range(100))
    assert disk.tries == 1


def test_a_disk_that_fills_up_is_noticed_within_seconds(pulse, disk, clock):
    assert pulse.well()
    disk.full = True
    clock.ms += WELL_MS
    assert not pulse.well()


def test_a_full_disk_is_tried_again_at_most_once_a_second(pulse, disk, clock):
    disk.full = True
    for _ in range(30):
        assert not pulse.well()
        clock.ms += UNWELL_MS // 10
    assert disk.tries == 3


def test_room_is_noticed_within_a_second(pulse, disk, clock):
    disk.full = True
    assert not pulse.well()
    disk.full = False
    clock.ms += UNWELL_MS
    assert pulse.well()


def test_a_server_that_is_well_answers_200(client):
    answer = client.get("/health")
    assert (answer.status_code, answer.json["journal_writable"]) == (200, True)


def test_a_server_that_can_store_nothing_answers_503(folder, tmp_path):
    database = tmp_path / "journal.db"
    app = create_app(Settings(database=database, client=folder))
    database.unlink()
    answer = app.test_client().get("/health")
    house_of(app).close()
    told = json.loads(answer.data)
    assert (answer.status_code, told["journal_writable"]) == (503, False)
    assert told["status"] == "the journal cannot be written"
