"""A server, and a workshop on it."""

import pytest

from tests.realtime.app import App


@pytest.fixture
def app():
    return App()


@pytest.fixture
def workshop(app):
    return app.open()
