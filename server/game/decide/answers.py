"""Answering calls and marking squares."""

from __future__ import annotations

from server.game import timing
from server.game.commands import AnswerStage, MarkSquare
from server.game.decide.known import running_round, taken_seat
from server.game.entries import Entry, SecondVoteCast, SquareMarked, StageAnswered
from server.game.rejections import Reason, Rejected
from server.game.settings import Mode
from server.game.state import Call, Round, Workshop


def answer(workshop: Workshop, command: AnswerStage) -> tuple[Entry, ...]:
    """Take a player's stage; in *Race* the first stands, else the last before the close."""
    current, call = _call(workshop, command)
    if command.stage not in workshop.content.stage:
        raise Rejected(Reason.UNKNOWN_STAGE)
    if command.vote != call.vote or call.discussing:
        raise Rejected(Reason.TOO_LATE)
    if timing.is_early(call, command.arrived_ms):
        raise Rejected(Reason.TOO_EARLY)
    if call.second is not None:
        return _again(call, call.second, command)
    time = _time(workshop, current, call, command)
    if timing.is_late(call, command.arrived_ms, time.elapsed_ms):
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
            elapsed_ms=time.elapsed_ms,
            claimed_ms=command.claimed_ms,
            allowance_ms=time.allowance_ms,
        ),
    )


def mark(workshop: Workshop, command: MarkSquare) -> tuple[Entry, ...]:
    """Take a player's mark, which may be moved until the call closes."""
    current, call = _call(workshop, command)
    if timing.is_early(call, command.arrived_ms):
        raise Rejected(Reason.TOO_EARLY)
    _untimed(call, command)
    card = current.cards[command.seat]
    if command.square is not None:
        if command.square not in range(len(card.squares)) or card.squares[command.square] is None:
            raise Rejected(Reason.NO_SUCH_SQUARE)
        if command.square in current.marked(command.seat):
            raise Rejected(Reason.SQUARE_TAKEN)
    if command.seat in call.marks and call.marks[command.seat] == command.square:
        return ()
    return (SquareMarked(seat=command.seat, call=call.number, square=command.square),)


def _again(call: Call, second: dict[int, str], command: AnswerStage) -> tuple[Entry, ...]:
    """Take what a player says at the second vote; it may be changed until that closes."""
    _untimed(call, command)
    if second.get(command.seat) == command.stage:
        return ()
    return (
        SecondVoteCast(
            seat=command.seat,
            call=call.number,
            stage=command.stage,
            arrived_ms=command.arrived_ms,
        ),
    )


def _untimed(call: Call, command: AnswerStage | MarkSquare) -> None:
    """Refuse what is not timed, and comes after the close."""
    close_ms = timing.closes_ms(call)
    if not call.open or (close_ms is not None and command.arrived_ms >= close_ms):
        raise Rejected(Reason.TOO_LATE)


def _time(workshop: Workshop, current: Round, call: Call, command: AnswerStage) -> timing.Adjusted:
    """Return the player's time; in *Relaxed* it tells no more than who was before the close."""
    relaxed = current.settings.mode is Mode.RELAXED
    left_ms = timing.quota(workshop.rounds, command.seat, before=call)
    quota_ms = timing.CAP_MS if relaxed else left_ms
    return timing.adjusted(call, command.arrived_ms, command.claimed_ms, quota_ms)


def _call(workshop: Workshop, command: AnswerStage | MarkSquare) -> tuple[Round, Call]:
    """Return the pending call, if it is the one meant and the player takes part in it."""
    seat, number = command.seat, command.call
    taken_seat(workshop, seat)
    current = running_round(workshop)
    if current.paused and (current.pending is None or current.pending.open):
        raise Rejected(Reason.PAUSED)  # To a closed call, what was given in time may still come.
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
    if current.pending.clock != command.clock:
        raise Rejected(Reason.TOO_LATE)  # It closed before the machine started anew.
    return current, current.pending
