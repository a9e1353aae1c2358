"""The fast path in a real server: it is really used, nothing is torn, and all goes without it."""

from __future__ import annotations

import pytest

from tests.protocol.round import Round
from tests.real_server import RealServer
from tests.server.apart import said_by
from tests.server.wire import Wire


def test_it_is_really_used(server, code):
    # Fails when a library stops working as the fast path relies on.
    wire = Wire(server)
    wire.join(code)
    before = server.health()
    wire.hello()
    after = server.health()
    wire.close()
    assert after["messages_straight"] > before["messages_straight"] + 3
    assert after["messages_queued"] == before["messages_queued"]


def test_polling_gets_everything_by_the_queue_and_in_order(server):
    before = server.health()
    Round(server.url, "polling").close()
    assert server.health()["messages_queued"] > before["messages_queued"] + 20


def test_without_it_the_same_is_played(tmp_path, client_folder):
    with RealServer(
        tmp_path, "--client", str(client_folder), JOURNEY_BINGO_FAST_PATH="0"
    ) as server:
        Round(server.url, "websocket").close()
        assert server.health()["messages_straight"] == 0


def test_who_reads_late_gets_everything_whole_and_in_order():
    straight, waited = map(int, said_by("tests.server.late_reader").split())
    assert straight
    assert waited


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_json_has_no_word_for_ends_the_connection(server, code, number):
    wire = Wire(server)
    assert wire.join(code)
    wire.send(f'421["sync",{{"n":{number}}}]')
    assert wire.closed()
