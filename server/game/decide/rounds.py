"""A round starts, pauses, resumes, ends; its plan may be changed on the way."""

from __future__ import annotations

from server.game.card import Dealer, Squares
from server.game.commands import PauseRound, ReorderPlan, ResumeRound, SkipEvent, StartRound
from server.game.decide.dealing import deal_in
from server.game.decide.known import running_round
from server.game.deck import make_deck
from server.game.dice import Dice
from server.game.entries import (
    CallUndone,
    CardDealt,
    Entry,
    EventSkipped,
    PlanReordered,
    RoundEnded,
    RoundPaused,
    RoundReopened,
    RoundResumed,
    RoundStarted,
)
from server.game.options import fewest_calls, unavailable
from server.game.pack import Pack
from server.game.plan import (
    FEWEST_CALLS,
    MOST_CALLS,
    calls_for,
    insert,
    make_plan,
    most_calls,
    replacement,
)
from server.game.rejections import Reason, Rejected
from server.game.settings import Mode, RoundSettings
from server.game.state import Round, Workshop

#: Plans tried before patterns are said to be out of reach, and cards dealt to try each.
PLANS, TRIAL_CARDS = 12, 12

#: Bounds of the speed window and of the timer, in seconds.
SHORTEST_S, LONGEST_S = 5, 120


def start(workshop: Workshop, command: StartRound) -> tuple[Entry, ...]:
    """Plan the round, make its deck and deal everybody a card."""
    if workshop.round is not None and not workshop.round.ended:
        raise Rejected(Reason.ROUND_RUNNING)
    pack, settings = workshop.content, _settings(command.settings)
    number = len(workshop.rounds) + 1
    begun = _plan(workshop, number, settings, _length(pack, settings, command), command.seed)
    deal = _dealer(pack, begun)
    cards: dict[int, Squares] = {}
    taken: set[Squares] = set()
    for seat in sorted(workshop.players):
        cards[seat] = deal.deal(seat, taken)
        taken.add(cards[seat])
    return (begun, *(CardDealt(seat=seat, squares=card) for seat, card in cards.items()))


def reorder(workshop: Workshop, command: ReorderPlan) -> tuple[Entry, ...]:
    """Put the coming events into another order, take some out, put others in."""
    current, coming = running_round(workshop), command.events
    if len(set(coming)) < len(coming):
        raise Rejected(Reason.BAD_PLAN, "An event comes once in a round.")
    if not set(coming) <= workshop.content.event.keys():
        raise Rejected(Reason.UNKNOWN_EVENT)
    if current.seen() & set(coming):
        raise Rejected(Reason.ALREADY_CALLED)
    if len(current.calls) + len(coming) > MOST_CALLS:
        raise Rejected(Reason.BAD_PLAN, f"A round has {MOST_CALLS} calls at most.")
    if coming == current.coming:
        return ()
    return (PlanReordered(coming=coming),)


def skip(workshop: Workshop, command: SkipEvent) -> tuple[Entry, ...]:
    """Take a coming event out of the plan, and put another in its place if there is one."""
    current = running_round(workshop)
    if command.event not in current.coming:
        raise Rejected(Reason.BAD_PLAN)
    place = current.coming.index(command.event)
    other = replacement(workshop.content, command.event, current.deck, current.used())
    coming = (
        *current.coming[:place],
        *([other.id] if other else []),
        *current.coming[place + 1 :],
    )
    return (EventSkipped(event=command.event, coming=coming),)


def pause(workshop: Workshop, command: PauseRound) -> tuple[Entry, ...]:
    """Stop all game time."""
    if running_round(workshop).paused:
        raise Rejected(Reason.PAUSED)
    return (RoundPaused(at_ms=command.at_ms),)


def resume(workshop: Workshop, command: ResumeRound) -> tuple[Entry, ...]:
    """Go on; what the timer of an open call had left, it has again."""
    current = running_round(workshop)
    if current.paused_at_ms is None:
        raise Rejected(Reason.NOT_PAUSED)
    opens_at_ms = command.at_ms + command.lead_ms
    closes_at_ms = None
    if (call := current.pending) and call.closes_at_ms is not None:
        left_ms = call.closes_at_ms - max(current.paused_at_ms, call.opens_at_ms)
        closes_at_ms = opens_at_ms + max(0, left_ms)
    return (RoundResumed(opens_at_ms=opens_at_ms, closes_at_ms=closes_at_ms, clock=command.clock),)


def end(workshop: Workshop) -> tuple[Entry, ...]:
    """End the round; a call whose answer was not shown is taken back."""
    current = running_round(workshop)
    if current.pending is None:
        return (RoundEnded(),)
    return (undone(workshop.content, current), RoundEnded())


