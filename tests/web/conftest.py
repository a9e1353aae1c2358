"""The application without a server: an empty journal in memory, and one pack of made-up content."""

from __future__ import annotations

import json

import pytest

from server.app import create_app, house_of
from server.config import IN_MEMORY, Settings

PACK = "information-sharing-journey"


@pytest.fixture
def folder(tmp_path):
    """The built client, as far as pages need it."""
    names = {"script": "play-ABCD1234.js", "style": "play-ABCD1234.css"}
    (tmp_path / "play-ABCD1234.js").write_text("let a = 1;\n")
    (tmp_path / "play-ABCD1234.js.br").write_bytes(b"as brotli")
    (tmp_path / "play-ABCD1234.js.gz").write_bytes(b"as gzip")
    (tmp_path / "play-ABCD1234.css").write_text("body { margin: 0 }\n")
    (tmp_path / "play-ABCD1234.js.map").write_text("{}")
    (tmp_path / "manifest.json").write_text(json.dumps({"play": names, "host": {}, "display": {}}))
    return tmp_path


@pytest.fixture
def make_app(folder):
    """Make an application with other settings than the usual ones."""
    made = []

    def make(**settings):
        made.append(create_app(Settings(database=IN_MEMORY, client=folder, **settings)))
        return made[-1]

    yield make
    for app in made:
        house_of(app).close()


@pytest.fixture
def app(make_app):
    return make_app()


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def public(make_app):
    """A client of a server that the internet can reach."""
    app = make_app(public_address="https://bingo.example.org", passphrase="correct horse")
    return app.test_client()


@pytest.fixture
def open_workshop(client):
    """Open a workshop on this network; return its code."""

    def open_one():
        return client.post("/api/workshops", json={"pack": PACK}).json["code"]

    return open_one


class Room:
    """A workshop with a facilitator and a player, each in a browser of their own."""

    def __init__(self, app) -> None:
        self.app = app
        self.facilitator = app.test_client()
        opened = self.facilitator.post("/api/workshops", json={"pack": PACK}).json
        self.code, self.recovery_code = opened["code"], opened["recovery_code"]
        self.player = app.test_client()
        self.player.post(self.path("seats"), json={"name": "Asha"})

    def path(self, what: str) -> str:
        return f"/api/workshops/{self.code}/{what}"

    @property
    def rejoin_code(self) -> str:
        return house_of(self.app).tables.find(self.code).reentry.code_of(1)

    def name_in(self, browser) -> str | None:
        return browser.get(f"/api/workshops/{self.code}").json["name"]

    def steers(self, browser) -> bool:
        return browser.post(self.path("pairing")).status_code == 201


@pytest.fixture
def room(app):
    return Room(app)
