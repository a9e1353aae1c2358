"""The journal in memory."""

from __future__ import annotations

import pytest

from server.journal.memory import MemoryJournal
from tests.journal.contract import JournalContract


class TestMemoryJournal(JournalContract):
    @pytest.fixture
    def journal(self):
        return MemoryJournal()
