"""Calling scenario events, closing calls, taking them back."""

from __future__ import annotations

from server.game import scoring, timing
from server.game.commands import CallEvent, CloseCall, ExtendTimer
from server.game.decide import showing
from server.game.decide.known import pending_call, running_round, unpaused_round
from server.game.decide.rounds import undone
from server.game.entries import CallClosed, Entry, EventCalled, TimerExtended
from server.game.rejections import Reason, Rejected
from server.game.state import Round, Workshop


def call(workshop: Workshop, command: CallEvent) -> tuple[Entry, ...]:
    """Call the next event of the plan, or any event of the pack that the round has not heard."""
    current = unpaused_round(workshop)
    if current.pending is not None:
        raise Rejected(Reason.CALL_STILL_OPEN)
    event = _event(workshop, current, command.event)
    opens_at_ms = command.at_ms + command.lead_ms
    left_ms = _timer_ms(workshop, current, event)
    return (
        *showing.cleared(workshop),
        EventCalled(
            call=workshop.calls + 1,
            event=event,
            opens_at_ms=opens_at_ms,
            closes_at_ms=None if left_ms is None else opens_at_ms + left_ms,
            clock=command.clock,
            coming=_coming(current, event),
        ),
    )


def close(workshop: Workshop, command: CloseCall) -> tuple[Entry, ...]:
    """Take no more answers for the open call."""
    pending = pending_call(unpaused_round(workshop))
    if command.call not in (None, pending.number):
        raise Rejected(Reason.OTHER_CALL)
    if not pending.open or timing.is_early(pending, command.at_ms):
        raise Rejected(Reason.NO_OPEN_CALL)
    return (CallClosed(call=pending.number, at_ms=command.at_ms),)


def extend(workshop: Workshop, command: ExtendTimer) -> tuple[Entry, ...]:
    """Give everybody some seconds more for the open call."""
    pending = pending_call(unpaused_round(workshop))
    if not pending.open:
        raise Rejected(Reason.NO_OPEN_CALL)
    if pending.closes_at_ms is None:
        raise Rejected(Reason.NO_TIMER)
    if command.at_ms >= pending.closes_at_ms:
        raise Rejected(Reason.NO_OPEN_CALL)  # It has run out, and is about to close the call.
    closes_at_ms = pending.closes_at_ms + timing.EXTENSION_MS
    return (TimerExtended(call=pending.number, closes_at_ms=closes_at_ms),)


def undo(workshop: Workshop) -> tuple[Entry, ...]:
    """Take back the open call or, if none is open, the last one whose answer was shown."""
    return (undone(workshop.content, running_round(workshop)),)


def _timer_ms(workshop: Workshop, current: Round, event: str) -> int | None:
    """Return how long answers are taken: a timer waits for the slowest pace in the room."""
    if current.settings.timer_s is None:
        return None
    time_ms = scoring.reading_ms(workshop.content.event[event].text)
    time_ms += current.settings.timer_s * 1_000
    factors = [workshop.players[seat].pace.half_factors for seat in workshop.present]
    if None in factors:
        return None
    return time_ms * max((factor for factor in factors if factor), default=2) // 2


def _event(workshop: Workshop, current: Round, named: str | None) -> str:
    if named is None:
        if not current.coming:
            raise Rejected(Reason.NO_MORE_EVENTS)
        return current.coming[0]
    if named not in workshop.content.event:
        raise Rejected(Reason.UNKNOWN_EVENT)
    if named in current.seen():
        raise Rejected(Reason.ALREADY_CALLED)
    return named


def _coming(current: Round, event: str) -> tuple[str, ...]:
    """Return the plan after *event*; one from outside the plan takes the place of the last."""
    if event in current.coming:
        return tuple(other for other in current.coming if other != event)
    return current.coming[:-1]
