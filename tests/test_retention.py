"""Names go when their time is over."""

from __future__ import annotations

import sqlite3

import pytest

from server.chance import SystemChance
from server.errors import JournalError
from server.game.commands import EndWorkshop, Role
from server.game.entries import WorkshopOpened
from server.journal.memory import MemoryJournal
from server.journal.sqlite import SqliteJournal
from server.retention import DAY_MS, Retention
from server.table.codes import UnknownCode
from server.table.ports import Address, Person
from server.table.tables import Tables
from tests.packs.small import small_pack
from tests.table.room import Screens

ASHA = Person(seat=1, role=Role.PLAYER, name="Asha", token_hash="0" * 64, code="K7WQ2M")


class Calendar:
    id = "calendar"
    day = 100

    def now_ms(self) -> int:
        return self.day * DAY_MS

    def wall_ms(self) -> int:
        return self.day * DAY_MS


@pytest.fixture
def clock():
    return Calendar()


@pytest.fixture
def journal(clock):
    journal = MemoryJournal()
    journal.open(Address(workshop="w", code="482913"), at_ms=clock.wall_ms())
    journal.append(
        "w",
        after=0,
        owner_epoch=journal.claim("w"),
        entries=[WorkshopOpened(pack=small_pack())],
        people=[ASHA],
        at_ms=clock.wall_ms(),
    )
    return journal


def names(journal):
    return [person.name for person in journal.read("w").people]


def codes(journal):
    return [person.code for person in journal.read("w").people]


def retention_of(journal, clock):
    return Retention(journal, Tables(journal, clock, Screens(), SystemChance()), clock, 30)


def test_names_stay_while_the_workshop_is_young(journal, clock):
    clock.day += 30
    assert retention_of(journal, clock).carry_out() == 0
    assert names(journal) == ["Asha"]


def test_names_go_when_their_days_are_over(journal, clock):
    clock.day += 31
    assert retention_of(journal, clock).carry_out() == 1
    assert names(journal) == [""]


def test_codes_go_with_them(journal, clock):
    clock.day += 31
    retention_of(journal, clock).carry_out()
    assert codes(journal) == [""]


def test_a_workshop_that_cannot_be_forgotten_now_is_tried_again(tmp_path, clock):
    path = tmp_path / "journal.db"
    journal = SqliteJournal(path)
    journal.open(Address(workshop="w", code="482913"), at_ms=clock.wall_ms())
    journal.append(
        "w",
        after=0,
        owner_epoch=journal.claim("w"),
        entries=[],
        people=[ASHA],
        at_ms=clock.wall_ms(),
    )
    clock.day += 31
    retention = retention_of(journal, clock)
    with sqlite3.connect(path) as backup:
        backup.execute("BEGIN")
        backup.execute("SELECT * FROM person").fetchall()
        with pytest.raises(JournalError):
            retention.carry_out()
    backup.close()
    assert retention.carry_out() == 1
    assert names(journal) == [""]
    journal.close()


def test_what_is_gone_is_not_looked_at_again(journal, clock):
    clock.day += 31
    retention = retention_of(journal, clock)
    retention.carry_out()
    assert retention.carry_out() == 0


def test_a_display_that_is_left_open_keeps_no_names_and_brings_none_back(journal, clock):
    tables = Tables(journal, clock, Screens(), SystemChance())
    opened = tables.open(small_pack())
    person, _ = opened.table.take_seat("Asha")
    code = opened.table.address.code
    opened.table.attendance.connected(None)
    opened.table.house(EndWorkshop())
    clock.day += 31
    tables.tick()
    Retention(journal, tables, clock, 30).carry_out()
    table = tables.find(code)
    assert table.name(person.seat) == ""
    for way_back in (table.reentry.rejoin, table.reentry.steer):
        with pytest.raises(UnknownCode):
            way_back(person.code if way_back == table.reentry.rejoin else opened.recovery_code)
    assert [one.name for one in journal.read(table.address.workshop).people] == ["", ""]
