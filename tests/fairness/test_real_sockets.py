"""Ten real players on the real server, half of them behind a slow line: who is placed first?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from server.game.entries import StageAnswered
from server.journal.sqlite import SqliteJournal
from tests.fairness.proxy import DelayProxy
from tests.protocol import web
from tests.protocol.client import Client, sleep_until
from tests.protocol.wires import SocketWire
from tests.real_server import RealServer

PACK, CALLS = "information-sharing-journey", 3

#: Each pair is one player behind a line of 300 ms round trip, and one without.
PAIRS, DELAY_S = 5, 0.15

#: The first pair's time in a call, and how much later each next pair is, in ms; in every other
#: call of a pair the far player is so much faster, else the two are equally fast.
FIRST_MS, APART_MS, FASTER_MS = 600, 300, 150

#: Whoever is within this of the first of a group is in it, in ms.
TIE_MS = 100

#: By so much two clocks that were compared over a line may still differ, in ms.
DIFFER_MS = 10


@dataclass
class Player:
    """One of a pair, at a screen of their own."""

    seat: int
    pair: int
    far: bool
    screen: Client

    def plays(self, ordinal: int, stage: str) -> int:
        """Answer as the script says; return how long it took, as the screen tells it."""
        view = self.screen.until("call", lambda view: _is(view, ordinal))
        shown_ms = self.screen.opened()
        sleep_until(shown_ms + self._reaction_ms(ordinal))
        elapsed_ms = round(time.monotonic() * 1_000 - shown_ms)
        call = view["call"]["call"]
        answer = {"call": call, "stage": stage, "elapsed_ms": elapsed_ms}
        assert self.screen.command("answer_stage", **answer)["status"] == "received"
        return elapsed_ms

    def placed(self, ordinal: int) -> int:
        shown = self.screen.until("call", lambda view: _is(view, ordinal) and view["answer"])
        call = shown["call"]["call"]
        me = self.screen.until("me", lambda me: me["result"] and me["result"]["call"] == call)
        return int(me["result"]["rank"])

    def _reaction_ms(self, ordinal: int) -> int:
        alike = (ordinal + self.pair) % 2
        return FIRST_MS + self.pair * APART_MS + (0 if self.far or alike else FASTER_MS)


@dataclass
class Played:
    """One call: what each seat's screen told, how it was placed, and when its answer arrived."""

    told_ms: dict[int, int]
    ranks: dict[int, int]
    arrived_ms: dict[int, int] = field(default_factory=dict)


class Room:
    """Plays at once when made; what happened can be asked afterwards."""

    def __init__(self, url: str, far_url: str) -> None:
        opened = web.post(f"{url}/api/workshops", {"pack": PACK})
        self._code = opened.body["code"]
        self._desk = Client(SocketWire(url, opened.cookie), self._code, "facilitator")
        lines = [(pair, address) for pair in range(PAIRS) for address in (far_url, url)]
        with ThreadPoolExecutor(len(lines)) as pool:
            self.players = list(
                pool.map(lambda line: self._join(*line, far=line[1] == far_url), lines)
            )
            self._desk.until("desk", lambda desk: desk["next_step"] == "start_round")
            self._desk.steer("start_round", calls=6, mode="race")
            self.calls = [self._call(ordinal, pool) for ordinal in range(1, CALLS + 1)]
        for screen in (self._desk, *(player.screen for player in self.players)):
            screen.close()

    def read(self, database: Path) -> None:
        """Learn from the journal of the server, which has stopped, when answers arrived."""
        journal = SqliteJournal(database)
        address = journal.find(self._code)
        assert address is not None
        recorded = journal.read(address.workshop)
        journal.close()
        assert recorded is not None
        for entry in recorded.entries:
            if isinstance(entry, StageAnswered):
                self.calls[entry.call - 1].arrived_ms[entry.seat] = entry.arrived_ms

    def pairs(self) -> Iterator[tuple[Played, int, int]]:
        """Yield for each call, and each pair whose far player was as fast: far and near.

        Whoever overslept on a busy machine took longer than the script says, and told so.
        """
        for played in self.calls:
            for pair in range(PAIRS):
                far, near = (one.seat for one in self.players if one.pair == pair)
                if played.told_ms[far] <= played.told_ms[near] + DIFFER_MS:
                    yield played, far, near

    def _join(self, pair: int, url: str, *, far: bool) -> Player:
        seat = web.post(f"{url}/api/workshops/{self._code}/seats", {"name": "Player"})
        screen = Client(SocketWire(url, seat.cookie), self._code, "player")
        screen.sync()
        return Player(seat.body["seat"], pair, far, screen)

    def _call(self, ordinal: int, pool: ThreadPoolExecutor) -> Played:
        self._desk.until("desk", lambda desk: desk["next_step"] == "call_event")
        self._desk.steer("call_event")
        stage = self._desk.until("desk", lambda desk: desk["now"])["now"]["stage"]
        told = pool.map(lambda player: player.plays(ordinal, stage), self.players)
        told_ms = {player.seat: ms for player, ms in zip(self.players, told, strict=True)}
        self._desk.steer("show_answer")
        ranks = {player.seat: player.placed(ordinal) for player in self.players}
        return Played(told_ms, ranks)


