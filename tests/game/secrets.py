"""What must not be on a screen before its time, found by looking through whole views."""

from __future__ import annotations

from msgspec import to_builtins

from server.game import views
from server.game.views.private import Common


def leaves(view) -> set[str]:
    """Return every piece of text in *view*, the keys of its mappings included."""
    if isinstance(view, str):
        return {str(view)}
    if isinstance(view, dict):
        return leaves(list(view)) | leaves(list(view.values()))
    if isinstance(view, (list, tuple)):
        return set().union(*map(leaves, view))
    return set()


def room(workshop):
    """Return the views of a display, but for the workshop's own, which never changes in play."""
    return [
        to_builtins(view)
        for view in (
            views.call(workshop, {}),
            views.history(workshop),
            views.standings(workshop, {}),
            views.roster(workshop, {}),
            views.counts(workshop),
            views.confusion(workshop),
        )
    ]


def mine(workshop, seat, common=None):
    """Return how things stand for the player in *seat*."""
    return to_builtins(views.me(workshop, {}, seat, common or Common.of(workshop)))


def leaks(workshop) -> set[str]:
    """Return everything on players' and displays' screens that must not be there yet."""
    current, pack = workshop.round, workshop.content
    if current is None:
        return set()
    secret = {text for event in pack.events for text in (event.text, event.why, event.id)}
    secret |= {text for fact in pack.facts for text in (fact.text, fact.short, fact.id)}
    shown = [call.event for call in current.calls if call.shown]
    facts = {fact for event in shown for fact in event.facts}
    known = {text for event in shown for text in (event.text, event.why)} | _texts(pack, facts)
    if current.pending and not current.paused:
        known.add(current.pending.event.text)
    found = leaves(room(workshop)) & secret - known
    if current.pending:
        told = to_builtins(views.call(workshop, {}))
        # While the room discusses, it is told of every stage alike.
        if current.pending.discussing and list(told["split"]) == list(pack.stage):
            del told["split"]
        found |= leaves(told) & set(pack.stage)
    common = Common.of(workshop)
    for seat in workshop.players:
        told = leaves(mine(workshop, seat, common))
        told |= leaves(to_builtins(views.card(workshop, seat)))
        own = current.cards[seat].squares if seat in current.cards else ()
        found |= told & secret - _texts(pack, own)
        answer = current.pending and current.pending.answers.get(seat)
        said = {result.stage for result in current.results(seat)} | {answer and answer.stage}
        said |= {result.second for result in current.results(seat)}
        said |= {current.pending and (current.pending.second or {}).get(seat)}
        found |= told & set(pack.stage) - said
    return found


def _texts(pack, facts) -> set[str]:
    return {text for f in facts if f for text in (pack.fact[f].text, pack.fact[f].short)}
