"""One real server for the tests of a file that leave it as they found it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.real_server import RealServer


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with RealServer(tmp_path_factory.mktemp("server")) as running:
        yield running
