"""Time: an answer's time is what passed, near enough, whatever machine and clock it passed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from server.game.entries import EventCalled, RoundResumed, StageAnswered
from server.table.replies import Status, decoded
from tests.simulation.disk import Stored

#: By so much an entry may be stored later than it happened.
SLACK_S = 3.0


def judge(log: Sequence[Stored]) -> Iterator[str]:
    """Complain of times that nobody took, and of early taps: nobody taps before they see.

    But a tap may be under way when a round is paused, and arrive before the call opens again.
    """
    called: dict[int, float] = {}
    resumed = False
    for stored in log:
        for entry in stored.entries:
            if isinstance(entry, EventCalled):
                called[entry.call], resumed = stored.at, False
            elif isinstance(entry, RoundResumed):
                resumed = True
            elif isinstance(entry, StageAnswered):
                passed_s = stored.at - called[entry.call]
                if not 0 <= entry.elapsed_ms <= (passed_s + SLACK_S) * 1_000:
                    yield f"{entry} came {passed_s:.1f} s after the opening"
        for reply in stored.replies:
            if decoded(reply.body).status is Status.EARLY and not resumed:
                yield f"at {stored.at:.1f} seat {reply.seat} was early, and its screen had opened"
