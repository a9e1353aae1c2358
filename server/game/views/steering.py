"""Views for those who steer: the desk, the roster, the counters."""

from __future__ import annotations

from server.game import scoring, timing
from server.game.entries import Result
from server.game.options import fewest_calls, unavailable
from server.game.pack import Pack
from server.game.settings import Grid, Mode, Pace
from server.game.state import Call, Workshop
from server.game.views.names import Names, name_of
from server.game.views.planning import planned
from server.game.views.room import second, split
from server.game.views.shapes import (
    CountsView,
    DeskView,
    GridOption,
    NextStep,
    RosterLine,
    RosterView,
    Timed,
    WhyView,
)

#: Right answers that are told one by one.
TOLD = 10

#: Of the reading time: whoever is faster has not read to the end.
QUICK = 0.35


def roster(workshop: Workshop, names: Names) -> RosterView:
    """Return who has joined, newest last."""
    return RosterView(
        players=tuple(
            RosterLine(seat=player.seat, name=name_of(names, player.seat), present=player.present)
            for player in workshop.players.values()
        )
    )


def counts(workshop: Workshop) -> CountsView:
    """Return how many have answered and are done, among those who are here and take part."""
    current = workshop.round
    call = current.call if current else None
    if current is None or call is None:
        return CountsView(call=None, answered=0, done=0, present=len(workshop.present))
    return CountsView(
        call=call.number,
        answered=len(call.said),
        done=len(call.said.keys() & call.marks.keys()),
        present=sum(
            seat in current.cards and current.cards[seat].first_call <= call.number
            for seat in workshop.present
        ),
    )


def desk(workshop: Workshop) -> DeskView:
    """Return what steers the workshop, answers included."""
    pack, current = workshop.content, workshop.round
    pending = current.pending if current else None
    running = current is not None and not current.ended and not workshop.ended
    return DeskView(
        step=workshop.step,
        next_step=next_step(workshop),
        now=planned(pack, pending.event.id) if pending else None,
        coming=tuple(planned(pack, event) for event in current.coming) if current else (),
        split=split(pack, pending) if pending else {},
        second=second(pack, pending) if pending else None,
        can_discuss=bool(pending and not pending.discussed),
        can_undo=running and bool(current and current.calls),
        can_reopen=bool(current and current.ended and not workshop.ended),
        paces={
            player.seat: player.pace
            for player in workshop.players.values()
            if player.pace is not Pace.USUAL
        },
        options=grid_options(pack),
    )


def why(workshop: Workshop, names: Names) -> WhyView:
    """Return the times and allowances behind the places of the call just shown."""
    current = workshop.round
    call = current.call if current else None
    if current is None or call is None or call.results is None:
        return WhyView(call=None, interrupted=False, tie_ms=timing.TIE_MS, answers=())
    timed = sorted(
        (
            _timed(call, result, name_of(names, result.seat))
            for result in call.results.values()
            if result.right
            and current.settings.mode is Mode.RACE
            # Their time is between them and whoever steers, and this is read out.
            and call.paces.get(result.seat) is not Pace.UNTIMED
        ),
        key=lambda answer: (answer.elapsed_ms, answer.seat),
    )
    return WhyView(
        call=call.number,
        interrupted=call.interrupted,
        tie_ms=timing.TIE_MS,
        answers=tuple(answer for at, answer in enumerate(timed) if at < TOLD or answer.quick),
    )


def _timed(call: Call, result: Result, name: str) -> Timed:
    answer = call.answers[result.seat]
    return Timed(
        seat=result.seat,
        name=name,
        elapsed_ms=answer.elapsed_ms,
        allowance_ms=answer.allowance_ms,
        rank=result.rank,
        quick=answer.elapsed_ms < QUICK * scoring.reading_ms(call.event.text),
    )


def next_step(workshop: Workshop) -> NextStep:
    """Return what the primary button does now."""
    current = workshop.round
    if workshop.ended:
        return NextStep.NOTHING
    if current is None or current.ended:
        return NextStep.START_ROUND
    if current.paused:
        return NextStep.RESUME_ROUND
    if current.pending is not None:
        discussing = current.pending.discussing
        return NextStep.OPEN_SECOND_VOTE if discussing else NextStep.SHOW_ANSWER
    return NextStep.CALL_EVENT if current.coming else NextStep.END_ROUND


def grid_options(pack: Pack) -> tuple[GridOption, ...]:
    """Return what *pack* can give on each grid."""
    return tuple(_option(pack, grid) for grid in Grid)


def _option(pack: Pack, grid: Grid) -> GridOption:
    return GridOption(
        grid=grid,
        unavailable=unavailable(pack, grid),
        fewest_calls={pattern.value: calls for pattern, calls in fewest_calls(pack, grid).items()},
    )
