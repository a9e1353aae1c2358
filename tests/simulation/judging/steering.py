"""Steering: each press acts once, at its step, over one connection, and is told the truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from server.game.entries import (
    STEERING,
    AnswerPromised,
    AnswerShown,
    CallClosed,
    CallUndone,
    DiscussionOpened,
    DiscussionPromised,
    Entry,
    EventCalled,
    RoundEnded,
    RoundPaused,
    RoundResumed,
    RoundStarted,
    SecondVoteOpened,
    WorkshopOpened,
)
from tests.simulation.history import FLEETING, History

#: What a steering command that is done leaves in the journal, as the next steering entry.
LEAVES: dict[str, tuple[type[Entry], ...]] = {
    "start_round": (RoundStarted,),
    "call_event": (EventCalled,),
    "close_call": (CallClosed,),
    "discuss_call": (CallClosed, DiscussionPromised, DiscussionOpened),
    "open_second_vote": (SecondVoteOpened,),
    "show_answer": (CallClosed, AnswerPromised, AnswerShown),
    "undo_call": (CallUndone,),
    "pause_round": (RoundPaused,),
    "resume_round": (RoundResumed,),
    "end_round": (CallUndone, RoundEnded),
}

#: What also happens by itself: the beginning, a timer that runs out, an answer or a discussion that
#: was promised, a call that lost its clock.
BY_ITSELF = (WorkshopOpened, CallClosed, DiscussionOpened, AnswerShown, RoundPaused)

#: What to ask for again changes nothing, however often: it is coming already.
COMING = {"show_answer": AnswerPromised, "discuss_call": DiscussionPromised}


def judge(history: History, workshop: str, entries: Sequence[Entry]) -> Iterator[str]:
    """Complain of presses that acted twice, late, or not as somebody was told."""
    steering = [entry for entry in entries if isinstance(entry, STEERING)]
    yield from _done(history, workshop, steering)
    yield from _asked(history, workshop, steering)
    yield from _one_connection(history, workshop)


def _done(history: History, workshop: str, steering: list[Entry]) -> Iterator[str]:
    done: dict[int, dict[str, Any]] = {}
    for answered in history.answers:
        command = answered.command
        if answered.browser.workshop != workshop or answered.reply["status"] != "done":
            continue
        if "step" not in command:
            yield f"{answered.browser} was told that {command} is done, and steers nothing"
            continue
        step = command["step"]
        coming = COMING.get(command["do"])
        if coming and isinstance(steering[step - 1], coming):
            continue
        before = done.setdefault(step, command)
        if before["id"] != command["id"]:
            yield f"{before} and {command} are both done, at one step"
        if step >= len(steering) or not isinstance(steering[step], LEAVES[command["do"]]):
            yield f"{command} is done, and step {step} is not its work"


def _asked(history: History, workshop: str, steering: list[Entry]) -> Iterator[str]:
    """Whatever happened was asked for, by somebody who was not told that it was refused."""
    asked: defaultdict[int, list[tuple[str, str | None]]] = defaultdict(list)
    for tap in history.taps.values():
        if tap.browser.workshop == workshop and "step" in tap.order:
            told = tap.reply["status"] if tap.reply else None
            asked[tap.order["step"]].append((tap.order["do"], told))
    step = 0
    while step < len(steering):
        entry = steering[step]
        possible = [
            do
            for do, told in asked[step]
            if isinstance(entry, LEAVES[do]) and told in (None, "done", *FLEETING)
        ]
        if not possible and not isinstance(entry, BY_ITSELF):
            name = type(entry).__name__
            yield f"{name} happened at step {step}, and what people were told is {asked[step]}"
        follows = steering[step + 1 : step + 2]
        pair = isinstance(entry, CallClosed) and COMING.keys() & set(possible)
        ends = isinstance(entry, CallUndone) and "end_round" in possible
        follow = AnswerPromised | AnswerShown | DiscussionPromised | DiscussionOpened
        both = bool(pair and follows and isinstance(follows[0], follow))
        both = both or bool(ends and follows and isinstance(follows[0], RoundEnded))
        step += 2 if both else 1


def _one_connection(history: History, workshop: str) -> Iterator[str]:
    """A press that was not delivered at once must not act later, when nobody looks."""
    went: dict[str, tuple[Any, int]] = {}
    for posted in history.posted:
        if posted.browser.workshop == workshop and "step" in posted.command:
            way = posted.browser, posted.connection
            if went.setdefault(posted.command["id"], way) != way:
                yield f"{posted.browser} sends {posted.command} over a second connection"