def _is(view: dict[str, Any], ordinal: int) -> bool:
    return bool(view["call"] and view["call"]["ordinal"] == ordinal)


def places(times_ms: dict[int, int], tie_ms: int = TIE_MS) -> dict[int, int]:
    """Return the places by these times: one and the same for all within a tie of its first."""
    ranks: dict[int, int] = {}
    first_ms, place = -1, 0
    for seat in sorted(times_ms, key=times_ms.__getitem__):
        if not place or times_ms[seat] - first_ms > tie_ms:
            first_ms, place = times_ms[seat], len(ranks) + 1
        ranks[seat] = place
    return ranks


def robbed(room: Room, *, by_arrival: bool) -> list[bool]:
    """Tell of each far player as fast as their twin whether they lost what was theirs.

    That is: they are placed worse beside the twin than their own times say.
    """
    found = []
    for played, far, near in room.pairs():
        due = places(played.told_ms)
        given = places(played.arrived_ms) if by_arrival else played.ranks
        found.append(_order(given, far, near) > _order(due, far, near))
    return found


def _order(ranks: dict[int, int], far: int, near: int) -> int:
    """Return -1, 0 or 1 where far is ahead, level or behind."""
    return (ranks[far] > ranks[near]) - (ranks[far] < ranks[near])


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    with RealServer(tmp_path_factory.mktemp("server")) as server:
        with DelayProxy(server.port, DELAY_S) as proxy:
            played = Room(server.url, f"http://127.0.0.1:{proxy.port}")
        server.stop()
        played.read(server.database)
    _tell(played)
    return played


def _tell(room: Room) -> None:
    """Print what the places are, and what they would be by arrival."""
    for number, played in enumerate(room.calls, 1):
        arrival = places(played.arrived_ms)
        print(f"\ncall {number}   reaction   place   by arrival")
        for player in sorted(room.players, key=lambda player: played.told_ms[player.seat]):
            seat, line = player.seat, "far " if player.far else "near"
            told, placed = played.told_ms[seat], played.ranks[seat]
            print(f"  {line} {seat:>2}   {told:>5} ms   {placed:>5}   {arrival[seat]:>10}")
    ours, theirs = (robbed(room, by_arrival=by_arrival) for by_arrival in (False, True))
    print(f"{len(ours)} times a far player was as fast as the twin, or faster: ", end="")
    print(f"{sum(ours)} robbed of their place, {sum(theirs)} by arrival")


def test_everybody_is_placed_by_their_own_reaction_time(room):
    ties_ms = range(TIE_MS - DIFFER_MS, TIE_MS + DIFFER_MS + 1)
    for played in room.calls:
        assert played.ranks in [places(played.told_ms, tie_ms) for tie_ms in ties_ms]


def test_whoever_is_clearly_faster_is_ahead_whatever_their_lines(room):
    for played in room.calls:
        for one, other in permutations(played.ranks, 2):
            if played.told_ms[other] - played.told_ms[one] > TIE_MS + DIFFER_MS:
                assert played.ranks[one] < played.ranks[other]


def test_by_arrival_the_slow_line_would_have_decided(room):
    lost = robbed(room, by_arrival=True)
    assert sum(lost) > len(lost) / 2
