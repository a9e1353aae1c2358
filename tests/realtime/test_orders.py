"""What comes with a message from elsewhere: when it arrived, what its browser claims, the trips."""

import pytest

from server.chance import SystemChance
from server.game import commands
from server.realtime import protocol
from server.realtime.orders import order
from server.table.trips import ENOUGH
from tests.table.room import HandClock

SEAT, CALL = 3, 7
CHANCE = SystemChance()

ANSWER = protocol.AnswerStage(id="1", call=CALL, stage="vision", elapsed_ms=2_900)
MARK = protocol.MarkSquare(id="2", call=CALL, square=4)


def ordered(message, arrived_ms, clock, trips_ms=None):
    return order(message, SEAT, arrived_ms, clock, CHANCE, trips_ms or {})


@pytest.mark.parametrize("message", [ANSWER, MARK], ids=["answer", "mark"])
def test_a_command_arrived_when_its_message_was_read_and_not_when_its_turn_came(message):
    clock = HandClock()
    read_ms = clock.now_ms()
    clock.pass_ms(300)
    assert ordered(message, read_ms, clock).arrived_ms == read_ms


def test_an_answer_brings_the_time_that_its_browser_claims():
    assert ordered(ANSWER, 0, HandClock()).claimed_ms == 2_900


def test_showing_the_answer_brings_the_round_trips():
    shown = ordered(protocol.ShowAnswer(id="3", step=1), 9_000, HandClock(), {SEAT: 120})
    assert shown == commands.ShowAnswer(at_ms=9_000, trips_ms={SEAT: 120})


def test_what_the_server_has_measured_is_added_to_what_a_player_may_be_allowed(workshop):
    player = workshop.player()
    for _ in range(ENOUGH):
        workshop.table.checks.measured(player.seat, 100)
    workshop.start()
    player.send("answer_stage", call=workshop.call.number, stage=workshop.call.event.stage)
    workshop.show()
    assert workshop.call.grants == {player.seat: 140}
