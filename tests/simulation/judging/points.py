"""Points: as the referee works them out, who knows the rules alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from server.game import timing
from server.game.entries import AnswerShown, CallClosed, DiscussionOpened, Entry
from tests.game.referee import Referee
from tests.game.timekeeper import Timekeeper
from tests.simulation.disk import Stored
from tests.simulation.history import History


def judge(history: History, workshop: str, log: Sequence[Stored]) -> Iterator[str]:
    """Complain where the journal is not what the rules allow, or a screen adds up otherwise."""
    referee, closed_by = Referee(), ""
    entries = [(stored, entry) for stored in log for entry in stored.entries]
    for number, (stored, entry) in enumerate(entries, start=1):
        if isinstance(entry, CallClosed):
            closed_by = stored.clock
        referee.watch.same_clock = stored.clock == closed_by
        _tell(referee.watch, entry, stored)
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


def _tell(watch: Timekeeper, entry: Entry, stored: Stored) -> None:
    """Tell the timekeeper what no entry holds: the time, as far as it is known, and round trips."""
    watch.now = 0
    if isinstance(entry, AnswerShown | DiscussionOpened):
        watch.now = stored.game_ms
    if isinstance(entry, AnswerShown):
        watch.trips = {grant.seat: grant.ms - timing.SCREEN_MS for grant in entry.grants}
