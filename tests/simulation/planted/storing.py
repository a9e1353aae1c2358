"""Faults of storing: what is acknowledged, remembered, decided and kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from server.game import timing
from server.table import deadlines
from server.table.ledger import Ledger
from server.table.replies import encoded
from server.table.requests import Request, acceptance
from server.table.table import Table
from tests.simulation.bug import planted


@planted(
    "acknowledge-first",
    "Received, it said, and after the crash my answer was gone",
    found_by="was answered before it was stored",
    within=3,
)
def acknowledge_first() -> None:
    """Answer at once, and store in the background."""
    honest = Table.submit

    def submit(
        self: Table, sender: Any, command_id: str, command: Any, answered: Any, **more: Any
    ) -> None:
        answered(acceptance(command))
        honest(self, sender, command_id, command, lambda _: None, **more)

    Table.submit = submit  # type: ignore[method-assign]


@planted(
    "publish-first",
    "The answer was on the wall, and after the crash it had never been shown",
    found_by="entries were stored",
    within=3,
)
def publish_first() -> None:
    """Tell the screens, then store."""
    honest = Table._store

    def store(self: Table, work: Any, *, touch: bool) -> None:
        self._ahead = None
        self._publish(work.entries)
        self._ahead = work
        honest(self, work, touch=touch)

    Table._store = store  # type: ignore[method-assign]


@planted(
    "remember-no-reply",
    "My answer counted twice",
    found_by="was answered and is not stored",
    within=3,
)
def remember_no_reply() -> None:
    """Carry out whatever comes, whether it came before or not."""
    Request.key = property(lambda self: None)  # type: ignore[assignment, method-assign]


@planted(
    "replies-in-memory-only",
    "After a restart my answer counted twice",
    found_by="was answered and is not stored",
    within=3,
)
def remember_replies_in_memory_only() -> None:
    """Keep replies, but store them with nothing."""
    honest = Table._store

    def store(self: Table, work: Any, *, touch: bool) -> None:
        replies, work.replies = work.replies, {}
        honest(self, work, touch=touch)
        work.replies = replies
        self._ledger.replies |= {key: encoded(reply) for key, reply in replies.items()}

    Table._store = store  # type: ignore[method-assign]


@planted(
    "read-no-replies",
    "After a restart nothing that was on its way ever arrived",
    found_by="still waits for",
    within=20,
)
def read_no_replies() -> None:
    """Store replies, and forget to read them when the server starts."""
    honest = Ledger.__init__

    def init(self: Ledger, recorded: Any) -> None:
        honest(self, recorded)
        self.replies.clear()

    Ledger.__init__ = init  # type: ignore[method-assign]


@planted(
    "mix-up-replies",
    "I was told that I was late, and my neighbour was",
    found_by="is not what is stored",
    within=30,
)
def mix_up_replies() -> None:
    """Hand the replies of a group to the wrong senders."""
    honest = Table._carry_out
    Table._carry_out = lambda self, requests: honest(self, requests)[::-1]  # type: ignore[method-assign]


@planted(
    "ignore-the-step",
    "We both pressed, and two things happened",
    found_by="are both done, at one step",
    within=20,
)
def ignore_the_step() -> None:
    """Carry out a press whatever it was decided on."""
    honest = Ledger._decide

    def decide(self: Ledger, request: Request, *more: Any) -> Any:
        return honest(self, replace(request, step=self.workshop.step), *more)

    Ledger._decide = decide  # type: ignore[method-assign, assignment]


@planted(
    "keep-what-failed",
    "When the disk was full, screens showed what was never stored",
    found_by="is not what is stored",
    within=40,
)
def keep_what_failed() -> None:
    """Go on with what is in memory, although it could not be stored."""
    honest = Table._worry

    def worry(self: Table, error: Any) -> None:
        honest(self, error)
        self._ahead = None

    Table._worry = worry  # type: ignore[method-assign]


@planted(
    "forget-the-clock",
    "The machine started anew in the middle of a call, and everybody was late",
    found_by="was late, and call",
    within=30,
)
def forget_the_clock_is_another() -> None:
    """Go on with an open call after the machine has started anew."""
    deadlines.recover = lambda table, clock: None


@planted(
    "take-late-answers",
    "It was closed, and theirs counted all the same",
    found_by="the referee objects",
    within=60,
)
def take_late_answers() -> None:
    """Count what comes after the close."""
    timing.is_late = lambda call, arrived_ms, elapsed_ms: False
