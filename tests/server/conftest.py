"""One real server for the tests of a file, with pages that stand in for the built ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real_server import RealServer
from tests.server.wire import open_workshop


@pytest.fixture(scope="session")
def client_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("client")
    pages = {}
    for page in ("play", "host", "display"):
        pages[page] = {"script": f"{page}-ABCD1234.js", "style": f"{page}-ABCD1234.css"}
        (folder / pages[page]["script"]).write_text(f'console.log("{page}");\n')
        (folder / pages[page]["style"]).write_text("body { margin: 0 }\n")
    (folder / "manifest.json").write_text(json.dumps(pages))
    return folder


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, client_folder: Path) -> Iterator[RealServer]:
    """Shared by the tests of a file, which leave it as they found it."""
    folder = tmp_path_factory.mktemp("server")
    with RealServer(folder, "--client", str(client_folder)) as running:
        yield running


@pytest.fixture
def fresh_server(tmp_path: Path, client_folder: Path) -> Iterator[RealServer]:
    """A server that a test may stop, kill or fill."""
    with RealServer(tmp_path, "--client", str(client_folder)) as running:
        yield running


@pytest.fixture(scope="module")
def code(server: RealServer) -> str:
    return open_workshop(server)
