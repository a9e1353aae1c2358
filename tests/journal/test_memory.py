"""The journal in memory."""

from __future__ import annotations

import pytest

from server.journal.memory import MemoryJournal
from tests.journal.contract import JournalContract
from tests.journal.people import PeopleContract


class TestMemoryJournal(JournalContract, PeopleContract):
    @pytest.fixture
    def journal(self):
        return MemoryJournal()
