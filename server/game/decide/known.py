"""What a command may take for granted: the running round, the pending call, a taken seat."""

from __future__ import annotations

from server.game.rejections import Reason, Rejected
from server.game.state import Call, Round, Workshop


def running_round(workshop: Workshop) -> Round:
    """Return the round that is being played, or refuse."""
    if workshop.round is None:
        raise Rejected(Reason.NO_ROUND)
    if workshop.round.ended:
        raise Rejected(Reason.ROUND_ENDED)
    return workshop.round


def unpaused_round(workshop: Workshop) -> Round:
    """Return the round that is being played and not paused, or refuse."""
    current = running_round(workshop)
    if current.paused:
        raise Rejected(Reason.PAUSED)
    return current


def pending_call(current: Round) -> Call:
    """Return the call whose answer has not been shown, or refuse."""
    if current.pending is None:
        raise Rejected(Reason.NO_OPEN_CALL)
    return current.pending


def taken_seat(workshop: Workshop, seat: int) -> None:
    """Refuse unless *seat* is a player's."""
    if seat not in workshop.players:
        raise Rejected(Reason.UNKNOWN_SEAT)
