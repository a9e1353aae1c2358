"""The workshop and who is in it."""

from __future__ import annotations

from dataclasses import dataclass

from server.game.pack import Pack
from server.game.settings import Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopOpened:
    """A workshop began with a pack."""

    pack: Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopEnded:
    """The workshop is over for everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerJoined:
    """A player took a seat."""

    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerLeft:
    """A player's last screen has been gone for a while."""

    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerReturned:
    """A player who was away is here again."""

    seat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceChosen:
    """A player's own time is another from the next call on."""

    seat: int
    pace: Pace
