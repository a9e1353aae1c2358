"""The built client's files."""

from __future__ import annotations

import pytest

SCRIPT = "/assets/play-ABCD1234.js"


@pytest.mark.parametrize(
    ("accepts", "encoding", "body"),
    [
        ("gzip, deflate, br", "br", b"as brotli"),
        ("gzip", "gzip", b"as gzip"),
        ("br;q=0, gzip", "gzip", b"as gzip"),
        ("identity", None, b"let a = 1;\n"),
        ("", None, b"let a = 1;\n"),
    ],
)
def test_a_file_comes_in_the_smallest_form_the_browser_takes(client, accepts, encoding, body):
    answer = client.get(SCRIPT, headers={"Accept-Encoding": accepts})
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.data == body
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_hashed_file_is_kept_for_ever(client):
    assert "immutable" in client.get(SCRIPT).headers["Cache-Control"]


def test_another_file_is_not(client):
    assert "immutable" not in client.get("/assets/manifest.json").headers["Cache-Control"]


def test_types_are_right(client):
    assert client.get(SCRIPT).content_type == "text/javascript; charset=utf-8"
    assert client.get("/assets/play-ABCD1234.css").content_type == "text/css; charset=utf-8"


@pytest.mark.parametrize(
    "name", ["play-ABCD1234.js.map", "play-ABCD1234.js.br", "../README.md", "%2e%2e/README.md", "x"]
)
def test_nothing_else_is_served(client, name):
    assert client.get(f"/assets/{name}").status_code == 404
