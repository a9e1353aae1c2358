"""Time: an answer's time is what passed, near enough, whatever machine and clock it passed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from server.game.entries import (
    CallClosed,
    CallUndone,
    EventCalled,
    RoundEnded,
    RoundResumed,
    StageAnswered,
)
from server.table.replies import Status, decoded
from tests.simulation.disk import Stored
from tests.simulation.history import History

#: By so much an entry may be stored later than it happened, and a round resumes later than asked.
SLACK_S, LEAD_S = 3.0, 1.0

#: What ends the time for answers.
ENDS = (CallClosed, CallUndone, RoundEnded)


def judge(history: History, log: Sequence[Stored]) -> Iterator[str]:
    """Complain of times that nobody took, of what was early when open, and late before a close."""
    meant = {posted.command["id"]: posted.command.get("call") for posted in history.posted}
    called: dict[int, float] = {}
    running: int | None = None
    opens = 0.0
    for stored in log:
        for entry in stored.entries:
            if isinstance(entry, ENDS):
                running = None
            if isinstance(entry, EventCalled):
                running = entry.call if entry.closes_at_ms is None else None
                called[entry.call] = opens = stored.at
            elif isinstance(entry, RoundResumed):
                opens = stored.at + LEAD_S
            elif isinstance(entry, StageAnswered):
                passed_s = stored.at - called[entry.call]
                if not 0 <= entry.elapsed_ms <= (passed_s + SLACK_S) * 1_000:
                    yield f"{entry} came {passed_s:.1f} s after the opening"
        for reply in stored.replies:
            if decoded(reply.body).status is Status.LATE and running == meant[reply.command_id]:
                yield f"seat {reply.seat} was late, and call {running} was open"
            if decoded(reply.body).status is Status.EARLY and stored.at > opens + SLACK_S:
                yield f"seat {reply.seat} was early, {stored.at - opens:.1f} s after the opening"
