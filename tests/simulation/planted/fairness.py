"""Faults of fairness: who sees a call when, and whose time is believed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from server.game import timing
from server.game.entries import EventCalled
from server.table import changes
from tests.simulation.bug import planted, planted_in_browser

planted_in_browser(
    "open-on-arrival",
    "It let me tap, and said that I was too early",
    found_by="was early, and its screen had opened",
    within=10,
    file="opening.ts",
    change=("    return opensAt === null ? 0 : opensAt - at;", "    return 0;"),
)


@planted(
    "believe-every-claim",
    "Whoever was in the lift was first",
    found_by="the referee objects",
    within=10,
)
def believe_every_claim() -> None:
    """Take a browser's word for whatever time it tells."""
    timing.CAP_MS = 10**9
    timing.quota = lambda rounds, seat, *, before=None: 10**9


@planted(
    "show-without-waiting",
    "I had tapped in time, and it did not count",
    found_by="the referee objects",
    within=10,
)
def show_without_waiting() -> None:
    """Show the answer as soon as it is asked for, whatever may be under way."""
    timing.may_arrive = lambda call, at_ms: False


@planted(
    "explain-the-call-before",
    "The desk explained the places of another call",
    found_by="still shows why",
    within=20,
)
def explain_the_call_before() -> None:
    """Take the reasons for places for the same when the next event is called."""
    honest = changes._of

    def of(entry: Any) -> Any:
        found = honest(entry)
        return replace(found, now=found.now - {"why"}) if isinstance(entry, EventCalled) else found

    changes._of = of
