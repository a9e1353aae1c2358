"""The workshops that were recorded: who did what, and when views are kept whole."""

from __future__ import annotations

from collections.abc import Callable

from server.game import timing
from server.game.commands import EndWorkshop, ReopenRound, ReorderPlan, SkipEvent, UndoCall
from server.game.settings import Grid, Mode, Pace, Pattern
from tests.game.packs import SHIPPED
from tests.journals.crowd import Crowd
from tests.packs.small import small_pack


def race() -> Crowd:
    """Twelve calls on small cards; the server's machine fails in the middle of one."""
    crowd = Crowd("race", SHIPPED)
    crowd.starts(12)
    crowd.plays_until(2)

    crowd.calls()
    crowd.answers(range(1, 16))
    crowd.undoes()
    crowd.keep("an open call was taken back", 1)
    crowd.plays_until(4)

    crowd.calls()
    crowd.answers(range(1, 21))
    late = crowd.joins()
    crowd.answers(range(21, 31))
    crowd.shows()
    crowd.keep("somebody joined in the middle of a call", late)
    crowd.plays_until(6)

    crowd.undoes()
    crowd.keep("an answered call was taken back", 2, late)

    crowd.calls()
    crowd.answers(range(1, 13))
    crowd.pauses()
    crowd.keep("a pause in an open call", 3)
    crowd.resumes()
    crowd.answers(range(13, 32))
    crowd.shows()
    crowd.plays_until(8)

    crowd.calls()
    crowd.answers(range(1, 18))
    crowd.crashes(range(1, 27), away_ms=90_000, boot="boot-2")
    crowd.keep("a crash in an open call, and another boot of the machine", 4, 30)
    crowd.returns(27, 28)
    crowd.resumes()
    crowd.answers(range(18, 32))
    crowd.shows()
    crowd.plays_until(12)
    crowd.ends_round()
    crowd.keep("the round was over", *crowd.room.workshop.players)
    return crowd


def steady() -> Crowd:
    """Eighteen timed calls with every pattern, then a short race to which the scores carry over."""
    crowd = Crowd("steady", SHIPPED, busy=70)
    crowd.starts(18, grid=Grid.FOUR, mode=Mode.STEADY, patterns=tuple(Pattern), timer_s=30)
    _timed(crowd, 2)

    crowd.steers(SkipEvent(event=crowd.round.coming[3]))
    crowd.steers(ReorderPlan(events=crowd.round.coming[::-1]))
    outside = [event.id for event in SHIPPED.events if event.id not in crowd.round.used()]
    crowd.plays(outside[0])
    crowd.keep("an event from outside the plan", 1)

    crowd.leaves(5, 6, 7)
    _timed(crowd, 5)
    crowd.returns(6)
    late = crowd.joins()
    crowd.pauses()
    crowd.resumes()
    crowd.calls()
    crowd.answers(range(1, 11))
    crowd.crashes(crowd.seats, away_ms=60_000)
    crowd.keep("a crash in an open call whose time ran out meanwhile", 2, late)
    crowd.resumes()
    crowd.answers(range(11, 32))
    crowd.shows()
    _timed(crowd, 8)
    crowd.undoes()
    crowd.undoes()
    crowd.keep("two answered calls were taken back", 3, late)

    crowd.calls()
    crowd.pauses()
    crowd.resumes(120_000)
    crowd.answers()
    crowd.shows()
    _timed(crowd, 18)
    crowd.ends_round()
    crowd.keep("the first round was over", 4, late)

    crowd.returns(5)
    crowd.starts(6, window_s=5, carry_scores=True)
    crowd.plays_until(6)
    crowd.ends_round()
    crowd.keep("the second round was over", *crowd.room.workshop.players)
    return crowd


def relaxed() -> Crowd:
    """Twenty-four calls on large cards, with no clock; a round ended by mistake."""
    crowd = Crowd("relaxed", small_pack(), busy=60)
    crowd.starts(24, grid=Grid.FIVE, mode=Mode.RELAXED, show_standings=False)
    crowd.plays_until(9)
    first = crowd.joins()
    crowd.keep("somebody joined between two calls", first)
    crowd.plays_until(12)

    crowd.crashes(range(1, 31), away_ms=600_000, boot="boot-2")
    crowd.keep("a crash between two calls", 1, first)
    crowd.returns(first)
    crowd.calls()
    crowd.answers(range(1, 20))
    crowd.ends_round()
    crowd.joins()
    crowd.keep("the round was ended in an open call", 2)
    crowd.steers(ReopenRound())
    crowd.keep("the round was reopened", 3, first + 1)

    crowd.plays_until(18)
    crowd.calls()
    crowd.pauses()
    crowd.resumes()
    crowd.answers()
    crowd.undoes()
    crowd.undoes()
    crowd.keep("an open and an answered call were taken back", 4, first + 1)
    crowd.plays_until(24)
    crowd.ends_round()
    crowd.steers(EndWorkshop())
    crowd.keep("the workshop was over", *crowd.room.workshop.players)
    return crowd


def paces() -> Crowd:
    """Twelve calls in which some play at a pace of their own, and answers arrive late."""
    crowd = Crowd("paces", SHIPPED, busy=85)
    crowd.chooses(4, Pace.DOUBLE)
    crowd.starts(12)
    crowd.plays_until(2)
    crowd.gives(9, Pace.LONGER)
    crowd.chooses(15, Pace.UNTIMED)
    crowd.keep("three had chosen another pace", 4, 9, 15, 1)
    crowd.plays_until(4)

    crowd.calls()
    crowd.answers(range(1, 24))
    crowd.asks()
    crowd.slips_in(30)
    crowd.keep("an answer given in time arrived after the close", 30)
    crowd.waits(timing.GRACE_MS)
    crowd.keep("the promised answer was shown", 30)

    crowd.calls()
    crowd.answers(range(1, 20))
    late = crowd.joins()
    crowd.asks()
    crowd.steers(UndoCall())
    crowd.keep("a call whose answer was promised was taken back", 2, late)
    crowd.chooses(4, Pace.USUAL)
    crowd.gives(late, Pace.DOUBLE)
    crowd.plays_until(7)

    crowd.leaves(12, 13)
    crowd.calls()
    crowd.answers(range(1, 12))
    crowd.pauses()
    crowd.chooses(21, Pace.DOUBLE)
    crowd.resumes()
    crowd.answers(range(14, 32))
    crowd.shows()
    crowd.returns(13)

    crowd.calls()
    crowd.answers(range(1, 16))
    crowd.asks()
    crowd.crashes(crowd.seats, away_ms=3_000)
    crowd.keep("a crash after an answer was promised", 1, 15, late)
    crowd.plays_until(12)
    crowd.ends_round()
    crowd.keep("the round was over", *crowd.room.workshop.players)
    return crowd


def _timed(crowd: Crowd, calls: int) -> None:
    """Play on until so many count; the timer closes each, and some are late."""
    while len(crowd.round.calls) < calls:
        crowd.calls()
        crowd.answers()
        crowd.waits(60_000)
        crowd.shows()


SCRIPTS: dict[str, Callable[[], Crowd]] = {
    script.__name__: script for script in (race, steady, relaxed, paces)
}
