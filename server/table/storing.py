"""How storing goes: what is wrong with it, if anything, and when it is worth another try."""

from __future__ import annotations

import logging

from server.errors import Conflict, Interrupted, JournalError, JournalFull
from server.table.notices import Trouble
from server.table.ports import Clock

log = logging.getLogger(__name__)

#: After a failure the journal is left alone for so long: every try costs a replay.
BREATH_MS = 250


class Storing:
    """Remembers the last failure of one workshop, and says it once in the log."""

    def __init__(self, workshop: str, clock: Clock) -> None:
        self.trouble: Trouble | None = None
        self._workshop = workshop
        self._clock = clock
        self._failed_ms: int | None = None

    @property
    def resting(self) -> bool:
        """Whether it has failed so lately that it is not tried again yet."""
        failed_ms = self._failed_ms
        return failed_ms is not None and self._clock.now_ms() - failed_ms < BREATH_MS

    def failed(self, error: JournalError | Interrupted) -> None:
        """Take in that something could not be stored."""
        trouble = trouble_of(error)
        if trouble is None or trouble is not self.trouble:
            log.error("workshop %s: not stored: %s", self._workshop, error)
        if trouble is not None:
            self.trouble, self._failed_ms = trouble, self._clock.now_ms()

    def failure(self, what: str) -> JournalError:
        """Return what to raise because *what* has just not been stored."""
        kind = JournalFull if self.trouble is Trouble.DISK_FULL else JournalError
        return kind(f"{what} could not be stored")

    def succeeded(self) -> None:
        """Take in that something was stored."""
        if self.trouble is not None:
            log.warning("workshop %s: it can be stored again", self._workshop)
        self.trouble = self._failed_ms = None


def trouble_of(error: JournalError | Interrupted) -> Trouble | None:
    """Return what people should hear of; they need not hear of what mends itself."""
    if isinstance(error, Conflict | Interrupted):
        return None
    return Trouble.DISK_FULL if isinstance(error, JournalFull) else Trouble.STORAGE
