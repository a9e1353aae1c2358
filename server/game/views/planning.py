"""Views for whoever plans the round: every event of the pack, and where each stands."""

from __future__ import annotations

from server.game.pack import Pack
from server.game.state import Workshop
from server.game.views.shapes import EventsView, PlannedEvent, PlanView


def events(workshop: Workshop) -> EventsView:
    """Return every event of the pack with its answer, in the pack's order."""
    pack = workshop.content
    return EventsView(events=tuple(planned(pack, event.id) for event in pack.events))


def plan(workshop: Workshop) -> PlanView:
    """Return what was heard in this round, what is to come, and what was taken out."""
    current = workshop.round
    if current is None:
        return PlanView(called=(), taken_back=(), coming=(), skipped=())
    order = [event.id for event in workshop.content.events]
    return PlanView(
        called=tuple(call.event.id for call in current.calls),
        taken_back=tuple(call.event.id for call in current.undone),
        coming=current.coming,
        skipped=tuple(sorted(current.skipped, key=order.index)),
    )


def planned(pack: Pack, event_id: str) -> PlannedEvent:
    """Return an event with its answer."""
    event = pack.event[event_id]
    return PlannedEvent(
        event=event.id,
        text=event.text,
        stage=event.stage,
        why=event.why,
        facts=tuple(pack.fact[fact].text for fact in event.facts),
    )
