"""Showing an answer: marks kept, placement, patterns and points, all of it in one entry."""

from __future__ import annotations

from collections.abc import Mapping

from server.game import scoring, timing
from server.game.commands import ShowAnswer, ShowConfusion
from server.game.decide.known import pending_call, unpaused_round
from server.game.entries import (
    AnswerPromised,
    AnswerShown,
    CallClosed,
    ConfusionShown,
    Entry,
    Grant,
    Points,
    Result,
)
from server.game.lines import complete, is_line
from server.game.pack import Pack
from server.game.rejections import Reason, Rejected
from server.game.settings import Mode, Pace
from server.game.state import Call, Round, Workshop


def show(workshop: Workshop, command: ShowAnswer) -> tuple[Entry, ...]:
    """Close the call if it is still open, and show its answer once nobody's can still arrive.

    An answer given in time may be under way for so long; where everybody has answered, or too much
    time has passed, there is nothing to wait for.
    """
    current = unpaused_round(workshop)
    call = pending_call(current)
    if awaited(workshop, current, call, command.at_ms):
        if call.promised_ms is not None and not call.to_discuss:
            return ()
        due_ms = timing.due_ms(call, command.at_ms)
        promised = AnswerPromised(call=call.number, at_ms=due_ms)
        return (*closing(call, command.at_ms), promised)
    shown = AnswerShown(
        call=call.number,
        results=_results(workshop.content, current, call),
        grants=_grants(current, command.trips_ms),
    )
    return (*closing(call, command.at_ms), shown)


def show_confusion(workshop: Workshop, command: ShowConfusion) -> tuple[Entry, ...]:
    """Let the display show what was taken for what, but not over a call that people answer."""
    pending = workshop.round.pending if workshop.round else None
    if command.on and pending is not None:
        raise Rejected(Reason.CALL_STILL_OPEN)
    if command.on == workshop.confusion_on_display:
        return ()
    return (ConfusionShown(on=command.on),)


def cleared(workshop: Workshop) -> tuple[Entry, ...]:
    """Return what makes room on the display for a call."""
    return (ConfusionShown(on=False),) if workshop.confusion_on_display else ()


def closing(call: Call, at_ms: int) -> tuple[Entry, ...]:
    """Return what closes *call* at *at_ms*, if it is still open."""
    return (CallClosed(call=call.number, at_ms=at_ms),) if call.open else ()


def awaited(workshop: Workshop, current: Round, call: Call, at_ms: int) -> bool:
    """Tell whether somebody's answer may be under way: in *Race*, of those who gave none.

    After a discussion no time is taken: what has not arrived by the close is late.
    """
    if call.discussed or not timing.may_arrive(call, at_ms):
        return False
    changeable = current.settings.mode is not Mode.RACE
    return any(
        changeable or seat not in call.answers
        for seat in workshop.present
        if seat in current.cards and current.cards[seat].first_call <= call.number
    )


def _grants(current: Round, trips_ms: Mapping[int, int]) -> tuple[Grant, ...]:
    if current.settings.mode is Mode.RELAXED:
        return ()
    return tuple(Grant(seat=seat, ms=timing.grant(trips_ms.get(seat))) for seat in current.cards)


def _results(pack: Pack, current: Round, call: Call) -> tuple[Result, ...]:
    second = call.second or {}
    seats = sorted(call.answers.keys() | call.marks.keys() | second.keys())
    rank = _ranks(current, call)
    kept = {seat: _kept(current, call, seat) for seat in seats}
    completed = {seat: _completed(pack, current, seat, kept[seat]) for seat in seats}
    first_line = _first_line(current, call, completed)
    return tuple(
        Result(
            seat=seat,
            stage=answer.stage if (answer := call.answers.get(seat)) else None,
            right=_right(call, seat),
            elapsed_ms=answer.elapsed_ms if answer else None,
            rank=rank.get(seat),
            kept=kept[seat],
            completed=completed[seat],
            points=Points(
                recognise=_recognised(current, call, seat),
                placement=scoring.placement(rank.get(seat)),
                patterns=_patterns(current, seat, completed[seat]),
                first_line=scoring.FIRST_LINE if seat in first_line else 0,
            ),
            second=second.get(seat),
        )
        for seat in seats
    )


def _right(call: Call, seat: int) -> bool:
    return seat in call.answers and call.answers[seat].stage == call.event.stage


def _times(current: Round, call: Call) -> dict[int, int]:
    """Return the times that "first" goes by: of right answers, in *Race*, given with a timer."""
    if current.settings.mode is not Mode.RACE:
        return {}
    return {
        seat: answer.elapsed_ms
        for seat, answer in call.answers.items()
        if _right(call, seat) and call.pace(seat) is not Pace.UNTIMED
    }


def _ranks(current: Round, call: Call) -> dict[int, int]:
    """Return everybody's place; a call paused while open gives none."""
    return {} if call.interrupted else timing.ranks(_times(current, call))


def _kept(current: Round, call: Call, seat: int) -> int | None:
    """Return the player's mark if the event shows the fact on it."""
    square = call.marks.get(seat)
    if square is None or current.cards[seat].squares[square] not in call.event.facts:
        return None
    return square


def _completed(pack: Pack, current: Round, seat: int, kept: int | None) -> tuple[str, ...]:
    """Return the patterns that the new mark completes."""
    if kept is None:
        return ()
    settings, squares = current.settings, current.cards[seat].squares
    stages = [fact and pack.fact[fact].stage for fact in squares]
    marked = current.marked(seat)
    before = complete(settings.grid, settings.patterns, stages, marked)
    after = complete(settings.grid, settings.patterns, stages, marked | {kept})
    return tuple(name for name in after if name not in before)


def _first_line(
    current: Round, call: Call, completed: dict[int, tuple[str, ...]]
) -> frozenset[int]:
    """Return who shares the prize for the round's first line: the first of those who were right."""
    earlier = (
        name
        for past in current.calls
        for result in (past.results or {}).values()
        for name in result.completed
    )
    if any(is_line(name) for name in earlier):
        return frozenset()
    times = {
        seat: elapsed_ms
        for seat, elapsed_ms in _times(current, call).items()
        if any(is_line(name) for name in completed[seat])
    }
    return frozenset(timing.groups(times)[0]) if times else frozenset()


def _recognised(current: Round, call: Call, seat: int) -> int:
    if not _right(call, seat):
        return scoring.SECOND_VOTE if (call.second or {}).get(seat) == call.event.stage else 0
    elapsed_ms = call.answers[seat].elapsed_ms
    return scoring.recognised(current.settings, elapsed_ms, call.event.text, call.pace(seat))


def _patterns(current: Round, seat: int, completed: tuple[str, ...]) -> int:
    before = [name for result in current.results(seat) for name in result.completed]
    lines = sum(map(is_line, completed))
    return scoring.patterns(sum(map(is_line, before)), lines, len(completed) - lines)
