"""A command has one effect and one reply, however often it is sent."""

from server.game.commands import CallEvent, EndRound, UndoCall
from server.game.rejections import Reason
from server.table.replies import Status
from tests.table.room import Room


def test_a_repeated_answer_gets_the_same_reply_and_is_stored_once():
    room = Room(players=1)
    room.start()
    room.call()
    first = room.answer(1, command_id="same-id-1")
    entries = room.stored()
    assert room.answer(1, "dig", command_id="same-id-1") == first
    assert room.stored() == entries


def test_a_refusal_is_repeated_even_when_it_would_now_be_allowed():
    room = Room(players=1)
    room.start()
    early = room.answer(1, command_id="same-id-1")
    room.call()
    assert early.reason is Reason.NO_OPEN_CALL
    assert room.answer(1, command_id="same-id-1") == early


def test_the_same_id_of_another_seat_is_another_command():
    room = Room(players=2)
    room.start()
    room.call()
    room.answer(1, command_id="same-id-1")
    room.answer(2, command_id="same-id-1")
    assert room.workshop.round.call.answers.keys() == {1, 2}


def test_a_repeated_command_gets_the_same_reply_after_a_restart():
    room = Room(players=1)
    room.start()
    room.call()
    first = room.answer(1, command_id="same-id-1")
    again = room.restarted()
    assert again.answer(1, "dig", command_id="same-id-1") == first
    assert again.workshop.round.call.answers[1].stage == "clear"


def test_two_presses_of_the_primary_button_call_one_event():
    room = Room(players=1)
    room.start()
    step = room.workshop.step
    press = CallEvent(at_ms=room.clock.now_ms(), clock=room.clock.id)
    assert room.steer(press, step=step).status is Status.DONE
    assert room.steer(press, step=step).reason is Reason.STALE_STEP
    assert len(room.workshop.round.calls) == 1


def test_answers_streaming_in_do_not_make_a_facilitators_step_stale():
    room = Room(players=3)
    room.start()
    room.call()
    step = room.workshop.step
    for seat in (1, 2, 3):
        room.answer(seat)
    assert room.steer(UndoCall(), step=step).status is Status.DONE


def test_a_facilitators_command_without_a_step_is_refused():
    room = Room(players=1)
    room.start()
    reply = room.steer(EndRound(), step=-1)
    assert reply.reason is Reason.STALE_STEP
