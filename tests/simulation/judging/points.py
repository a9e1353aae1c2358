"""Points: as the referee works them out, who knows the rules alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from server.game.entries import Entry
from tests.game.referee import Referee
from tests.simulation.history import History


def judge(history: History, workshop: str, entries: Sequence[Entry]) -> Iterator[str]:
    """Complain where the journal is not what the rules allow, or a screen adds up otherwise."""
    referee = Referee()
    for number, entry in enumerate(entries, start=1):
        try:
            referee.follow(entry)
        except AssertionError as error:
            yield f"the referee objects to entry {number}, {entry}: {error}"
            return
    if not referee.rounds:
        return
    totals = referee.totals()
    for browser, shown in history.shown.items():
        mine = [one.emission for one in shown if one.view == "me" and one.emission]
        if browser.workshop == workshop and mine and not browser.closed and browser.up:
            told = mine[-1].body["body"]["points"]
            if told != totals[browser.seat]:
                yield f"{browser} shows {told} points; by the rules it has {totals[browser.seat]}"
