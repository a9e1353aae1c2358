"""What the pages stand on: handed in once, by ``server.app``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from server.config import Settings
from server.packs.shelf import Shelf
from server.table.ports import Clock
from server.table.tables import Tables
from server.web.addresses import Addresses
from server.web.assets import Assets
from server.web.limits import Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that a page may need."""

    settings: Settings
    tables: Tables
    shelf: Shelf
    clock: Clock
    assets: Assets
    addresses: Addresses
    #: Wrong codes, by HTTP and by socket alike.
    codes: Limit
    #: Wrong codes of places, counted for each workshop.
    reentries: Limit
    passphrases: Limit
    openings: Limit
    #: How many sockets are open now.
    connections: Callable[[], int]
    #: Stores a little in the journal, or raises ``JournalError``.
    probe: Callable[[], float]
