"""How often a workshop stores what it is asked: groups keep apart, and workshops do not wait."""

from concurrent.futures import ThreadPoolExecutor

from server.journal.memory import MemoryJournal
from server.table.tables import Tables
from tests.packs.small import small_pack
from tests.table.room import HandClock, Screens, SeededChance

#: Nobody would wait for it.
APART_S = 600.0
PATIENCE_S = 20


def test_a_workshop_does_not_wait_for_another():
    tables = Tables(MemoryJournal(), HandClock(), Screens(), SeededChance(), APART_S)
    opened = [tables.open(small_pack()).table for _ in range(3)]
    with ThreadPoolExecutor(len(opened)) as pool:
        seated = [pool.submit(table.take_seat, "Asha") for table in opened]
        assert [one.result(PATIENCE_S)[0].seat for one in seated] == [1, 1, 1]
