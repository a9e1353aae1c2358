"""What screens tell: the call, its answer, one's own card, the desk."""

from typing import Any

import pytest

from server.game import views
from server.game.settings import Grid, Pattern
from server.game.views.shapes import NextStep, Phase
from tests.game.moves import CARD, PLAN, dealt, gift, joined, leave, seated
from tests.game.play import Play, table
from tests.game.secrets import mine
from tests.packs.small import small_pack


def test_stages_are_numbered_from_one():
    view = views.workshop(Play().opened().workshop)
    assert [stage.number for stage in view.stages] == [1, 2, 3, 4, 5, 6]


def test_the_answer_is_none_until_it_is_shown():
    assert table().called().closed().screen().answer is None


def test_a_shown_answer_tells_stage_reason_and_facts():
    view = table().played("clear-e2").screen().answer
    texts = [fact.text for fact in view.facts]
    assert (view.stage, view.why) == ("clear", "They are there to clear.")
    assert texts == [f"Clear: the neighbours learn lesson {number}" for number in (2, 3)]


def test_a_shown_answer_tells_how_the_room_split():
    view = table().called().right(1).wrong(2).shown().screen().answer
    assert view.split == {"clear": 1, "dig": 1, "sow": 0, "water": 0, "weed": 0, "pick": 0}


def test_a_shown_answer_names_all_who_were_first():
    play = table(3).called().right(1, 1_000).right(2, 1_050).right(3, 9_000).shown()
    assert play.screen({1: "Asha"}).answer.firsts == ("Asha", "Player 2")


def test_a_shown_answer_names_twelve_winners_and_counts_all():
    play = table(15).played(*PLAN[:3], seats=range(1, 16))
    (won,) = play.screen().answer.winners
    assert (won.pattern, len(won.names), won.count) == (Pattern.LINE, 12, 15)


def test_a_winner_of_two_lines_is_named_once():
    play = table(1).played("dig-e1", "sow-e1", "water-e1", "clear-e4", "clear-e1", seats=[1])
    (won,) = play.screen().answer.winners
    assert (len(play.result(1).completed), won.count) == (2, 1)


@pytest.mark.parametrize(
    ("play", "phase"),
    [
        (lambda: Play().opened(), Phase.LOBBY),
        (lambda: table(), Phase.DEALT),
        (lambda: table().called(), Phase.OPEN),
        (lambda: table().called().closed(), Phase.CLOSED),
        (lambda: table().called().shown(), Phase.SHOWN),
        (lambda: table().ended(), Phase.ENDED),
        (lambda: table().closed_down(), Phase.OVER),
    ],
)
def test_every_screen_knows_where_the_workshop_stands(play, phase):
    assert play().screen().phase is phase


@pytest.mark.parametrize(
    ("play", "step"),
    [
        (lambda: Play().opened(), NextStep.START_ROUND),
        (lambda: table(), NextStep.CALL_EVENT),
        (lambda: table().called(), NextStep.SHOW_ANSWER),
        (lambda: table().called().closed(), NextStep.SHOW_ANSWER),
        (lambda: table().called().paused(), NextStep.RESUME_ROUND),
        (lambda: table().played(*PLAN), NextStep.END_ROUND),
        (lambda: table().ended(), NextStep.START_ROUND),
        (lambda: table().closed_down(), NextStep.NOTHING),
    ],
)
def test_the_desk_offers_the_next_step(play, step):
    assert views.desk(play().workshop).next_step is step


def test_a_call_is_two_presses():
    play = table()
    steps = [views.desk(play.workshop).next_step]
    steps.append(views.desk(play.called().workshop).next_step)
    assert steps == [NextStep.CALL_EVENT, NextStep.SHOW_ANSWER]
    assert views.desk(play.shown().workshop).next_step is NextStep.CALL_EVENT


def test_the_desk_shows_the_pending_answer_and_what_is_coming():
    desk: Any = views.desk(table().called("clear-e1").right(1).workshop)
    assert (desk.now.stage, desk.split["clear"]) == ("clear", 1)
    assert [planned.event for planned in desk.coming] == list(PLAN[1:])


def test_the_desk_offers_undo_while_there_is_a_call_to_take_back():
    told = [views.desk(play.workshop).can_undo for play in (table(), table().called())]
    assert told == [False, True]


def test_the_desk_offers_no_undo_when_the_round_has_ended():
    assert not views.desk(table().played("clear-e1").ended().workshop).can_undo


def test_the_desk_offers_to_reopen_an_ended_round():
    told = [views.desk(play.workshop).can_reopen for play in (table(), table().ended())]
    assert told == [False, True]


def test_the_desk_knows_which_grids_the_pack_can_give():
    options = views.desk(Play().opened(small_pack(events=2)).workshop).options
    assert [bool(option.unavailable) for option in options] == [False, True, True]
    assert [option.grid for option in options] == list(Grid)


