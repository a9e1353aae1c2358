"""Own taps: what was promised counts, what was called late does not, and nothing is dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from server.game.entries import AnswerShown, CallUndone
from server.game.evolve import evolve
from server.game.state import Workshop
from tests.simulation.browsers import Browser
from tests.simulation.disk import Stored
from tests.simulation.history import History, Tap

OWN = ("answer_stage", "mark_square")

#: A seat's say in a call: of which kind, whose, in which call, and for which vote (0: for both).
Say = tuple[str, int, int, int]

NOTHING = object()


def judge(history: History, workshop: str, log: Sequence[Stored]) -> Iterator[str]:
    """Complain of promises that were not kept, and of taps that nobody made or that got lost."""
    taps = [tap for tap in history.taps.values() if tap.browser.workshop == workshop]
    own = [tap for tap in taps if tap.order["do"] in OWN]
    says: defaultdict[Say, list[Tap]] = defaultdict(list)
    for tap in own:
        assert tap.browser.seat is not None
        says[tap.order["do"], tap.browser.seat, tap.order["call"], _vote(tap)].append(tap)
    for (do, seat, call, vote), value in _counted(log).items():
        said = says.get((do, seat, call, vote), [])
        yield from _compare(do, seat, call, value, said)
        yield from _last_word(do, seat, call, value, said)
    yield from _told(history, taps)
    yield from _made(history, workshop, own)
    yield from _dropped(own)
    yield from _restored(history, own)


def _compare(do: str, seat: int, call: int, value: Any, taps: list[Tap]) -> Iterator[str]:
    status = [(_value(tap), tap.reply["status"] if tap.reply else None) for tap in taps]
    kept = {said for said, told in status if told == "received"}
    unknown = {said for said, told in status if told is None}
    if value is NOTHING:
        if kept:
            yield f"seat {seat} was promised {do} {kept} in call {call}, and nothing counted"
    elif value not in kept | unknown:
        yield f"seat {seat}: in call {call} counts {do} {value}, and what was tapped is {status}"


def _last_word(do: str, seat: int, call: int, value: Any, taps: list[Tap]) -> Iterator[str]:
    """Of what one tab said, nothing older counts than the newest that was acknowledged."""
    received = [tap for tap in taps if tap.reply and tap.reply["status"] == "received"]
    if not received or len({tap.browser.tab for tap in taps}) > 1:
        return
    newest = max(received, key=lambda tap: tap.at)
    if value not in {_value(tap) for tap in taps if tap.at >= newest.at}:
        yield f"seat {seat}: in call {call} counts {do} {value}, who changed it to {_value(newest)}"


def _told(history: History, taps: list[Tap]) -> Iterator[str]:
    """What people are told is what the server said to that very order."""
    said = defaultdict(list)
    for answered in history.answers:
        said[_order(answered.browser, answered.command)].append(answered.reply)
    for tap in taps:
        if tap.reply is not None and tap.reply not in said[_order(tap.browser, tap.order)]:
            yield f"{tap.browser} was told {tap.reply} of {tap.order}, which nobody said of it"


def _made(history: History, workshop: str, own: list[Tap]) -> Iterator[str]:
    """Nobody speaks for another seat."""
    made = {_order(tap.browser, tap.order) for tap in own if not _is_restored(tap)}
    for posted in history.posted:
        if posted.browser.workshop != workshop or posted.command["do"] not in OWN:
            continue
        if _order(posted.browser, posted.command) not in made:
            yield f"{posted.browser} sends {posted.command}, which nobody tapped for that seat"


def _dropped(own: list[Tap]) -> Iterator[str]:
    """A tap is dropped for a newer one of its kind, or when the seat is gone."""
    for tap in own:
        if not tap.told or tap.reply is not None or tap.browser.sees["link"] == "refused":
            continue
        same = [
            other
            for other in own
            if other is not tap
            and other.browser is tap.browser
            and other.at >= tap.at
            and all(other.order[key] == tap.order[key] for key in ("do", "call"))
        ]
        if not same and not _is_restored(tap):
            yield f"{tap.browser} dropped {tap.order}"


def _restored(history: History, own: list[Tap]) -> Iterator[str]:
    """What a page could not deliver, the next page in its tab delivers."""
    by_page: defaultdict[Browser, list[Tap]] = defaultdict(list)
    for tap in own:
        by_page[tap.browser].append(tap)
    for page, taps in by_page.items():
        waiting = [tap for tap in taps if not tap.told]
        follower = next(
            (
                other
                for other in sorted(history.pages, key=lambda other: other.number)
                if other.tab == page.tab and other.number > page.number
            ),
            None,
        )
        if follower is None or follower.seat != page.seat or page.sees.get("seat") is None:
            continue
        again = {_order(page, tap.order) for tap in by_page.get(follower, ()) if _is_restored(tap)}
        for tap in waiting:
            if _order(page, tap.order) not in again:
                yield f"{follower} does not go on with {tap.order} of {page}"


def _is_restored(tap: Tap) -> bool:
    return "id" in tap.order


def _order(browser: Browser, order: dict[str, Any]) -> tuple[Any, ...]:
    said = tuple(sorted((key, str(value)) for key, value in order.items() if key != "id"))
    return browser.workshop, browser.seat, said


def _vote(tap: Tap) -> int:
    return int(tap.order.get("vote", 0))


def _value(tap: Tap) -> Any:
    return tap.order["stage" if tap.order["do"] == "answer_stage" else "square"]


def _counted(log: Sequence[Stored]) -> dict[Say, Any]:
    """Return what counted for everybody who took part in each call that was shown and stands."""
    counted: dict[Say, Any] = {}
    now = Workshop()
    for entry in (entry for stored in log for entry in stored.entries):
        evolve(now, entry)
        if isinstance(entry, AnswerShown):
            assert now.round is not None and now.round.call is not None
            call = now.round.call
            for seat in now.round.cards:
                said = call.answers.get(seat)
                counted["answer_stage", seat, call.number, 1] = said.stage if said else NOTHING
                if call.second is not None:
                    second = call.second.get(seat, NOTHING)
                    counted["answer_stage", seat, call.number, 2] = second
                counted["mark_square", seat, call.number, 0] = call.marks.get(seat, NOTHING)
        elif isinstance(entry, CallUndone):
            counted = {say: value for say, value in counted.items() if say[2] != entry.call}
    return counted
