"""One-word builders, so that a test reads like a script of play.

Orders are imperative (``call``), entries past tense (``called``). Calls open at 0 ms unless told
otherwise, so that arrival times read as reaction times.
"""

from __future__ import annotations

from server.game.commands import (
    AnswerStage,
    CallEvent,
    ChoosePace,
    CloseCall,
    DiscussCall,
    ExtendTimer,
    JoinWorkshop,
    LeaveWorkshop,
    MarkSquare,
    OpenSecondVote,
    PauseRound,
    ReorderPlan,
    ResumeRound,
    ReturnToWorkshop,
    ShowAnswer,
    ShowConfusion,
    SkipEvent,
    StartRound,
)
from server.game.entries import (
    AnswerPromised,
    CallClosed,
    CallUndone,
    CardDealt,
    EventCalled,
    EventSkipped,
    Gift,
    PaceChosen,
    PlanReordered,
    PlayerJoined,
    PlayerLeft,
    PlayerReturned,
    RoundPaused,
    RoundResumed,
    RoundStarted,
    SquareMarked,
    StageAnswered,
    WorkshopOpened,
)
from server.game.settings import RoundSettings
from tests.packs.small import small_pack

PACK = small_pack()
CLOCK = "boot-1"

#: A card to reason about: its top row holds the facts of ``clear-e1``, ``dig-e1`` and ``sow-e1``.
CARD = ("clear-1", "dig-1", "sow-1", "water-1", "weed-1", "pick-1", "clear-7", "dig-7", "sow-7")
DECK = tuple(f"{stage.id}-{number}" for stage in PACK.stages for number in (1, 7, 8, 9))
PLAN = ("clear-e1", "dig-e1", "sow-e1", "water-e1", "weed-e1", "pick-e1")


def join():
    return JoinWorkshop()


def leave(seat):
    return LeaveWorkshop(seat=seat)


def come_back(seat):
    return ReturnToWorkshop(seat=seat)


def choose(seat, pace):
    return ChoosePace(seat=seat, pace=pace)


def start(calls=6, seed="seed", minutes=None, **settings):
    return StartRound(
        settings=RoundSettings(**settings),
        calls=None if minutes is not None else calls,
        minutes=minutes,
        seed=seed,
    )


def reorder(*events):
    return ReorderPlan(events=events)


def skip(event):
    return SkipEvent(event=event)


def call(event=None, at=0, lead=0, clock=CLOCK):
    return CallEvent(event=event, at_ms=at, lead_ms=lead, clock=clock)


def answer(seat, stage, at=1_000, number=1, claimed=None, clock=CLOCK, vote=1):
    return AnswerStage(
        seat=seat,
        call=number,
        stage=stage,
        arrived_ms=at,
        clock=clock,
        claimed_ms=claimed,
        vote=vote,
    )


def mark(seat, square, number=1, at=1_000, clock=CLOCK):
    return MarkSquare(seat=seat, call=number, square=square, arrived_ms=at, clock=clock)


def close(at=60_000, number=None):
    return CloseCall(at_ms=at, call=number)


def show(at=60_000, trips=None):
    return ShowAnswer(at_ms=at, trips_ms=trips or {})


def discuss(at=60_000):
    return DiscussCall(at_ms=at)


def vote_again(at=100_000, lead=0, clock=CLOCK):
    return OpenSecondVote(at_ms=at, lead_ms=lead, clock=clock)


def show_confusion(on=True):
    return ShowConfusion(on=on)


def extend(at):
    return ExtendTimer(at_ms=at)


def pause(at):
    return PauseRound(at_ms=at)


def resume(at, lead=1_000, clock=CLOCK):
    return ResumeRound(at_ms=at, lead_ms=lead, clock=clock)


def opened(pack=PACK):
    return WorkshopOpened(pack=pack)


def joined(seat):
    return PlayerJoined(seat=seat)


def left(seat):
    return PlayerLeft(seat=seat)


def returned(seat):
    return PlayerReturned(seat=seat)


def chosen(seat, pace):
    return PaceChosen(seat=seat, pace=pace)


def started(plan=PLAN, number=1, deck=DECK, **settings):
    return RoundStarted(
        number=number,
        settings=RoundSettings(**settings),
        seed="seed",
        plan=tuple(plan),
        deck=tuple(deck),
    )


def dealt(seat, squares=CARD, gifts=()):
    return CardDealt(seat=seat, squares=tuple(squares), gifts=tuple(gifts))


def gift(square, number):
    return Gift(square=square, call=number)


def reordered(*coming):
    return PlanReordered(coming=coming)


def skipped(event, *coming):
    return EventSkipped(event=event, coming=coming)


def called(event="clear-e1", number=1, opens=0, closes=None, coming=PLAN[1:]):
    return EventCalled(
        call=number,
        event=event,
        opens_at_ms=opens,
        closes_at_ms=closes,
        clock=CLOCK,
        coming=tuple(coming),
    )


def answered(seat, stage, at=1_000, number=1, elapsed=None, claimed=None, allowance=0):
    return StageAnswered(
        seat=seat,
        call=number,
        stage=stage,
        arrived_ms=at,
        elapsed_ms=at if elapsed is None else elapsed,
        claimed_ms=claimed,
        allowance_ms=allowance,
    )


def marked(seat, square, number=1):
    return SquareMarked(seat=seat, call=number, square=square)


def closed(at=60_000, number=1):
    return CallClosed(call=number, at_ms=at)


def promised(at, number=1):
    return AnswerPromised(call=number, at_ms=at)


def undone(number=1, *coming):
    return CallUndone(call=number, coming=coming)


def paused(at):
    return RoundPaused(at_ms=at)


def resumed(opens, closes=None):
    return RoundResumed(opens_at_ms=opens, closes_at_ms=closes, clock=CLOCK)


def seated(players=2, plan=PLAN, **settings):
    """Return the entries of a round in which everybody holds ``CARD``."""
    seats = range(1, players + 1)
    return (opened(), *map(joined, seats), started(plan, **settings), *map(dealt, seats))
