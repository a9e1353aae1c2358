"""What the screens of a workshop show, each view with the version at which it last changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from server.game import views
from server.game.state import Workshop
from server.game.views.names import Names
from server.game.views.private import Common
from server.table.changes import Changes

SHARED_VIEWS = (
    *("workshop", "call", "history", "standings", "roster", "counts", "desk", "why"),
    *("plan", "events", "confusion"),
)
#: Each player's own; what stands on the card before how it stands.
PRIVATE_VIEWS = ("card", "me")


@dataclass(frozen=True, slots=True)
class Versioned:
    """A view, and the version of the workshop at which it last changed."""

    version: int
    body: Any


class Board:
    """Remembers when each view last changed; after a start, all of them at the present version."""

    def __init__(self, version: int) -> None:
        self._shared = dict.fromkeys(SHARED_VIEWS, version)
        self._everyone = dict.fromkeys(PRIVATE_VIEWS, version)
        #: When one player's own view last changed, by its name and the seat.
        self._own: dict[tuple[str, int], int] = {}
        #: The newest body of each shared view that somebody has asked for: a version has one body.
        self._made: dict[str, Versioned] = {}
        self._made_once: tuple[tuple[int, int], Common] | None = None

    def note(self, changes: Changes, version: int) -> None:
        """Take in what has changed at *version*."""
        self._shared |= dict.fromkeys(changes.shared, version)
        self._everyone |= dict.fromkeys(changes.everyone, version)
        self._own |= dict.fromkeys(changes.own, version)
        self._own |= dict.fromkeys((("me", seat) for seat in changes.echoes), version)

    def version(self, view: str, seat: int | None) -> int:
        """Return when the view of that name, which may be private to *seat*, last changed."""
        if view in self._shared:
            return self._shared[view]
        everyone = self._everyone[view]
        return everyone if seat is None else max(everyone, self._own.get((view, seat), everyone))

    def shared(self, view: str, workshop: Workshop, names: Names) -> Versioned:
        """Return the view of that name, which an audience shares."""
        made = self._made.get(view)
        if made is None or made.version != self._shared[view]:
            made = Versioned(self._shared[view], _shared(view, workshop, names))
            self._made[view] = made
        return made

    def own(self, view: str, seat: int, workshop: Workshop, names: Names) -> Versioned:
        """Return the view of that name that is a player's own."""
        version = self.version(view, seat)
        if view == "card":
            return Versioned(version, views.card(workshop, seat))
        return Versioned(version, views.me(workshop, names, seat, self._common(workshop)))

    def _common(self, workshop: Workshop) -> Common:
        """Return what all players' views have in common: only steering changes it."""
        at = workshop.step, len(workshop.players)
        if self._made_once is None or self._made_once[0] != at:
            self._made_once = at, Common.of(workshop)
        return self._made_once[1]


def _shared(view: str, workshop: Workshop, names: Names) -> Any:
    match view:
        case "workshop":
            return views.workshop(workshop)
        case "call":
            return views.call(workshop, names)
        case "history":
            return views.history(workshop)
        case "standings":
            return views.standings(workshop, names)
        case "roster":
            return views.roster(workshop, names)
        case "counts":
            return views.counts(workshop)
        case "why":
            return views.why(workshop, names)
        case "desk":
            return views.desk(workshop)
        case "plan":
            return views.plan(workshop)
        case "events":
            return views.events(workshop)
        case "confusion":
            return views.confusion(workshop)
        case _:
            raise KeyError(view)
