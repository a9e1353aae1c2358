"""What the journal on the disk says about what people were told."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from server.game.commands import Role
from server.game.entries import (
    STEERING,
    AnswerPromised,
    AnswerShown,
    CallClosed,
    Entry,
    EventCalled,
    RoundEnded,
    RoundStarted,
    SquareMarked,
    StageAnswered,
)
from server.game.evolve import evolve
from server.game.state import Workshop
from server.journal.sqlite import SqliteJournal
from server.table.board import PRIVATE_VIEWS, SHARED_VIEWS, Board
from server.table.ports import Recorded
from tests.reliability.orders import Order, Orders
from tests.reliability.witness import Seen

#: What each press of the primary button leaves in the journal, as the next steering entry.
LEAVES: dict[str, tuple[type[Entry], ...]] = {
    "start_round": (RoundStarted,),
    "call_event": (EventCalled,),
    "show_answer": (CallClosed, AnswerPromised, AnswerShown),
    "end_round": (RoundEnded,),
}


def journal(database: Path, code: str) -> Recorded:
    """Return what the files of a server that has ended hold; they stay as they are."""
    folder = database.with_name("copy")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file in database.parent.glob(f"{database.name}*"):
        shutil.copy(file, folder)
    copy = SqliteJournal(folder / database.name)
    try:
        address = copy.find(code)
        recorded = copy.read(address.workshop) if address else None
    finally:
        copy.close()
    assert recorded is not None, "the workshop is not in the journal"
    return recorded


def judge(orders: Orders, seen: Iterable[Seen], recorded: Recorded) -> list[str]:
    """Return everything that is not as promised."""
    return [
        *_replies(orders, recorded),
        *_own(orders, recorded.entries),
        *_steering(orders, recorded.entries),
        *_views(set_of(seen), recorded),
    ]


def set_of(seen: Iterable[Seen]) -> dict[tuple[int, str, int | None], list[Any]]:
    """Return the bodies that came, by version, view and seat; each once."""
    found: dict[tuple[int, str, int | None], list[Any]] = {}
    for one in seen:
        bodies = found.setdefault((one.version, one.view, one.seat), [])
        if one.body not in bodies:
            bodies.append(one.body)
    return found


def _replies(orders: Orders, recorded: Recorded) -> Iterator[str]:
    """Whatever was replied is stored, once, and was always the same."""
    stored = {(reply.seat, reply.command_id): json.loads(reply.body) for reply in recorded.replies}
    for order in orders:
        kept = stored.pop((order.seat, order.id), None)
        for reply in order.replies:
            if reply != kept:
                yield f"{order}: the reply was {reply}, and {kept} is stored"
    for key, reply in stored.items():
        yield f"{reply} is stored for {key}, whom nobody knows"


def _own(orders: Orders, entries: Iterable[Entry]) -> Iterator[str]:
    """What was received is there once, what was refused never, the rest at most once."""
    effects = Counter(filter(None, map(_effect, entries)))
    done: Counter[tuple[Any, ...]] = Counter()
    unknown: Counter[tuple[Any, ...]] = Counter()
    for order in orders:
        if order.do not in LEAVES:
            done[_asked(order)] += order.done
            unknown[_asked(order)] += order.status is None
    for what in effects.keys() | done.keys():
        if not done[what] <= effects[what] <= done[what] + unknown[what]:
            yield (
                f"{what} is stored {effects[what]} times; "
                f"{done[what]} were received, {unknown[what]} are unknown"
            )


def _steering(orders: Orders, entries: Iterable[Entry]) -> Iterator[str]:
    """Each press that was done has left its entry at its step; no entry is there without one."""
    steps = [entry for entry in entries if isinstance(entry, STEERING)]
    presses = [order for order in orders if order.do in LEAVES and not _promised(order, steps)]
    done = Counter(order.fields["step"] for order in presses if order.done)
    for order in presses:
        step = order.fields["step"]
        if order.done and (step >= len(steps) or not isinstance(steps[step], LEAVES[order.do])):
            yield f"{order}: not in the journal at step {step}"
        if order.done and done[step] > 1:
            yield f"{order}: {done[step]} were done at this step"
    possible = {
        (order.fields["step"], kind)
        for order in presses
        if not order.refused
        for kind in LEAVES[order.do]
    }
    for step, entry in enumerate(steps):
        follows = step and isinstance(steps[step - 1], CallClosed | AnswerPromised)
        by_itself = follows and isinstance(entry, AnswerPromised | AnswerShown)
        if step and not by_itself and (step, type(entry)) not in possible:
            yield f"step {step}, {type(entry).__name__}, was asked for by nobody"


def _promised(order: Order, steps: list[Entry]) -> bool:
    """Tell whether the answer was coming already: to ask again changes nothing, however often."""
    before = steps[order.fields["step"] - 1]
    return order.do == "show_answer" and isinstance(before, AnswerPromised)


def _views(seen: dict[tuple[int, str, int | None], list[Any]], recorded: Recorded) -> Iterator[str]:
    """Every view that came to a screen says what was stored at its version."""
    names = {p.seat: p.name for p in recorded.people if p.role is Role.PLAYER}
    asked: dict[int, list[tuple[int, str, int | None]]] = {}
    for key in seen:
        asked.setdefault(key[0], []).append(key)
    now = Workshop()
    for entry in recorded.entries:
        evolve(now, entry)
        for key in asked.pop(now.version, ()):
            expected = _view(now, names, key[1], key[2])
            for body in seen[key]:
                if body != expected:
                    yield f"{key} is not what is stored: {body} instead of {expected}"
    for version, keys in asked.items():
        yield f"{keys} came, and version {version} is not stored"


def latest(recorded: Recorded, seats: Iterable[int]) -> dict[tuple[str, int | None], Any]:
    """Return every view as it should stand on the screens when all is quiet."""
    names = {p.seat: p.name for p in recorded.people if p.role is Role.PLAYER}
    now = Workshop()
    for entry in recorded.entries:
        evolve(now, entry)
    shared = {(view, None): _view(now, names, view, None) for view in SHARED_VIEWS}
    return shared | {
        (view, seat): _view(now, names, view, seat) for seat in seats for view in PRIVATE_VIEWS
    }


def _view(now: Workshop, names: dict[int, str], view: str, seat: int | None) -> Any:
    board = Board(now.version)
    found = board.shared(view, now, names) if seat is None else board.own(view, seat, now, names)
    return msgspec.json.decode(msgspec.json.encode(found.body))


def _asked(order: Order) -> tuple[Any, ...]:
    value = order.fields["stage" if order.do == "answer_stage" else "square"]
    return order.do, order.seat, order.fields["call"], value


def _effect(entry: Entry) -> tuple[Any, ...] | None:
    if isinstance(entry, StageAnswered):
        return "answer_stage", entry.seat, entry.call, entry.stage
    if isinstance(entry, SquareMarked):
        return "mark_square", entry.seat, entry.call, entry.square
    return None
