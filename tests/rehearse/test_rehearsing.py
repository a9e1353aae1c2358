from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from typing import Any

import pytest

from server.rehearse.screens import Screen
from server.rehearse.web import open_workshop
from tests.real_server import ROOT, RealServer, free_port

PLAYERS, CALLS = 200, 6
KEYS = {"joined", "calls", "answers", "acknowledged", "lost", "first_bingo_call", "standings"}


def rehearse(*options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "server.cli", "rehearse", *map(str, options)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)


@pytest.fixture(scope="module")
def big() -> subprocess.CompletedProcess[str]:
    """A room of 200 at twenty times life's speed, on a server of its own."""
    return rehearse(
        "--players", PLAYERS, "--calls", CALLS, "--seed", 7, "--speed", 20, "--json"
    )  # fmt: skip


@pytest.fixture(scope="module")
def report(big) -> dict[str, Any]:
    assert big.returncode == 0, big.stderr
    return dict(json.loads(big.stdout))


def test_two_hundred_people_lose_nothing(report):
    assert report["lost"] == 0


def test_everybody_joins(report):
    assert report["joined"] == PLAYERS


def test_the_round_is_played_to_its_end(report):
    assert report["calls"] == CALLS


def test_every_answer_is_acknowledged(report):
    assert report["acknowledged"] == report["answers"] > PLAYERS * CALLS * 0.8


def test_the_report_holds_what_was_promised(report):
    assert report.keys() >= KEYS


def test_the_standings_are_the_top_five(report):
    ranks = [line["rank"] for line in report["standings"]]
    assert (len(ranks), ranks[0]) == (5, 1)


def test_progress_is_told_for_every_call(big):
    assert sum(line.startswith("Call ") for line in big.stderr.splitlines()) == CALLS


def test_nobody_answers_before_the_call_opens(big):
    """Who did would be refused, and missing among those who have answered."""
    told = re.findall(r"(\d+) of (\d+) answered", big.stderr)
    assert len(told) == CALLS
    assert all(int(answered) >= int(present) * 0.9 for answered, present in told)


def test_without_json_the_report_is_a_page_to_read():
    told = rehearse("--players", 2, "--calls", 6, "--speed", 100)
    assert "Standings" in told.stdout, told.stderr


def test_a_server_that_does_not_run_is_named():
    url = f"http://127.0.0.1:{free_port()}"
    told = rehearse("--url", url)
    assert f"The server at {url} cannot be reached. Is it running?" in told.stderr


def test_an_unknown_pack_is_named_with_those_there_are():
    told = rehearse("--pack", "nobody-knows")
    assert "There is no pack 'nobody-knows'" in told.stderr
    assert "information-sharing-journey" in told.stderr


def test_a_passphrase_that_is_missing_is_asked_for(tmp_path):
    with RealServer(tmp_path, JOURNEY_BINGO_PASSPHRASE="eight or more") as server:
        told = rehearse("--url", server.url, "--players", 1)
    assert "set JOURNEY_BINGO_PASSPHRASE" in told.stderr


def test_an_error_ends_without_a_traceback():
    told = rehearse("--pack", "nobody-knows")
    assert (told.returncode, "Traceback" in told.stderr) == (1, False)


def test_a_screen_comes_back_when_the_server_has_been_away(tmp_path):
    async def play(server: RealServer) -> bool:
        screen = Screen()
        place = await open_workshop(server.url, "information-sharing-journey", "")
        await screen.connect(server.url, place.code, "facilitator", place.cookie)
        await screen.until("desk", bool, 20)
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)
        reply = await screen.send("end_workshop", step=screen.views["desk"]["step"])
        await screen.close()
        return bool(reply and reply["status"] == "done")

    with RealServer(tmp_path) as server:
        assert asyncio.run(play(server))
