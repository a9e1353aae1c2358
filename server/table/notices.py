"""How things stand behind the game: who steers, and whether anything can be stored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """What keeps the server from storing anything just now. Nothing acknowledged is lost by it."""

    #: The disk is full: there must be room before play goes on.
    DISK_FULL = "disk_full"
    #: The disk or the file on it fails otherwise; the server's log says how.
    STORAGE = "storage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What every screen of a workshop is told."""

    facilitator_here: bool
    trouble: Trouble | None
