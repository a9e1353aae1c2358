"""A call travels a second ahead of its opening; whoever reads along finds no answer in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from server.packs.load import load
from tests.game.secrets import leaves
from tests.protocol import web
from tests.protocol.client import Client
from tests.protocol.round import PACK
from tests.protocol.wires import SocketWire
from tests.real_server import ROOT, RealServer

FLOOR_MS, CAP_MS = 250, 500

#: An event with its arguments, or an acknowledgement.
LIST = re.compile(r"4[23]\d*(\[.*)")

#: What a call tells before its answer is shown.
TOLD = {"call", "vote", "ordinal", "text", "opens_at_ms", "closes_at_ms", "interrupted"}


class Ahead:
    """A player and a display who note all that comes; plays at once when made.

    Before the call opens, both ask for everything anew on another screen, and the player answers;
    then once more as soon as it is open.
    """

    def __init__(self, url: str) -> None:
        opened = web.post(f"{url}/api/workshops", {"pack": PACK})
        code = opened.body["code"]
        seat = web.post(f"{url}/api/workshops/{code}/seats", {"name": "Asha"})
        self.desk = Client(SocketWire(url, opened.cookie), code, "facilitator")
        self.player = Client(SocketWire(url, seat.cookie), code, "player")
        self.display = Client(SocketWire(url, ""), code, "display")
        self.others: list[Client] = []
        self.player.sync()
        self.desk.until("desk", lambda desk: desk["next_step"] == "start_round")
        self.desk.steer("start_round", calls=6, mode="race")
        self.desk.until("desk", lambda desk: desk["next_step"] == "call_event")
        for screen in self.screens:
            screen.until("call", lambda view: view["phase"] == "dealt")
        self.player.until("me", lambda me: me["card"])
        before = [len(screen.heard) for screen in self.screens]
        self.desk.steer("call_event")
        for screen in self.screens:
            screen.until("call", lambda view: view["call"])
        #: What the call brings, and what else is told to those who ask for it.
        self.brought = self._told_since(before)
        asked = [len(screen.heard) for screen in self.screens]
        self.others.append(Client(SocketWire(url, seat.cookie), code, "player"))
        self.others.append(Client(SocketWire(url, ""), code, "display"))
        self.early = self._tries()
        self.told = self._told_since(asked)
        for screen in self.others:
            self.told += messages(screen.heard)
        self.right = self.desk.until("desk", lambda desk: desk["now"])["now"]["stage"]
        self.player.opened()
        self.at_once = self._answer(self.right)
        open_still = [len(screen.heard) for screen in self.screens]
        self.desk.steer("show_answer")
        for screen in self.screens:
            screen.until("call", lambda view: view["answer"])
        self.shown = self._told_since(open_still)
        self.why = self.desk.until("why", lambda why: why["answers"])["answers"]

    @property
    def screens(self) -> tuple[Client, Client]:
        return self.player, self.display

    @property
    def card(self) -> set[str]:
        """The texts on the player's own card, which is on the screen all the time."""
        return leaves(self.player.views["card"])

    def close(self) -> None:
        for screen in (self.desk, *self.screens, *self.others):
            screen.close()

    def _tries(self) -> list[dict[str, Any]]:
        """Answer every stage, and mark squares; return how that was taken."""
        stages = [each["stage"]["id"] for each in self.player.views["workshop"]["stages"]]
        replies = [self._answer(stage) for stage in stages]
        return replies + [self._send("mark_square", square=square) for square in (0, 1, None)]

    def _answer(self, stage: str) -> dict[str, Any]:
        return self._send("answer_stage", stage=stage, elapsed_ms=0)

    def _send(self, do: str, **fields: Any) -> dict[str, Any]:
        return self.player.command(do, call=self.player.views["call"]["call"]["call"], **fields)

    def _told_since(self, heard: list[int]) -> list[Any]:
        since = zip(self.screens, heard, strict=True)
        return [told for screen, before in since for told in messages(screen.heard[before:])]


def messages(packets: list[str]) -> list[Any]:
    """Every event that came, and every reply."""
    found = (LIST.fullmatch(packet) for packet in packets)
    return [json.loads(told[1]) for told in found if told]


def views(messages: list[Any], name: str) -> list[Any]:
    return [message[1] for message in messages if message[0] == name]


@pytest.fixture(scope="module")
def ahead(tmp_path_factory) -> Iterator[Ahead]:
    with RealServer(tmp_path_factory.mktemp("server")) as server:
        played = Ahead(server.url)
        yield played
        played.close()


@pytest.fixture(scope="module")
def secrets() -> set[str]:
    """Everything that tells a stage: its own texts, and those of its events and facts."""
    pack = load(ROOT / "cards" / PACK)
    texts = {text for stage in pack.stages for text in (stage.id, stage.name)}
    texts |= {text for event in pack.events for text in (event.id, event.why, *event.facts)}
    return texts | {text for fact in pack.facts for text in (fact.id, fact.text, fact.short)}


def test_what_a_call_brings_is_its_text_and_its_times(ahead):
    calls = [view["body"] for view in views(ahead.brought, "call")]
    assert len(calls) == len(ahead.screens)
    for call in calls:
        assert set(call["call"]) == TOLD
        assert call["answer"] is None


def test_what_a_call_brings_tells_no_stage_and_no_fact(ahead, secrets):
    assert not leaves(ahead.brought) & secrets


def test_who_asks_for_everything_before_the_opening_finds_no_answer_either(ahead, secrets):
    assert all(views(ahead.told, name) for name in ("call", "me", "history", "standings"))
    in_play = [message for message in ahead.told if message[0] != "workshop"]
    assert not leaves(in_play) & secrets - ahead.card


def test_before_the_opening_a_right_answer_is_taken_like_a_wrong_one(ahead):
    assert {(reply["status"], reply["reason"]) for reply in ahead.early} == {("early", "too_early")}


def test_who_answers_at_once_has_no_time_below_the_floor_and_is_told_to_the_facilitator(ahead):
    assert ahead.at_once["status"] == "received"
    (answer,) = ahead.why
    assert answer["elapsed_ms"] >= FLOOR_MS
    assert answer["allowance_ms"] <= CAP_MS
    assert answer["quick"]


def test_the_answer_is_told_when_it_is_shown(ahead, secrets):
    assert ahead.right in leaves(ahead.shown) & secrets
