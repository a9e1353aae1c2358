"""Time: an answer's time is what passed, near enough, whatever machine and clock it passed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from server.game.entries import EventCalled, RoundResumed, StageAnswered
from server.table.replies import Status, decoded
from tests.simulation.disk import Stored

#: By so much an entry may be stored later than it happened, and a round resumes later than asked.
SLACK_S, LEAD_S = 3.0, 1.0


def judge(log: Sequence[Stored]) -> Iterator[str]:
    """Complain of times that nobody took, and of answers that were early after the opening."""
    called: dict[int, float] = {}
    opens = 0.0
    for stored in log:
        for entry in stored.entries:
            if isinstance(entry, EventCalled):
                called[entry.call] = opens = stored.at
            elif isinstance(entry, RoundResumed):
                opens = stored.at + LEAD_S
            elif isinstance(entry, StageAnswered):
                passed_s = stored.at - called[entry.call]
                if not 0 <= entry.elapsed_ms <= (passed_s + SLACK_S) * 1_000:
                    yield f"{entry} came {passed_s:.1f} s after the opening"
        for reply in stored.replies:
            if decoded(reply.body).status is Status.EARLY and stored.at > opens + SLACK_S:
                yield f"seat {reply.seat} was early, {stored.at - opens:.1f} s after the opening"
