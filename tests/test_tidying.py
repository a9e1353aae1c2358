"""The collector looks through everything only when nobody would notice."""

from __future__ import annotations

import gc

import pytest

from server.tidying import EARLIEST_S, LATEST_S, Tidying
from tests.table.room import Room


@pytest.fixture
def looked():
    """Which generations were looked through since the test began."""
    found: list[int] = []

    def note(phase, about):
        if phase == "stop":
            found.append(about["generation"])

    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


@pytest.mark.parametrize(
    ("since_s", "call_open", "tidies"),
    [
        (EARLIEST_S - 5, False, False),
        (EARLIEST_S, False, True),
        (EARLIEST_S, True, False),
        (LATEST_S - 5, True, False),
        (LATEST_S, True, True),
    ],
)
def test_when_it_tidies_up(looked, since_s, call_open, tidies):
    room = Room()
    if call_open:
        room.start()
        room.announce()
    tidying = Tidying(room.tables)
    tidying._done_s -= since_s
    looked.clear()
    tidying.look()
    assert (2 in looked) is tidies


def test_it_does_not_tidy_up_twice(looked):
    tidying = Tidying(Room().tables)
    tidying._done_s -= EARLIEST_S
    tidying.look()
    looked.clear()
    tidying.look()
    assert 2 not in looked
