"""A workshop opens; players come, go and come back."""

from __future__ import annotations

from server.game.commands import ChoosePace, LeaveWorkshop, OpenWorkshop, ReturnToWorkshop
from server.game.decide.dealing import deal_in
from server.game.decide.known import taken_seat
from server.game.entries import (
    Entry,
    PaceChosen,
    PlayerJoined,
    PlayerLeft,
    PlayerReturned,
    WorkshopOpened,
)
from server.game.rejections import Reason, Rejected
from server.game.state import Workshop


def open_workshop(workshop: Workshop, command: OpenWorkshop) -> tuple[Entry, ...]:
    """Begin, once."""
    if workshop.pack is not None:
        raise Rejected(Reason.NOT_ALLOWED)
    return (WorkshopOpened(pack=command.pack),)


def join(workshop: Workshop) -> tuple[Entry, ...]:
    """Give the next seat; in a running round also a card, with a late joiner's gifts."""
    seat = len(workshop.players) + 1
    joined = PlayerJoined(seat=seat)
    current = workshop.round
    if current is None or current.ended:
        return (joined,)
    return (joined, *deal_in(workshop, current, [seat]))


def choose_pace(workshop: Workshop, command: ChoosePace) -> tuple[Entry, ...]:
    """Give a player another time of their own, once."""
    taken_seat(workshop, command.seat)
    if workshop.players[command.seat].pace is command.pace:
        return ()
    return (PaceChosen(seat=command.seat, pace=command.pace),)


def leave(workshop: Workshop, command: LeaveWorkshop) -> tuple[Entry, ...]:
    """Note that the player is away, once."""
    taken_seat(workshop, command.seat)
    if not workshop.players[command.seat].present:
        return ()
    return (PlayerLeft(seat=command.seat),)


def come_back(workshop: Workshop, command: ReturnToWorkshop) -> tuple[Entry, ...]:
    """Note that the player is here again, once."""
    taken_seat(workshop, command.seat)
    if workshop.players[command.seat].present:
        return ()
    return (PlayerReturned(seat=command.seat),)
