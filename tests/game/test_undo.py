"""Taking a call back."""

from itertools import pairwise

from server.game import standings
from server.game.commands import UndoCall
from server.game.rejections import Reason
from server.game.views import history
from tests.game.given import given
from tests.game.moves import PLAN, answer, call, called, mark, opened, seated, undone
from tests.game.play import Play, table
from tests.packs.small import small_pack

UNDO = UndoCall()


def test_undo_takes_back_the_open_call():
    play = table().called().undone()
    assert (play.round.calls, play.round.pending) == ([], None)


def test_undo_takes_back_the_last_answered_call_if_none_is_open():
    play = table().played("clear-e1", "dig-e1").undone()
    assert [call.event.id for call in play.round.calls] == ["clear-e1"]


def test_undo_can_be_repeated():
    play = table().played("clear-e1", "dig-e1").called("sow-e1").undone().undone().undone()
    assert play.round.calls == []


def test_with_no_call_there_is_nothing_to_undo():
    given(*seated()).when(UNDO).then_rejected(Reason.NOTHING_TO_UNDO)


def test_when_all_is_taken_back_there_is_nothing_to_undo():
    play = table().played("clear-e1").undone()
    given(*play.journal).when(UNDO).then_rejected(Reason.NOTHING_TO_UNDO)


def test_undo_needs_a_round():
    given(opened()).when(UNDO).then_rejected(Reason.NO_ROUND)


def test_undo_is_a_new_entry_and_deletes_none():
    play = table().called().right(1).shown()
    before = list(play.journal)
    assert play.undone().journal[:-1] == before


def test_undo_reverses_points():
    play = table().played("clear-e1", "dig-e1", seats=[1]).undone()
    assert play.total(1) == 1_000


def test_undo_of_everything_leaves_no_points():
    play = table().played("clear-e1", seats=[1, 2]).undone()
    assert standings.points(play.workshop) == {1: 0, 2: 0}


def test_undo_reverses_marks():
    play = table().played("clear-e1", seats=[1]).undone()
    assert play.round.marked(1) == set()


def test_a_square_unmarked_by_undo_may_be_marked_again():
    play = table().played("clear-e1", seats=[1]).undone().called("dig-e1")
    assert play.marked(1, 0).call.marks == {1: 0}


def test_undo_reverses_the_first_line():
    play = table().played(*PLAN[:3], seats=[1]).undone()
    play.played("water-e1", "clear-e4", seats=[1])
    assert (play.result(1).completed, play.points(1).first_line) == (("line:column-1",), 200)


def test_undo_gives_a_lines_prize_back_to_be_won():
    card_lines = ("water-e1", "weed-e1", "pick-e1", "clear-e4", "dig-e4")
    play = table().played("clear-e1", "dig-e1", "sow-e1", seats=[1]).undone()
    assert standings.lines(play.round) == {}
    assert standings.lines(play.played(*card_lines, seats=[1]).round)[1] > 0


def test_undo_reverses_placement():
    play = table().called().right(1).shown().undone().called().right(2).shown()
    assert play.points(2).placement == 100


def test_the_answers_of_a_call_taken_back_are_gone_from_the_history():
    assert history(table().played("clear-e1").undone().workshop).calls == ()


def test_an_event_taken_back_counts_as_seen():
    play = table().called("clear-e1").undone()
    given(*play.journal).when(call("clear-e1")).then_rejected(Reason.ALREADY_CALLED)


def test_a_call_taken_back_does_not_count_towards_the_round():
    play = table().called().undone()
    assert (len(play.round.calls), play.round.length) == (0, 6)


def test_another_event_of_the_stage_comes_instead():
    play = table().called("clear-e1").undone()
    new = set(play.round.coming) - set(PLAN)
    assert {play.workshop.content.event[event].stage for event in new} == {"clear"}


def test_another_event_that_shows_a_fact_of_the_deck_comes_instead():
    play = table().called("clear-e1").undone()
    (new,) = set(play.round.coming) - set(PLAN)
    assert set(play.workshop.content.event[new].facts) & set(play.round.deck)


def test_the_event_that_comes_instead_brings_no_stage_twice_running():
    play = Play().opened().started(12).called().shown().called().undone()
    row = [play.call.event.id, *play.round.coming]
    stages = [play.workshop.content.event[event].stage for event in row]
    assert all(one != other for one, other in pairwise(stages))


def test_where_every_place_has_a_neighbour_of_the_stage_the_event_comes_last():
    plan = ("clear-e1", "clear-e2", "clear-e3")
    play = table(plan=plan).called().shown().called().undone()
    assert play.round.coming[0] == "clear-e3"


def test_the_event_that_comes_instead_keeps_away_from_the_call_before_it_too():
    plan = ("dig-e1", "clear-e1", "dig-e3", "sow-e1")
    play = table(plan=plan).played("dig-e1").called("dig-e2").undone()
    assert play.round.coming[:2] == ("clear-e1", "dig-e3")


def test_a_pack_without_another_event_makes_the_round_shorter():
    pack = small_pack(events=1)
    play = Play().opened(pack).started().called().undone()
    assert play.round.length == 5


def test_where_the_stage_has_no_other_event_another_stages_comes():
    plan = tuple(f"clear-e{number}" for number in range(1, 13))
    play = table(plan=plan).called().undone()
    (new,) = set(play.round.coming) - set(plan)
    assert play.workshop.content.event[new].stage != "clear"


def test_numbers_of_calls_taken_back_are_not_used_again():
    given(*seated(), called(), undone(1, *PLAN[1:])).when(call()).then(
        called("dig-e1", number=2, coming=PLAN[2:])
    )


def test_a_belated_answer_never_counts_for_a_later_call():
    play = table().called().undone().called()
    given(*play.journal).when(answer(1, "dig", at=play.now)).then_rejected(Reason.OTHER_CALL)


def test_a_belated_mark_never_counts_for_a_later_call():
    play = table().called().undone().called()
    given(*play.journal).when(mark(1, 0)).then_rejected(Reason.OTHER_CALL)


def test_undo_works_in_a_pause():
    assert table().called().paused(after=500).undone().resumed(at=90_000).round.calls == []
