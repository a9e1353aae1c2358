"""Replay entries into a workshop. No rules here: what happened, happened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from server.game.entries import (
    STEERING,
    AnswerPromised,
    AnswerShown,
    CallClosed,
    CallUndone,
    CardDealt,
    ConfusionShown,
    DiscussionOpened,
    DiscussionPromised,
    Entry,
    EventCalled,
    EventSkipped,
    PaceChosen,
    PlanReordered,
    PlayerJoined,
    PlayerLeft,
    PlayerReturned,
    RoundEnded,
    RoundPaused,
    RoundReopened,
    RoundResumed,
    RoundStarted,
    SecondVoteCast,
    SecondVoteOpened,
    SquareMarked,
    StageAnswered,
    TimerExtended,
    WorkshopEnded,
    WorkshopOpened,
)
from server.game.settings import Pace
from server.game.state import Answer, Call, Card, Player, Round, Workshop


def evolve(workshop: Workshop, entry: Entry) -> None:
    """Take *entry* into the workshop."""
    workshop.version += 1
    workshop.step += isinstance(entry, STEERING)
    match entry:
        case WorkshopOpened(pack=pack):
            workshop.pack = pack
        case WorkshopEnded():
            workshop.ended = True
        case PlayerJoined(seat=seat):
            workshop.players[seat] = Player(seat=seat)
        case PlayerLeft(seat=seat):
            workshop.players[seat].present = False
        case PlayerReturned(seat=seat):
            workshop.players[seat].present = True
        case PaceChosen(seat=seat, pace=pace):
            workshop.players[seat].pace = pace
        case ConfusionShown(on=on):
            workshop.confusion_on_display = on
        case RoundStarted():
            workshop.rounds.append(
                Round(
                    number=entry.number,
                    settings=entry.settings,
                    seed=entry.seed,
                    planned=entry.plan,
                    coming=entry.plan,
                    deck=entry.deck,
                )
            )
        case _:
            _evolve_round(workshop, workshop.rounds[-1], entry)


def replay(entries: Iterable[Entry]) -> Workshop:
    """Return the workshop that *entries* add up to."""
    workshop = Workshop()
    for entry in entries:
        evolve(workshop, entry)
    return workshop


def _evolve_round(workshop: Workshop, current: Round, entry: _RoundEntry) -> None:
    match entry:
        case CardDealt(seat=seat, squares=squares, gifts=gifts):
            current.cards[seat] = Card(squares=squares, gifts=gifts, first_call=workshop.calls + 1)
        case PlanReordered(coming=coming):
            current.skipped = (current.skipped | set(current.coming)) - set(coming)
            current.coming = coming
        case EventSkipped(event=event, coming=coming):
            current.skipped.add(event)
            current.coming = coming
        case EventCalled():
            workshop.calls = entry.call
            current.coming = entry.coming
            current.calls.append(
                Call(
                    number=entry.call,
                    event=workshop.content.event[entry.event],
                    opens_at_ms=entry.opens_at_ms,
                    closes_at_ms=entry.closes_at_ms,
                    clock=entry.clock,
                    paces={
                        player.seat: player.pace
                        for player in workshop.players.values()
                        if player.pace is not Pace.USUAL
                    },
                )
            )
        case RoundPaused(at_ms=at_ms):
            current.paused_at_ms = at_ms
        case RoundResumed():
            _resume(current, entry)
        case CallUndone(call=number, coming=coming):
            undone = next(call for call in current.calls if call.number == number)
            current.calls.remove(undone)
            current.undone.append(undone)
            current.coming = coming
        case RoundEnded():
            current.ended = True
            current.paused_at_ms = None
        case RoundReopened():
            current.ended = False
        case _:
            _evolve_call(current.calls[-1], entry)


def _evolve_call(call: Call, entry: _CallEntry) -> None:
    match entry:
        case StageAnswered(seat=seat):
            call.answers[seat] = Answer(
                stage=entry.stage, elapsed_ms=entry.elapsed_ms, allowance_ms=entry.allowance_ms
            )
        case SquareMarked(seat=seat, square=square):
            call.marks[seat] = square
        case CallClosed(at_ms=at_ms):
            call.closed_at_ms = at_ms
        case TimerExtended(closes_at_ms=closes_at_ms):
            call.closes_at_ms = closes_at_ms
        case DiscussionPromised(at_ms=at_ms):
            call.promised_ms = at_ms
            call.to_discuss = True
        case DiscussionOpened():
            call.promised_ms = None
            call.to_discuss = False
            call.discussed = True
        case SecondVoteOpened():
            call.second = {}
            call.opens_at_ms = entry.opens_at_ms
            call.clock = entry.clock
            call.closed_at_ms = call.closes_at_ms = None
        case SecondVoteCast(seat=seat, stage=stage):
            assert call.second is not None, "it has been opened"
            call.second[seat] = stage
        case AnswerPromised(at_ms=at_ms):
            call.promised_ms = at_ms
            call.to_discuss = False
        case AnswerShown(results=results, grants=grants):
            call.results = {result.seat: result for result in results}
            call.grants = {grant.seat: grant.ms for grant in grants}
        case _:
            assert_never(entry)


def _resume(current: Round, entry: RoundResumed) -> None:
    """Let game time run on from where the pause stopped it."""
    call, paused_at_ms = current.pending, current.paused_at_ms
    current.paused_at_ms = None
    if call is None or not call.open or paused_at_ms is None:
        return
    call.played_ms += max(0, paused_at_ms - call.opens_at_ms)
    call.opens_at_ms = entry.opens_at_ms
    call.closes_at_ms = entry.closes_at_ms
    call.clock = entry.clock
    # Its text had been sent, open or not: whoever read on during the pause would be first.
    call.interrupted = call.interrupted or call.vote == 1


_CallEntry = (
    StageAnswered
    | SquareMarked
    | CallClosed
    | TimerExtended
    | DiscussionPromised
    | DiscussionOpened
    | SecondVoteOpened
    | SecondVoteCast
    | AnswerPromised
    | AnswerShown
)

_RoundEntry = (
    CardDealt
    | PlanReordered
    | EventSkipped
    | EventCalled
    | CallUndone
    | RoundPaused
    | RoundResumed
    | RoundEnded
    | RoundReopened
    | _CallEntry
)
