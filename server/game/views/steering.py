"""Views for those who steer: the desk, the roster, the counters."""

from __future__ import annotations

from server.game.options import fewest_calls, unavailable
from server.game.pack import Pack
from server.game.settings import Grid
from server.game.state import Call, Workshop
from server.game.views.names import Names, name_of
from server.game.views.room import split
from server.game.views.shapes import (
    CountsView,
    DeskView,
    GridOption,
    NextStep,
    PlannedEvent,
    RosterLine,
    RosterView,
)


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
        answered=len(call.answers),
        done=len(call.answers.keys() & call.marks.keys()),
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
        now=_planned(pack, pending.event.id) if pending else None,
        coming=tuple(_planned(pack, event) for event in current.coming) if current else (),
        split=_split(pack, pending),
        can_undo=running and bool(current and current.calls),
        can_reopen=bool(current and current.ended and not workshop.ended),
        options=grid_options(pack),
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
        return NextStep.SHOW_ANSWER
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


def _planned(pack: Pack, event_id: str) -> PlannedEvent:
    event = pack.event[event_id]
    return PlannedEvent(
        event=event.id,
        text=event.text,
        stage=event.stage,
        why=event.why,
        facts=tuple(pack.fact[fact].text for fact in event.facts),
    )


def _split(pack: Pack, pending: Call | None) -> dict[str, int]:
    return split(pack, pending) if pending else {}
