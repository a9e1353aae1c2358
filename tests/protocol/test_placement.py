"""Who was first goes by people's own reaction times, whatever their networks."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.protocol import web
from tests.protocol.client import Client, sleep_until
from tests.protocol.round import PACK
from tests.protocol.wires import FarWire, SocketWire
from tests.real_server import RealServer

#: What the line of one of the two adds each way, in seconds.
DELAY_S = 0.15
TRIP_MS = 2 * DELAY_S * 1_000

#: What the server took, which is not of the trip, it tells by two whole milliseconds of its clock.
ROUNDING_MS = 1

FAR, NEAR = "Asha, far away", "Ben, in the room"

#: Reaction times in ms, the far player's first.
FAR_FASTER, NEAR_FASTER, ALIKE = (600, 750), (750, 600), (650, 650)


class Duel:
    """Two players, one behind a slow line, both right in every call; plays at once when made."""

    def __init__(self, url: str) -> None:
        opened = web.post(f"{url}/api/workshops", {"pack": PACK})
        self._seats = f"{url}/api/workshops/{opened.body['code']}/seats"
        self._url, self._code = url, opened.body["code"]
        self.desk = Client(SocketWire(url, opened.cookie), self._code, "facilitator")
        self.players = {FAR: self._join(FAR, DELAY_S), NEAR: self._join(NEAR, 0)}
        self.trips_ms = {name: player.sync() for name, player in self.players.items()}
        for name, player in self.players.items():
            report = {"synced": True, "awake": True, "remote": name == FAR}
            assert player.ask("report", report)["status"] == "done"
        self.desk.until("desk", lambda desk: desk["next_step"] == "start_round")
        self.desk.steer("start_round", calls=6, mode="race")
        #: What each of the two was placed, by their reaction times.
        self.ranks = {times: self._call(times) for times in (FAR_FASTER, NEAR_FASTER, ALIKE)}

    def close(self) -> None:
        for screen in (self.desk, *self.players.values()):
            screen.close()

    def _join(self, name: str, delay_s: float) -> Client:
        seat = web.post(self._seats, {"name": name})
        wire = SocketWire(self._url, seat.cookie)
        return Client(FarWire(wire, delay_s) if delay_s else wire, self._code, "player")

    def _call(self, times: tuple[int, int]) -> dict[str, Any]:
        self.desk.until("desk", lambda desk: desk["next_step"] == "call_event")
        self.desk.steer("call_event")
        stage = self.desk.until("desk", lambda desk: desk["now"])["now"]["stage"]
        opened = self.desk.until("call", lambda view: view["call"] and view["phase"] == "open")
        call = opened["call"]["call"]
        with ThreadPoolExecutor(2) as pool:
            replies = pool.map(
                lambda player, ms: react(player, call, stage, ms), self.players.values(), times
            )
            assert set(replies) == {"received"}
        self.desk.steer("show_answer")
        shown = {
            name: player.until("me", lambda me: me["result"] and me["result"]["call"] == call)
            for name, player in self.players.items()
        }
        return {name: me["result"]["rank"] for name, me in shown.items()}


def react(player: Client, call: int, stage: str, ms: int) -> str:
    """Answer so many ms after the screen has shown the call; return how that was taken."""
    player.until("call", lambda view: view["call"] and view["call"]["call"] == call)
    sleep_until(player.opened() + ms)
    reply = player.command("answer_stage", call=call, stage=stage, elapsed_ms=ms)
    return str(reply["status"])


@pytest.fixture(scope="module")
def duel(tmp_path_factory) -> Iterator[Duel]:
    with RealServer(tmp_path_factory.mktemp("server")) as server:
        fought = Duel(server.url)
        yield fought
        fought.close()


def test_the_line_of_one_is_slow_and_the_clock_of_both_is_known(duel):
    assert duel.trips_ms[FAR] > TRIP_MS - ROUNDING_MS > 2 * duel.trips_ms[NEAR]


def test_the_faster_player_is_first_through_a_slow_line(duel):
    assert duel.ranks[FAR_FASTER] == {FAR: 1, NEAR: 2}


def test_a_slow_line_takes_nothing_from_others(duel):
    assert duel.ranks[NEAR_FASTER] == {FAR: 2, NEAR: 1}


def test_two_who_are_equally_fast_are_first_together(duel):
    assert duel.ranks[ALIKE] == {FAR: 1, NEAR: 1}


def test_the_facilitator_sees_either_side_as_the_server_measured_it(duel):
    told = duel.desk.told("devices", lambda told: told["remote"]["trip_ms"])
    assert told["remote"]["trip_ms"] >= TRIP_MS > told["in_room"]["trip_ms"]


def test_the_facilitator_sees_who_was_first_on_either_side(duel):
    told = duel.desk.told("devices", lambda told: told["in_room"]["firsts"] == 50)
    assert told["remote"]["firsts"] == 50
