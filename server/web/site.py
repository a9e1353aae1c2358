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
from server.web.strangers import Strangers


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that a page may need."""

    settings: Settings
    tables: Tables
    shelf: Shelf
    clock: Clock
    assets: Assets
    addresses: Addresses
    #: Finds workshops by their codes, for HTTP and sockets alike.
    strangers: Strangers
    #: Wrong codes of places: of those without a seat in the workshop, and of those with one.
    reentries: Limit
    reentries_of_seats: Limit
    passphrases: Limit
    openings: Limit
    #: How many sockets are open now.
    connections: Callable[[], int]
    #: How many messages were written straight to a socket, and how many by a queue.
    messages: Callable[[], tuple[int, int]]
    #: Stores a little in the journal, or raises ``JournalError``.
    probe: Callable[[], float]
