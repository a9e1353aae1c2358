"""Between sending a call and its opening: a second in which much can happen."""

import pytest

from server.game import timing
from server.game.commands import (
    CloseCall,
    MarkSquare,
    PauseRound,
    ResumeRound,
    Role,
    UndoCall,
)
from server.game.rejections import Reason
from server.table.replies import Status
from server.table.requests import Sender
from tests.table.room import Room


def announced(players=1, **settings) -> Room:
    """A call on its way to the screens, half a second before they open it."""
    room = Room(players)
    room.start(**settings)
    room.announce()
    room.clock.pass_ms(timing.LEAD_MS // 2)
    return room


def call_of(room):
    return room.workshop.round.call


def mark(room, seat=1):
    now_ms, number, clock = room.clock.now_ms(), room.workshop.calls, room.clock.id
    command = MarkSquare(seat=seat, call=number, square=0, arrived_ms=now_ms, clock=clock)
    return room.send(Sender(Role.PLAYER, seat), command)


def pause(room):
    return room.steer(PauseRound(at_ms=room.clock.now_ms()))


def resume(room):
    return room.steer(ResumeRound(at_ms=room.clock.now_ms(), clock=room.clock.id))


def test_nothing_is_taken_before_it_opens():
    room = announced()
    room.clock.pass_ms(timing.LEAD_MS // 2 - 1)
    for reply in (room.answer(1), room.answer(1, claimed_ms=0), mark(room)):
        assert (reply.status, reply.reason) == (Status.EARLY, Reason.TOO_EARLY)
    room.clock.pass_ms(1)
    assert room.answer(1).status is Status.RECEIVED
    assert mark(room).status is Status.RECEIVED


def test_it_can_be_taken_back_before_anybody_has_seen_it():
    room = announced()
    assert room.steer(UndoCall()).status is Status.DONE
    room.clock.pass_ms(timing.LEAD_MS)
    assert room.answer(1).reason is Reason.NO_OPEN_CALL
    assert room.call().status is Status.DONE


def test_a_pause_stops_it_from_opening():
    room = announced()
    pause(room)
    room.clock.pass_ms(60_000)
    assert room.answer(1).reason is Reason.PAUSED
    resume(room)
    assert room.answer(1).reason is Reason.TOO_EARLY
    room.clock.pass_ms(timing.LEAD_MS)
    assert room.answer(1).status is Status.RECEIVED


def test_a_pause_before_it_opens_takes_the_placement_as_its_text_was_sent():
    room = announced()
    pause(room)
    room.clock.pass_ms(60_000)
    resume(room)
    room.clock.pass_ms(timing.LEAD_MS + 3_000)
    room.answer(1, call_of(room).event.stage)
    room.show()
    assert call_of(room).answers[1].elapsed_ms == 3_000
    assert call_of(room).results[1].rank is None


def test_a_timer_runs_from_the_opening_and_waits_for_a_pause():
    room = announced(timer_s=20)
    whole_ms = call_of(room).closes_at_ms - call_of(room).opens_at_ms
    pause(room)
    room.clock.pass_ms(60_000)
    resume(room)
    assert call_of(room).closes_at_ms - call_of(room).opens_at_ms == whole_ms
    assert call_of(room).opens_at_ms == room.clock.now_ms() + timing.LEAD_MS


@pytest.mark.parametrize("away_ms", [100, 60_000])
def test_a_server_that_starts_again_opens_it_when_it_was_to_open(away_ms):
    room = announced()
    opens_ms = call_of(room).opens_at_ms
    room.clock.pass_ms(away_ms)
    again = room.restarted()
    assert call_of(again).opens_at_ms == opens_ms
    assert not again.workshop.round.paused
    opened = room.clock.now_ms() >= opens_ms
    assert again.answer(1).status is (Status.RECEIVED if opened else Status.EARLY)


@pytest.mark.parametrize("game_ms", [0, 900_000_000])
def test_a_machine_that_starts_again_waits_for_the_facilitator(game_ms):
    """Its clock has begun anew: no screen could tell when the call was to open."""
    room = announced()
    room.clock.id, room.clock.game_ms = "boot-2", game_ms
    again = room.restarted()
    assert again.workshop.round.paused
    resume(again)
    assert call_of(again).opens_at_ms == game_ms + timing.LEAD_MS
    again.clock.pass_ms(timing.LEAD_MS + 2_000)
    again.answer(1, call_of(again).event.stage)
    again.show()
    assert call_of(again).answers[1].elapsed_ms == 2_000
    # Until then, people may have read it.
    assert call_of(again).results[1].rank is None


def test_a_call_whose_timer_ran_out_while_the_server_was_gone_gives_no_placement():
    room = announced(timer_s=5)
    room.clock.pass_ms(timing.LEAD_MS + 60_000)
    again = room.restarted()
    assert again.workshop.round.paused
    resume(again)
    again.clock.pass_ms(timing.LEAD_MS + 400)
    again.answer(1, call_of(again).event.stage)
    again.show()
    assert call_of(again).results[1].rank is None


def test_a_call_cannot_be_closed_before_it_has_opened():
    room = announced()
    opens_ms = call_of(room).opens_at_ms
    assert room.steer(CloseCall(at_ms=opens_ms - 1)).reason is Reason.NO_OPEN_CALL
    assert call_of(room).open
    assert room.steer(CloseCall(at_ms=opens_ms)).status is Status.DONE


def test_an_answer_shown_before_it_opened_holds_nobodys_answer():
    room = announced()
    room.show()
    assert call_of(room).shown
    assert call_of(room).results == {}
