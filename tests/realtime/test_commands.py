"""Commands from browsers: closed schemas, the sender's own seat, no role above its station."""

from typing import Any

import msgspec
import pytest

from server.game.commands import Role
from server.realtime import protocol

FIELDS: dict[str, dict[str, Any]] = {
    "start_round": {"calls": 6},
    "reorder_plan": {"events": []},
    "skip_event": {"event": "clear-e1"},
    "show_confusion": {"on": True},
    "answer_stage": {"call": 1, "stage": "clear"},
    "mark_square": {"call": 1, "square": 0},
}

PLAYERS = ["answer_stage", "mark_square"]
STEERING = [
    msgspec.inspect.type_info(kind).tag
    for kind in protocol.Command.__args__
    if issubclass(kind, protocol.SteeringCommand)
]


def message(do: str, step: int) -> dict[str, Any]:
    return FIELDS.get(do, {}) | ({} if do in PLAYERS else {"step": step})


@pytest.mark.parametrize("do", STEERING)
@pytest.mark.parametrize("role", [Role.PLAYER, Role.DISPLAY])
def test_only_a_facilitator_steers(workshop, role, do):
    browser = workshop.player() if role is Role.PLAYER else workshop.display()
    before = workshop.table.workshop.version
    reply = browser.send(do, **message(do, workshop.table.workshop.step))
    assert (reply["status"], reply["reason"]) == ("rejected", "not_allowed")
    assert workshop.table.workshop.version == before


@pytest.mark.parametrize("do", PLAYERS)
@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.DISPLAY])
def test_only_players_play(workshop, role, do):
    browser = workshop.facilitator if role is Role.FACILITATOR else workshop.display()
    reply = browser.send(do, **message(do, 0))
    assert (reply["status"], reply["reason"]) == ("rejected", "not_allowed")


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"do": "answer_stage"}, "id"),
        ({"do": "fly", "id": "abcdefgh"}, "fly"),
        ({"do": "end_round", "id": "abcdefgh", "step": 0, "seat": 1}, "seat"),
        ({"do": "mark_square", "id": "abcdefgh", "call": 1, "square": 99}, "square"),
        ({"do": "mark_square", "id": "short", "call": 1, "square": 1}, "id"),
        ({"do": "mark_square", "id": "abcdefgh", "call": "1", "square": 1}, "call"),
        ("answer_stage", "object"),
        (None, "object"),
        ([1, 2], "object"),
    ],
)
def test_what_is_not_of_the_protocol_is_refused_with_a_reason(workshop, sent, why):
    reply = workshop.player().ask("command", sent)
    assert reply["status"] == "refused"
    assert why in reply["detail"]


def test_a_players_command_is_about_the_seat_that_sends_it(workshop):
    first, second = workshop.player("Asha"), workshop.player("Ben")
    workshop.start()
    second.send("answer_stage", call=1, stage="clear")
    assert workshop.table.workshop.round.call.answers.keys() == {second.seat}
    assert first.seat != second.seat


def test_a_flood_is_slowed_down(workshop):
    player = workshop.player()
    replies = [player.send("answer_stage", call=1, stage="clear") for _ in range(40)]
    assert replies[-1]["status"] == "slow_down"


def test_a_flood_slows_nobody_else_down(workshop):
    flooder, other = workshop.player("Flo"), workshop.player("Asha")
    for _ in range(40):
        flooder.send("answer_stage", call=1, stage="clear")
    assert other.send("answer_stage", call=1, stage="clear")["reason"] == "no_round"
