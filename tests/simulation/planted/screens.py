"""Faults of publishing: what screens are told, and which."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from server.realtime import handlers, publish
from server.realtime.publish import SocketPublisher
from server.table.board import Board
from server.table.table import Table
from tests.simulation.bug import planted


@planted("resume-one-short", "My screen came back and stayed behind", found_by="shows", within=20)
def resume_one_short() -> None:
    """Take a screen that is one version behind for one that is up to date."""
    honest = SocketPublisher.welcome

    def welcome(self: Any, table: Any, sender: Any, to: str, held: Any) -> None:
        honest(self, table, sender, to, {view: version + 1 for view, version in held.items()})

    SocketPublisher.welcome = welcome  # type: ignore[method-assign]


@planted(
    "versions-anew",
    "Since the restart my screen stands still",
    found_by="is not what is stored",
    within=5,
)
def count_versions_anew() -> None:
    """Count the versions of views from the server's start."""
    begin, note = Board.__init__, Board.note

    class Anew(Board):
        def __init__(self, version: int) -> None:
            begin(self, 1)
            self._before = version - 1

        def note(self, changes: Any, version: int) -> None:
            note(self, changes, version - self._before)

    Table.__init__.__globals__["Board"] = Anew


@planted(
    "one-room-for-all",
    "We saw another workshop's answer",
    found_by="is not what is stored",
    within=40,
)
def one_room_for_all() -> None:
    """Send to everybody of a role, in whatever workshop."""
    for module in (handlers, publish):
        module.room = lambda workshop, role: role.value


@planted(
    "forget-the-other-tab",
    "My laptop does not know what I tapped on my phone",
    found_by="still shows me",
    within=60,
)
def forget_the_other_tab() -> None:
    """Tell nobody what somebody has tapped in another tab."""
    honest = SocketPublisher.publish

    def publish_(self: Any, table: Any, changes: Any) -> None:
        honest(self, table, replace(changes, echoes=frozenset()))

    SocketPublisher.publish = publish_  # type: ignore[method-assign]
