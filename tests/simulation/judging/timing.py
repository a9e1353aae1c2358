"""Time: an answer's time is what passed, near enough, whatever machine and clock it passed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from server.game.entries import (
    CallClosed,
    CallUndone,
    EventCalled,
    RoundEnded,
    RoundResumed,
    SecondVoteOpened,
    StageAnswered,
)
from server.table.replies import Status, decoded
from tests.simulation.disk import Stored
from tests.simulation.history import History

#: By so much an entry may be stored later than it happened.
SLACK_S = 3.0

#: What ends the time for answers.
ENDS = (CallClosed, CallUndone, RoundEnded)


def judge(history: History, log: Sequence[Stored]) -> Iterator[str]:
    """Complain of times that nobody took, and of what was early when open, or late before a close.

    Nobody taps before they see; but a tap may be under way when a round is paused or discussed,
    and arrive before the call opens again.
    """
    meant = {
        posted.command["id"]: (posted.command.get("call"), posted.command.get("vote"))
        for posted in history.posted
    }
    called: dict[int, float] = {}
    #: The call that is open without a timer, and which vote of it.
    running: tuple[int, int] | None = None
    resumed = False
    for stored in log:
        for entry in stored.entries:
            if isinstance(entry, ENDS):
                running = None
            if isinstance(entry, EventCalled):
                running = (entry.call, 1) if entry.closes_at_ms is None else None
                called[entry.call], resumed = stored.at, False
            elif isinstance(entry, SecondVoteOpened):
                running, resumed = (entry.call, 2), True
            elif isinstance(entry, RoundResumed):
                resumed = True
            elif isinstance(entry, StageAnswered):
                passed_s = stored.at - called[entry.call]
                if not 0 <= entry.elapsed_ms <= (passed_s + SLACK_S) * 1_000:
                    yield f"{entry} came {passed_s:.1f} s after the opening"
        for reply in stored.replies:
            status = decoded(reply.body).status
            call, vote = meant[reply.command_id]
            open_still = running and running[0] == call and vote in (None, running[1])
            if status is Status.LATE and open_still:
                yield f"seat {reply.seat} was late, and call {call} was open"
            if status is Status.EARLY and not resumed:
                yield f"at {stored.at:.1f} seat {reply.seat} was early, and its screen had opened"
