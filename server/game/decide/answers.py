"""Answering calls and marking squares."""

from __future__ import annotations

from server.game import timing
from server.game.commands import AnswerStage, MarkSquare
from server.game.decide.known import taken_seat, unpaused_round
from server.game.entries import Entry, SquareMarked, StageAnswered
from server.game.rejections import Reason, Rejected
from server.game.settings import Mode
from server.game.state import Call, Round, Workshop


def answer(workshop: Workshop, command: AnswerStage) -> tuple[Entry, ...]:
    """Take a player's stage; in *Race* the first stands, else the last before the close."""
    current, call = _call(workshop, command.seat, command.call)
    if command.stage not in workshop.content.stage:
        raise Rejected(Reason.UNKNOWN_STAGE)
    if call.clock != command.clock:
        raise Rejected(Reason.TOO_LATE)  # It closed before the machine started anew.
    if timing.is_early(call, command.arrived_ms):
        raise Rejected(Reason.TOO_EARLY)
    if timing.is_late(call, command.arrived_ms):
        raise Rejected(Reason.TOO_LATE)
    if before := call.answers.get(command.seat):
        if before.stage == command.stage:
            return ()
        if current.settings.mode is Mode.RACE:
            raise Rejected(Reason.ALREADY_ANSWERED)
    return (
        StageAnswered(
            seat=command.seat,
            call=call.number,
            stage=command.stage,
            arrived_ms=command.arrived_ms,
            elapsed_ms=timing.elapsed(call, command.arrived_ms),
        ),
    )


def mark(workshop: Workshop, command: MarkSquare) -> tuple[Entry, ...]:
    """Take a player's mark, which may be moved until the call closes."""
    current, call = _call(workshop, command.seat, command.call)
    if not call.open:
        raise Rejected(Reason.TOO_LATE)
    card = current.cards[command.seat]
    if command.square is not None:
        if command.square not in range(len(card.squares)) or card.squares[command.square] is None:
            raise Rejected(Reason.NO_SUCH_SQUARE)
        if command.square in current.marked(command.seat):
            raise Rejected(Reason.SQUARE_TAKEN)
    if command.seat in call.marks and call.marks[command.seat] == command.square:
        return ()
    return (SquareMarked(seat=command.seat, call=call.number, square=command.square),)


def _call(workshop: Workshop, seat: int, number: int) -> tuple[Round, Call]:
    """Return the pending call, if it is the one meant and the player takes part in it."""
    taken_seat(workshop, seat)
    current = unpaused_round(workshop)
    if any(call.number == number for call in current.calls if call.shown):
        raise Rejected(Reason.TOO_LATE)
    if current.pending is None:
        raise Rejected(Reason.NO_OPEN_CALL)
    if current.pending.number != number:
        raise Rejected(Reason.OTHER_CALL)
    if seat not in current.cards:
        raise Rejected(Reason.NO_CARD)
    if current.cards[seat].first_call > number:
        raise Rejected(Reason.NEXT_CALL)
    return current, current.pending
