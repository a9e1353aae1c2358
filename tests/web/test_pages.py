"""The pages: shells, texts, the favicon, and what is said when there is none."""

from __future__ import annotations

import re

import pytest

SHELLS = ["/", "/join/482913", "/play/482913", "/host", "/host/482913", "/display/482913"]
TEXTS = ["/privacy", "/accessibility"]


@pytest.mark.parametrize("path", [*SHELLS, *TEXTS])
def test_a_page_is_there(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.mimetype == "text/html"


@pytest.mark.parametrize("path", [*SHELLS, *TEXTS, "/nothing-here", "/api/packs", "/health"])
def test_every_answer_forbids_what_is_not_needed(client, path):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert "ws://localhost wss://localhost" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Permissions-Policy"].startswith("screen-wake-lock=(self), ")
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", [*SHELLS, *TEXTS, "/nothing-here"])
def test_no_page_asks_anybody_else_for_anything(client, path):
    page = client.get(path).text
    assert not re.findall(r'(?:src|href|action)="(?!/[^/])', page)
    assert "<style" not in page
    assert " style=" not in page


def test_a_shell_loads_the_files_of_its_page(client):
    page = client.get("/").text
    assert 'src="/assets/play-ABCD1234.js"' in page
    assert 'href="/assets/play-ABCD1234.css"' in page


@pytest.mark.parametrize("path", SHELLS)
def test_a_shell_can_be_zoomed(client, path):
    page = client.get(path).text
    assert "user-scalable" not in page
    assert "maximum-scale" not in page


@pytest.mark.parametrize("path", ["/join/12345", "/join/1234567", "/join/abcdef", "/display", "/x"])
def test_what_is_no_page_is_said_in_plain_words(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def test_what_breaks_is_said_in_plain_words_and_logged_without_secrets(app, caplog):
    @app.get("/broken/<name>")
    def broken(name):
        raise KeyError(name)

    answer = app.test_client().get("/broken/Asha")
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.text
    assert "GET /broken/<name> broke" in caplog.text


def test_the_privacy_page_names_who_runs_the_server(make_app):
    app = make_app(organisation="Midshire Council", contact="hello@midshire.example")
    page = app.test_client().get("/privacy").text
    assert "Midshire Council" in page
    assert "hello@midshire.example" in page
    assert "30 days after" in page


def test_without_a_name_the_privacy_page_still_makes_sense(client):
    assert "the organisation that runs this server" in client.get("/privacy").text


def test_what_the_operator_writes_is_shown_as_text(make_app):
    page = make_app(organisation="<b>Midshire</b>").test_client().get("/privacy").text
    assert "&lt;b&gt;Midshire" in page


def test_the_qr_code_is_a_picture_on_white(client):
    answer = client.get("/join/482913/qr.svg")
    assert answer.mimetype == "image/svg+xml"
    assert "#fff" in answer.text


def test_the_favicon_is_a_picture(client):
    assert client.get("/favicon.svg").mimetype == "image/svg+xml"


def test_a_host_that_is_none_is_refused(client):
    assert client.get("/", headers={"Host": "a; script-src *"}).status_code == 400


def test_behind_a_public_address_other_names_are_refused(public):
    assert public.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert public.get("/", headers={"Host": "bingo.example.org"}).status_code == 200
    assert public.get("/health", headers={"Host": "10.0.0.7:8000"}).status_code == 200