def reopen(workshop: Workshop) -> tuple[Entry, ...]:
    """Take back the end of the last round; who joined since is a late joiner."""
    if workshop.round is None:
        raise Rejected(Reason.NO_ROUND)
    if not workshop.round.ended:
        raise Rejected(Reason.ROUND_RUNNING)
    without = workshop.players.keys() - workshop.round.cards.keys()
    return (RoundReopened(), *deal_in(workshop, workshop.round, without))


def undone(pack: Pack, current: Round) -> CallUndone:
    """Take back the last call that counts; another event makes up the number of calls."""
    if current.call is None:
        raise Rejected(Reason.NOTHING_TO_UNDO)
    event = current.call.event.id
    other = replacement(pack, event, current.deck, current.used())
    last = current.calls[-2].event.id if len(current.calls) > 1 else None
    coming = insert(pack, current.coming, other.id, last) if other else current.coming
    return CallUndone(call=current.call.number, coming=coming)


def _settings(settings: RoundSettings) -> RoundSettings:
    if settings.mode is Mode.RELAXED and settings.timer_s is not None:
        raise Rejected(
            Reason.BAD_TIMER, "A relaxed round has no clock anywhere: leave the timer out."
        )
    for seconds in (settings.window_s, settings.timer_s):
        if seconds is not None and not SHORTEST_S <= seconds <= LONGEST_S:
            raise Rejected(
                Reason.BAD_TIMER, f"A timer runs from {SHORTEST_S} to {LONGEST_S} seconds."
            )
    return settings


def _length(pack: Pack, settings: RoundSettings, command: StartRound) -> int:
    most = most_calls(pack)
    if (command.minutes is None) == (command.calls is None):
        raise Rejected(Reason.BAD_LENGTH, "Give either minutes or a number of calls.")
    calls = command.calls
    if calls is None:
        assert command.minutes is not None
        calls = min(calls_for(command.minutes), most)
    if not FEWEST_CALLS <= calls <= most:
        raise Rejected(
            Reason.BAD_LENGTH, f"With this pack a round has {FEWEST_CALLS} to {most} calls."
        )
    grid = settings.grid
    if why := unavailable(pack, grid):
        raise Rejected(Reason.GRID_UNAVAILABLE, f"This pack cannot fill a {grid} card. {why}")
    if calls < grid.fewest_calls:
        raise Rejected(
            Reason.GRID_UNAVAILABLE,
            f"A {grid} card needs at least {grid.fewest_calls} calls; this round has {calls}.",
        )
    _check_patterns(pack, settings, calls)
    return calls


def _check_patterns(pack: Pack, settings: RoundSettings, calls: int) -> None:
    fewest = fewest_calls(pack, settings.grid)
    for pattern in settings.patterns:
        if calls < fewest.get(pattern, MOST_CALLS + 1):
            raise Rejected(Reason.PATTERN_UNAVAILABLE, _too_few(settings, calls))


def _plan(
    workshop: Workshop, number: int, settings: RoundSettings, calls: int, seed: str
) -> RoundStarted:
    """Return a plan on which every pattern that is on can be won, proved by dealing cards."""
    pack = workshop.content
    seen = {event for past in workshop.rounds for event in past.seen()}
    for attempt in range(PLANS):
        plan = make_plan(pack, calls, Dice(seed, "plan", attempt), seen)
        begun = RoundStarted(
            number=number,
            settings=settings,
            seed=seed,
            plan=plan,
            deck=make_deck(pack, plan, settings.grid, Dice(seed, "deck", attempt)),
        )
        if _winnable(pack, begun):
            return begun
    raise Rejected(Reason.PATTERN_UNAVAILABLE, _too_few(settings, calls))


def _too_few(settings: RoundSettings, calls: int) -> str:
    named = " and ".join(pattern.value.replace("_", " ") for pattern in settings.patterns)
    return (
        f"{calls} calls are too few to complete {named} on a {settings.grid} card. "
        "Choose more calls, a smaller card or fewer patterns."
    )


def _winnable(pack: Pack, begun: RoundStarted) -> bool:
    if not begun.settings.patterns:
        return True
    deal = _dealer(pack, begun)
    if deal.impossible():
        return False
    return not any(deal.faults(deal.deal(seat))[0] for seat in range(1, TRIAL_CARDS + 1))


def _dealer(pack: Pack, begun: RoundStarted) -> Dealer:
    return Dealer(pack, begun.settings, begun.plan, begun.deck, begun.seed)
