"""A damaged file is told in plain words; nothing wrong is ever read from it."""

from __future__ import annotations

import os
import shutil
import sqlite3

import pytest

from server.errors import JournalError
from server.game.entries import CardDealt, WorkshopOpened
from server.journal.sqlite import SqliteJournal
from tests.journal.samples import NOON, Owner, closed, person, reply
from tests.packs.small import small_pack

PAGE = 4096
TOLD = r"put the last backup in"


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A journal as it lies on the disk, and what is in it."""
    path = tmp_path_factory.mktemp("sound") / "journal.db"
    journal = SqliteJournal(path)
    owner = Owner(journal)
    owner.append(WorkshopOpened(pack=small_pack()))
    for seat in range(1, 40):
        owner.append(
            CardDealt(seat=seat, squares=("dig-1",) * 100),
            closed(seat),
            replies=(reply(f"c{seat}", b"done" * 50, seat=seat),),
            people=(person(seat, "Ada"),),
        )
    # More than fits on one page.
    owner.append(CardDealt(seat=40, squares=("dig-1",) * 2000))
    recorded = journal.read("w1")
    journal.close()
    return path, recorded


@pytest.fixture
def path(sound, tmp_path):
    return shutil.copy(sound[0], tmp_path / "journal.db")


def everything(journal):
    """All that can be asked of the workshop; raises what any of it raises."""
    assert [journal.find("code-w1")] == journal.idle(before_ms=NOON + 1)
    return journal.read("w1")


def opened_and_read(path):
    journal = SqliteJournal(path)
    try:
        return everything(journal)
    finally:
        journal.close()


def overwrite(path, place, content):
    """Change the file as another program would, without opening it anew each time."""
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


def root_of(table, path):
    db = sqlite3.connect(path)
    (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    db.close()
    return int(page)


def read_or_told(path):
    """What is read of the workshop; ``None`` if the damage is told, with what to do about it."""
    try:
        return opened_and_read(path)
    except JournalError as error:
        assert "backup in" in str(error) or "Choose another file" in str(error), error
        return None


@pytest.mark.parametrize("damage", [b"\0" * PAGE, b"\xee" * PAGE, b"\xff\0" * (PAGE // 2)])
def test_whichever_page_is_damaged_it_is_told_or_does_not_matter(sound, tmp_path, damage):
    whole, recorded = sound
    pages = whole.stat().st_size // PAGE
    found = []
    for page in range(pages):
        path = shutil.copy(whole, tmp_path / "journal.db")
        overwrite(path, page * PAGE, damage)
        found.append(read_or_told(path))
    # Some pages are spare.
    assert found.count(None) > pages // 2
    assert found.count(None) + found.count(recorded) == pages


@pytest.mark.parametrize("kept", [100, PAGE - 1, PAGE, 5 * PAGE, 5 * PAGE + 1, -PAGE])
def test_a_file_that_was_cut_off_is_told(path, kept):
    os.truncate(path, kept % path.stat().st_size)
    assert read_or_told(path) is None


def test_text_that_cannot_be_read_is_told_but_not_quoted(path):
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Ada", b"\xff\xffa"))
    with pytest.raises(JournalError, match="it holds text that cannot be read") as told:
        opened_and_read(path)
    assert "\ufffd" not in str(told.value)


def running(path):
    """A journal whose server runs and has nothing of the file in memory any more."""
    journal = SqliteJournal(path)
    journal._query("PRAGMA cache_size = 0")
    assert everything(journal)
    return journal


@pytest.mark.parametrize("table", ["entry", "reply", "person", "workshop", "content"])
def test_a_page_that_is_lost_while_the_server_runs_is_told(path, table):
    journal = running(path)
    overwrite(path, (root_of(table, path) - 1) * PAGE, b"\0" * PAGE)
    with pytest.raises(JournalError, match=TOLD):
        everything(journal)
    journal.close()


def test_a_file_that_is_cut_off_while_the_server_runs_is_told(path):
    journal = running(path)
    os.truncate(path, 2 * PAGE)
    with pytest.raises(JournalError, match=TOLD):
        everything(journal)
    journal.close()


def test_nothing_is_acknowledged_into_a_damaged_table(path):
    journal = running(path)
    owner = Owner(journal, opens=False)
    overwrite(path, (root_of("entry", path) - 1) * PAGE, b"\0" * PAGE)
    with pytest.raises(JournalError, match=TOLD):
        owner.append(closed(99))
    journal.close()
