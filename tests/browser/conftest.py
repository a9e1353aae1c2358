"""One Chromium for these tests, one server for whoever needs no other, a room for each test."""

from __future__ import annotations

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.chromium import executable
from tests.browser.insight import Insight
from tests.browser.room import Room
from tests.real_server import RealServer

HERE = __name__.rpartition(".")[0]


def pytest_collection_modifyitems(items):
    for item in items:
        if item.module.__name__.startswith(HERE):
            item.add_marker(pytest.mark.browser)


# Not for the whole run: while Playwright is there, so is its event loop, in the way of others'.
@pytest.fixture(scope="package")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    with RealServer(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def insight():
    return Insight.of_shipped_pack()


@pytest.fixture
def room(chromium, server, insight):
    """A room in which nothing went wrong that a browser would complain of."""
    with Room(chromium, server.url, insight) as open_room:
        yield open_room
    assert open_room.complaints == []