def test_an_idle_desk_has_nothing_now():
    desk = views.desk(Play().opened().workshop)
    assert (desk.now, desk.coming, desk.split) == (None, (), {})


def test_the_counters_tell_who_answered_and_who_is_done():
    play = table(4).called().right(1).marked(1, 0).wrong(2).marked(3, 0).do(leave(4))
    view = views.counts(play.workshop)
    assert (view.call, view.answered, view.done, view.present) == (1, 2, 1, 3)


def test_the_counters_do_not_wait_for_who_joined_during_the_call():
    assert views.counts(table(2).called().joined().workshop).present == 2


@pytest.mark.parametrize("play", [lambda: Play().opened().joined(2), lambda: table(2)])
def test_without_a_call_the_counters_tell_who_is_here(play):
    view = views.counts(play().workshop)
    assert (view.call, view.answered, view.done, view.present) == (None, 0, 0, 2)


def test_the_roster_lists_everybody_newest_last():
    view = views.roster(table(3).do(leave(2)).workshop, {1: "Asha"})
    assert [(line.name, line.present) for line in view.players] == [
        ("Asha", True),
        ("Player 2", False),
        ("Player 3", True),
    ]


def test_my_view_before_a_round_has_no_card():
    view = mine(Play().opened().joined().workshop, 1)
    assert (view["card"], view["answer"], view["result"]) == (None, None, None)
    assert views.card(Play().opened().joined().workshop, 1).squares == ()


def test_my_card_shows_what_is_kept():
    card = mine(table().played("clear-e1", seats=[1]).workshop, 1)["card"]
    assert (card["kept"], card["completed"]) == ((0,), ())


def test_my_card_shows_completed_lines():
    card = mine(table().played(*PLAN[:3], seats=[1]).workshop, 1)["card"]
    assert card["completed"] == ("line:row-1",)


def test_my_card_tells_gifts_from_marks():
    play = Play(*seated(1)).played("clear-e1").take(joined(2), dealt(2, CARD, [gift(0, 1)]))
    card = mine(play.played("dig-e1", seats=[2]).workshop, 2)["card"]
    assert (card["kept"], card["gifts"]) == ((0, 1), (0,))


def test_a_gift_of_a_call_taken_back_is_not_shown():
    play = Play(*seated(1)).played("clear-e1").take(joined(2), dealt(2, CARD, [gift(0, 1)]))
    card = mine(play.undone().workshop, 2)["card"]
    assert (card["kept"], card["gifts"]) == ((), ())


def test_the_free_centre_is_shown_as_such():
    play = Play().opened().joined().started(24, grid=Grid.FIVE)
    card = views.card(play.workshop, 1)
    assert card.side == 5
    assert [at for at, square in enumerate(card.squares) if square is None] == [12]


def test_my_answer_is_mine_until_the_answer_is_shown():
    answer = mine(table().called().right(1).marked(1, None).workshop, 1)["answer"]
    said = {"call": 1, "stage": "clear", "second": None}
    assert answer == said | {"marked": True, "square": None}


def test_who_only_marked_sees_that():
    answer = mine(table().called().marked(1, 3).workshop, 1)["answer"]
    said = {"call": 1, "stage": None, "second": None}
    assert answer == said | {"marked": True, "square": 3}


def test_who_said_nothing_has_no_answer_and_no_result():
    play = table().called().right(1)
    assert mine(play.workshop, 2)["answer"] is None
    assert mine(play.shown().workshop, 2)["result"] is None


def test_my_result_comes_with_the_answer():
    play = table().called().right(1).marked(1, 0)
    assert mine(play.workshop, 1)["result"] is None
    result = mine(play.shown().workshop, 1)["result"]
    assert (result["right"], result["rank"], result["kept"], result["total"]) == (True, 1, 0, 1_000)


def test_the_history_tells_calls_that_were_shown_oldest_first():
    view = views.history(table().played("dig-e1", "clear-e1").called().workshop)
    assert [(past.ordinal, past.stage) for past in view.calls] == [(1, "dig"), (2, "clear")]


def test_before_the_first_round_the_history_is_empty():
    assert views.history(Play().opened().workshop).calls == ()


def test_the_round_is_told_with_its_length():
    view = table().played("clear-e1").called().screen().round
    assert (view.called, view.length) == (2, 6)


def test_a_call_after_an_undo_has_its_place_in_the_round():
    view = table().called().undone().called().screen().call
    assert (view.call, view.ordinal) == (2, 1)


def test_the_room_is_told_that_a_call_was_taken_back_until_the_next_one():
    play = table().called()
    assert not play.screen().taken_back
    assert play.undone().screen().taken_back
    assert not play.called().screen().taken_back


def test_a_call_taken_back_after_another_is_told_beside_that_ones_answer():
    screen = table().called().right(1).shown().called().undone().screen()
    assert screen.taken_back
    assert screen.answer is not None
