"""Screens: each shows what was stored, at the version it says, of its own workshop and seat."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from server.game import views
from server.game.commands import Role
from server.game.evolve import evolve
from server.game.state import Workshop
from server.game.views.private import Common
from server.realtime.protocol import VIEWS
from server.table.board import PRIVATE_VIEWS
from server.table.ports import Recorded
from tests.simulation.browsers import Browser
from tests.simulation.history import Glance, History, Sent


def judge(history: History, workshop: str, recorded: Recorded) -> Iterator[str]:
    """Complain of views that are not what the journal says, or go back in time."""
    sent = [
        one
        for one in history.sent
        if one.browser.workshop == workshop and one.emission.name in VIEWS
    ]
    for one in sent:
        if one.emission.body["version"] > one.stored:
            yield f"{_named(one)} was sent when {one.stored} entries were stored"
        if one.browser.role not in VIEWS[one.emission.name][1]:
            yield f"{_named(one)} is not for its eyes"
    glances = [one for one in history.glances if one.browser.workshop == workshop]
    yield from _bodies(sent, glances, recorded)
    for browser, shown in history.shown.items():
        if browser.workshop == workshop:
            yield from _rising(browser, shown)
    for browser, told, held in history.hellos:
        if browser.workshop == workshop and told != held:
            yield f"{browser} says that it holds {told}, and shows {held}"


def compare(history: History, pairs: list[tuple[Browser, Browser]]) -> Iterator[str]:
    """Complain where a page that has been there for long does not show what a fresh one shows."""
    for page, fresh in pairs:
        old, new = _showing(history, page), _showing(history, fresh)
        if not fresh.up:
            yield f"{fresh} says {fresh.sees['link']}"
        for view in new.keys() | old.keys():
            if old.get(view) != new.get(view):
                yield f"{page} shows another {view} than a fresh page:\n{_apart(old, new, view)}"


def _bodies(sent: list[Sent], glances: list[Glance], recorded: Recorded) -> Iterator[str]:
    """Go through the journal; compare what was sent and shown with what stood there then."""
    at_version: defaultdict[int, list[Sent | Glance]] = defaultdict(list)
    for one in sent:
        at_version[one.emission.body["version"]].append(one)
    for glance in glances:
        at_version[glance.version].append(glance)
    names = {p.seat: p.name for p in recorded.people if p.role is Role.PLAYER}
    now = Workshop()
    for entry in recorded.entries:
        evolve(now, entry)
        views_now = _Views(now, names)
        for what in at_version.pop(now.version, ()):
            if isinstance(what, Sent):
                yield from _wrong(what, views_now)
            else:
                yield from _old(what, views_now)
    for version in at_version:
        yield f"views of version {version} were sent, and there is no such version"


def _wrong(one: Sent, now: _Views) -> Iterator[str]:
    expected, found = now.view(one.emission.name, one.browser.seat), one.emission.body["body"]
    if found != expected:
        yield f"{_named(one)} is not what is stored:\n{_difference(expected, found)}"


def _old(glance: Glance, now: _Views) -> Iterator[str]:
    """Something that was shown is either newer, or still what stood there."""
    for view, emission in glance.showing.items():
        if emission.body["version"] >= glance.version:
            continue
        expected, found = now.view(view, glance.browser.seat), emission.body["body"]
        if view == "me":
            expected, found = (_without_taps(body, glance.tapped) for body in (expected, found))
        if found != expected:
            late = f"at {glance.at:.1f} {glance.browser} still shows {view}"
            yield f"{late} {emission.body['version']}:\n{_difference(expected, found)}"


def _without_taps(me: dict[str, Any], calls: set[int]) -> dict[str, Any]:
    """Leave out what the page knows by its acknowledgements."""
    answer = me["answer"]
    return {**me, "answer": None} if answer and answer["call"] in calls else me


class _Views:
    """The views of a workshop at one version, each made once."""

    def __init__(self, now: Workshop, names: dict[int, str]) -> None:
        self._now = now
        self._names = names
        self._made: dict[Any, Any] = {}

    def view(self, name: str, seat: int | None) -> Any:
        """Return a view's body, as it is sent."""
        key = (name, seat) if name in PRIVATE_VIEWS else name
        if key not in self._made:
            self._made[key] = json.loads(msgspec.json.encode(self._make(name, seat)))
        return self._made[key]

    def _make(self, name: str, seat: int | None) -> Any:
        match name:
            case "me":
                if seat is None or seat not in self._now.players:
                    return None
                return views.me(self._now, self._names, seat, Common.of(self._now))
            case "card":
                return None if seat is None else views.card(self._now, seat)
            case "call" | "standings" | "roster" | "why":
                return getattr(views, name)(self._now, self._names)
            case _:
                return getattr(views, name)(self._now)


def _rising(browser: Browser, shown: list[Any]) -> Iterator[str]:
    versions: dict[str, int] = {}
    for one in shown:
        if one.emission is None or one.emission.name != one.view:
            yield f"{browser} shows as {one.view} what nobody sent as such"
            continue
        version = one.emission.body["version"]
        if version <= versions.get(one.view, -1):
            yield f"{browser} shows {one.view} {version} after {versions[one.view]}"
        versions[one.view] = version


def _showing(history: History, browser: Browser) -> dict[str, Any]:
    return {view: one.body["body"] for view, one in history.showing(browser).items()}


def _named(one: Sent) -> str:
    return f"{one.emission.name} {one.emission.body['version']} for {one.browser}"


def _apart(old: dict[str, Any], new: dict[str, Any], view: str) -> str:
    return _difference(new.get(view), old.get(view))


def _difference(expected: Any, found: Any) -> str:
    if not (isinstance(expected, dict) and isinstance(found, dict)):
        return f"  {expected}\n  {found}"
    keys = expected.keys() | found.keys()
    return "\n".join(
        f"  {key}: {str(found.get(key))[:300]}, not {str(expected.get(key))[:300]}"
        for key in sorted(keys)
        if expected.get(key) != found.get(key)
    )
