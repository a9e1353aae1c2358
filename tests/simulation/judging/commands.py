"""Commands: what is acknowledged is stored, once; the same id always gets the same reply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from server.game.commands import Role
from server.game.entries import Entry, SecondVoteCast, SquareMarked, StageAnswered
from server.table.ports import Recorded
from server.table.replies import decoded
from tests.simulation.disk import Stored
from tests.simulation.history import FLEETING, History


def judge(
    history: History, workshop: str, log: Sequence[Stored], recorded: Recorded
) -> Iterator[str]:
    """Complain of commands that were lost, doubled, mixed up or taken back."""
    yield from _replies(history, workshop, recorded)
    yield from _own(history, workshop, recorded.entries)
    yield from _order(log)


def _replies(history: History, workshop: str, recorded: Recorded) -> Iterator[str]:
    stored = {(reply.seat, reply.command_id): reply.body for reply in recorded.replies}
    first: dict[tuple[int | None, str], dict[str, Any]] = {}
    for answered in history.answers:
        if answered.browser.workshop != workshop:
            continue
        key, reply = answered.key[1:], answered.reply
        if reply["status"] in FLEETING:
            continue
        if not answered.stored:
            yield f"{answered.browser}: {answered.command} was answered before it was stored"
        if key not in stored:
            yield f"{answered.browser}: {answered.command} was answered and is not stored"
        elif _plain(stored[key]) != _said(reply):
            yield f"{answered.browser}: {answered.command}: {reply} is not what is stored"
        if first.setdefault(key, reply) != reply:
            yield f"{answered.browser}: {answered.command}: {first[key]}, and later {reply}"


def _own(history: History, workshop: str, entries: Sequence[Entry]) -> Iterator[str]:
    """At most one effect for each id that was sent and not refused."""
    sent: dict[tuple[Any, ...], set[str]] = {}
    refused = {
        answered.command["id"]
        for answered in history.answers
        if answered.reply["status"] not in (*FLEETING, "received", "done")
    }
    received: dict[tuple[Any, ...], str] = {}
    for posted in history.posted:
        browser, command = posted.browser, posted.command
        if browser.workshop == workshop and browser.role is Role.PLAYER:
            sent.setdefault(_what(browser.seat, command), set()).add(command["id"])
    for answered in history.answers:
        if answered.browser.workshop == workshop and answered.reply["status"] == "received":
            received[_what(answered.browser.seat, answered.command)] = str(answered.browser)
    effects = Counter(filter(None, map(_effect, entries)))
    for what, times in effects.items():
        asked = sent.get(what, set()) - refused
        if times > len(asked):
            yield f"{what} is stored {times} times, and was asked for {len(asked)} times"
    for what, who in received.items():
        if what not in effects:
            yield f"{who} was told that {what} is received, and it is not stored"


def _order(log: Sequence[Stored]) -> Iterator[str]:
    version = 0
    for stored in log:
        if stored.after != version:
            yield f"an append after {stored.after} follows version {version}"
        version += len(stored.entries)


def _what(seat: int | None, command: dict[str, Any]) -> tuple[Any, ...]:
    value = command["stage"] if command["do"] == "answer_stage" else command.get("square")
    return command["do"], seat, command.get("call"), value, command.get("vote")


def _effect(entry: Entry) -> tuple[Any, ...] | None:
    if isinstance(entry, StageAnswered):
        return "answer_stage", entry.seat, entry.call, entry.stage, 1
    if isinstance(entry, SecondVoteCast):
        return "answer_stage", entry.seat, entry.call, entry.stage, 2
    if isinstance(entry, SquareMarked):
        return "mark_square", entry.seat, entry.call, entry.square, None
    return None


def _plain(body: bytes) -> tuple[Any, ...]:
    reply = decoded(body)
    return reply.status, reply.reason, reply.detail


def _said(reply: dict[str, Any]) -> tuple[Any, ...]:
    return reply["status"], reply["reason"], reply["detail"]
