"""Rounds end, are opened again, and follow one another."""

import pytest

from server.game.commands import EndRound, ReopenRound, UndoCall
from server.game.entries import RoundEnded, RoundReopened
from server.game.rejections import Reason
from tests.game.given import given
from tests.game.moves import (
    CARD,
    PLAN,
    answer,
    called,
    dealt,
    mark,
    opened,
    seated,
    started,
    undone,
)
from tests.game.play import Play, table
from tests.packs.small import small_pack

END, REOPEN = EndRound(), ReopenRound()


def test_the_facilitator_ends_the_round_at_any_time():
    given(*seated()).when(END).then(RoundEnded())


def test_a_round_does_not_end_by_itself():
    assert not table().played(*PLAN).round.ended


def test_ending_takes_a_pending_call_back():
    play = table().called().right(1).ended()
    assert (play.round.calls, play.total(1)) == ([], 0)


def test_ending_keeps_the_calls_whose_answers_were_shown():
    play = table().played("clear-e1", seats=[1]).called().ended()
    assert (len(play.round.calls), play.total(1)) == (1, 1_000)


def test_a_pending_call_is_taken_back_by_an_entry_of_its_own():
    play = table().called()
    (other,) = set(table().called().undone().round.coming) - set(PLAN)
    given(*play.journal).when(END).then(undone(1, *play.round.coming, other), RoundEnded())


def test_a_round_ends_once():
    given(*seated(), RoundEnded()).when(END).then_rejected(Reason.ROUND_ENDED)


def test_without_a_round_there_is_nothing_to_end():
    given(opened()).when(END).then_rejected(Reason.NO_ROUND)


def test_an_ended_round_is_reopened():
    given(*seated(), RoundEnded()).when(REOPEN).then(RoundReopened())


def test_a_running_round_is_not_reopened():
    given(*seated()).when(REOPEN).then_rejected(Reason.ROUND_RUNNING)


def test_without_a_round_there_is_nothing_to_reopen():
    given(opened()).when(REOPEN).then_rejected(Reason.NO_ROUND)


def test_a_reopened_round_goes_on_where_it_was():
    play = table().played("clear-e1").ended().reopened().called()
    assert (play.call.event.id, play.call.number) == ("dig-e1", 2)


@pytest.mark.parametrize("command", [answer(1, "dig"), mark(1, 0)])
def test_an_ended_round_takes_no_answers_and_marks(command):
    play = table().called().ended()
    given(*play.journal).when(command).then_rejected(Reason.ROUND_ENDED)


def test_a_further_round_deals_new_cards():
    play = Play().opened().joined(2).started(seed="one")
    first = play.cards
    assert play.ended().started(seed="two").cards != first


def test_rounds_are_numbered():
    play = table().ended().started().ended().started()
    assert [past.number for past in play.workshop.rounds] == [1, 2, 3]


def test_a_further_round_may_have_other_settings():
    play = table().ended().started(8, mode="steady")
    assert (play.round.settings.mode, len(play.round.planned)) == ("steady", 8)


def test_a_further_round_begins_without_marks_and_calls():
    play = table().played("clear-e1", seats=[1]).ended().started()
    assert (play.round.marked(1), play.round.calls) == (set(), [])


def test_scores_start_again_unless_they_carry_over():
    play = table().played("clear-e1", seats=[1]).ended().started()
    assert play.total(1) == 0


def test_scores_carry_over_where_the_facilitator_says_so():
    play = table().played("clear-e1", seats=[1]).ended().started(carry_scores=True)
    assert play.called().right(1).shown().total(1) == 2_000


def test_scores_carry_over_from_round_to_round():
    play = table().played("clear-e1", seats=[1]).ended().started(carry_scores=True).ended()
    assert play.started(carry_scores=True).total(1) == 1_000


def test_scores_that_started_again_do_not_come_back():
    play = table().played("clear-e1", seats=[1]).ended().started().ended()
    assert play.started(carry_scores=True).total(1) == 0


def test_lines_of_an_earlier_round_do_not_count_towards_three():
    play = table().played(*PLAN[:3], seats=[1]).ended().take(*seated_again())
    play.played("clear-e2", "dig-e2", "sow-e2", seats=[1])
    assert play.points(1).patterns == 300


def test_every_round_has_a_first_line_of_its_own():
    play = table().played(*PLAN[:3], seats=[1]).ended().take(*seated_again())
    play.played("clear-e2", "dig-e2", "sow-e2", seats=[1])
    assert play.points(1).first_line == 200


def seated_again():
    card = ("clear-2", "dig-2", "sow-2", *CARD[3:])
    plan = ("clear-e2", "dig-e2", "sow-e2")
    return (started(plan, number=2, carry_scores=True), dealt(1, card), dealt(2, card))


def test_a_further_round_prefers_events_not_yet_called():
    play = Play().opened().started(12)
    play.played(*play.round.planned).ended()
    heard = play.workshop.rounds[0].seen()
    assert not heard & set(play.started(12).round.planned)


def test_events_taken_back_count_as_seen_in_a_further_round():
    play = Play().opened().started().called().undone().ended()
    (event,) = play.round.seen()
    for seed in "abcdefgh":
        assert event not in play.started(24, seed=seed).round.planned
        play.ended()


def test_events_come_again_where_a_stage_has_no_others():
    play = Play().opened(small_pack(events=3)).started(12)
    play.played(*play.round.planned[:12]).ended().started(12)
    again = set(play.round.planned) & play.workshop.rounds[0].seen()
    assert len(again) == 6


def test_an_event_of_an_earlier_round_may_be_called_again():
    play = table().played("clear-e1").ended().started()
    assert play.called("clear-e1").call.event.id == "clear-e1"


def test_an_undo_stays_within_its_round():
    play = table().played("clear-e1").ended().started()
    given(*play.journal).when(UndoCall()).then_rejected(Reason.NOTHING_TO_UNDO)


def test_a_late_starter_of_the_second_round_is_dealt_in():
    play = table().ended().joined().started()
    assert sorted(play.cards) == [1, 2, 3]


def test_a_pending_call_may_be_ended_when_no_other_event_is_left():
    pack = small_pack(events=1)
    play = Play().opened(pack).started().called().ended()
    assert play.round.length == 5


def test_a_reopened_round_may_end_again():
    assert table().ended().reopened().ended().round.ended


def test_taking_back_a_call_leaves_the_rest_of_the_plan():
    play = Play(*seated(), called()).undone()
    assert [event for event in play.round.coming if event in PLAN] == list(PLAN[1:])
