"""Every page in every state can be used by everybody, as far as a machine can tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import pytest

from tests.browser import inspections
from tests.browser.room import Room
from tests.browser.walks import WALKS
from tests.real_server import RealServer

WIDTHS = (320, 360, 768, 1280)
HEIGHT = 740


@dataclass
class Report:
    """What a walk has found, by what was looked for, and the title that each state had."""

    found: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, str] = field(default_factory=dict)

    def inspect(self, state, page):
        before = page.viewport_size
        self.titles[state] = page.title()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            self._note(f"{state}, {width} px wide", page)
        page.set_viewport_size(before)

    def _note(self, where, page):
        for look in (
            inspections.axe_finds,
            inspections.small_targets,
            inspections.out_of_bounds,
            inspections.out_of_bounds_at_twice_the_text_size,
            inspections.out_of_bounds_with_text_spread,
            inspections.wrong_in_the_head,
        ):
            self.found[look.__name__] += [f"{where}: {finding}" for finding in look(page)]


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    """A server that a walk may stop, if it starts it again."""
    with RealServer(tmp_path_factory.mktemp("walks")) as running:
        yield running


@pytest.fixture(scope="module", params=WALKS, ids=lambda walk: walk.__name__)
def report(request, chromium, own_server, insight):
    """One walk through all the states of a page, with everything looked at on the way."""
    report = Report()
    with Room(chromium, own_server.url, insight) as room:
        for state, page in request.param(room, own_server):
            report.inspect(state, page)
        report.found["complaints"] = room.complaints
    return report


def test_axe_finds_nothing(report):
    assert report.found["axe_finds"] == []


def test_all_targets_are_large_enough_for_a_thumb(report):
    assert report.found["small_targets"] == []


def test_nothing_is_cut_or_leaves_the_page(report):
    assert report.found["out_of_bounds"] == []


def test_text_may_be_twice_as_large(report):
    assert report.found["out_of_bounds_at_twice_the_text_size"] == []


def test_text_may_be_spread(report):
    assert report.found["out_of_bounds_with_text_spread"] == []


def test_the_language_is_told_and_zooming_is_free(report):
    assert report.found["wrong_in_the_head"] == []


def test_the_browser_complains_of_nothing(report):
    assert report.found["complaints"] == []
