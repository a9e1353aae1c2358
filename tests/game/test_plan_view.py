"""Where every event of the pack stands, for whoever plans the round."""

from server.game import views
from tests.game.moves import PLAN, skip
from tests.game.play import Play, table


def plan(play):
    return views.plan(play.workshop)


def test_before_a_round_no_event_stands_anywhere():
    view = plan(Play().opened())
    assert (view.called, view.taken_back, view.coming, view.skipped) == ((), (), (), ())


def test_an_event_is_to_come_until_it_is_called():
    play = table()
    assert plan(play).coming == PLAN
    play.called()
    assert (plan(play).called, plan(play).coming) == (PLAN[:1], PLAN[1:])


def test_an_event_taken_back_was_heard_and_does_not_count():
    view = plan(table().called().undone())
    assert (view.called, view.taken_back) == ((), PLAN[:1])


def test_a_skipped_event_stands_apart():
    assert plan(table().do(skip("dig-e1"))).skipped == ("dig-e1",)


def test_all_events_are_told_with_their_answers_in_the_packs_order():
    play = table()
    told = views.events(play.workshop).events
    assert [one.event for one in told] == [one.id for one in play.workshop.content.events]
    assert (told[0].stage, bool(told[0].why), bool(told[0].facts)) == ("clear", True, True)
