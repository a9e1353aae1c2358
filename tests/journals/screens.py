"""What every screen of a workshop shows, version by version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

import msgspec

from server.game.entries import STEERING, Entry, PlayerJoined
from server.game.state import Workshop
from server.table.board import PRIVATE_VIEWS, SHARED_VIEWS, Board
from server.table.changes import Changes

#: A board makes a view anew when it has changed, and here all are looked at after each entry.
EVERYTHING = Changes(now=frozenset(SHARED_VIEWS), everyone=frozenset(PRIVATE_VIEWS))

#: The same view always gives the same bytes, in whatever order its fields are declared.
_CANONICAL = msgspec.json.Encoder(order="sorted")


class Screens:
    """Every screen of one workshop: those that all share, and one for each seat."""

    def __init__(self) -> None:
        self._board = Board(0)
        self._digests: dict[str, str] = {}

    def follow(self, workshop: Workshop, entry: Entry) -> dict[str, str]:
        """Return the digests of those views that *entry*, just taken in, has changed."""
        self._board.note(EVERYTHING, workshop.version)
        changed = {
            view: digest
            for view in _touched(workshop, entry)
            if (digest := self._digest(view, workshop)) != self._digests.get(view)
        }
        self._digests |= changed
        return changed

    def show(self, view: str, workshop: Workshop) -> Any:
        """Return *view* as a browser gets it."""
        return json.loads(self._encoded(view, workshop))

    def _digest(self, view: str, workshop: Workshop) -> str:
        return hashlib.sha256(self._encoded(view, workshop)).hexdigest()[:8]

    def _encoded(self, view: str, workshop: Workshop) -> bytes:
        """Return *view* in its one canonical form; people go by their numbers."""
        name, _, seat = view.partition(" ")
        shown = (
            self._board.own(name, int(seat), workshop, {})
            if seat
            else self._board.shared(name, workshop, {})
        )
        return _CANONICAL.encode(msgspec.to_builtins(shown.body, str_keys=True))


def _touched(workshop: Workshop, entry: Entry) -> list[str]:
    """Return the views that *entry* may change: all, but for others' own when one player does it.

    What it should not have changed all the same shows when the workshop is next steered or joined.
    """
    everybody = isinstance(entry, (*STEERING, PlayerJoined))
    seats = workshop.players if everybody else [entry.seat]
    return views_of(seats)


def views_of(seats: Iterable[int]) -> list[str]:
    """Return every view that all share, and those of *seats*: ``me 3`` is a view of seat 3."""
    return [*SHARED_VIEWS, *(f"{view} {seat}" for seat in seats for view in PRIVATE_VIEWS)]
