"""What a change costs the screens."""

from server.game.entries import DiscussionOpened
from server.table.changes import Changes
from tests.table.room import Room


def test_an_answer_costs_everybody_else_nothing_but_counters():
    room = Room(players=2)
    room.start()
    room.call()
    room.screens.published.clear()
    room.answer(1)
    (changes,) = room.screens.published
    assert changes.now == frozenset()
    assert changes.soon == {"counts", "desk"}
    assert changes.own == frozenset()


def test_an_answer_shown_reaches_everybody_at_once():
    room = Room(players=2)
    room.start()
    room.call()
    room.show()
    changes = room.screens.published[-1]
    assert changes.everyone == {"me"}
    assert {"call", "history", "standings"} <= changes.now


def test_a_joining_player_costs_the_other_players_nothing():
    room = Room(players=1)
    room.table.take_seat("Ben")
    (changes,) = room.screens.published
    assert not changes.everyone
    assert changes.now == frozenset()
    assert changes.soon == {"roster", "counts"}


def test_a_views_version_rises_when_it_changes_and_only_then():
    room = Room(players=1)
    room.start()
    before = {view: room.table.view(view).version for view in ("call", "workshop")}
    room.call()
    assert room.table.view("call").version > before["call"]
    assert room.table.view("workshop").version == before["workshop"]


def test_a_players_own_view_changes_with_their_answer_alone():
    room = Room(players=2)
    room.start()
    room.call()
    before = {seat: room.table.view("me", seat).version for seat in (1, 2)}
    room.answer(1)
    assert room.table.view("me", 1).version > before[1]
    assert room.table.view("me", 2).version == before[2]


def test_what_stands_on_a_card_is_sent_when_it_is_dealt_and_never_again():
    room = Room(players=2)
    before = room.table.view("card", 1).version
    room.start()
    dealt = room.table.view("card", 1)
    assert dealt.version > before
    room.call()
    room.answer(1)
    room.show()
    assert room.table.view("card", 1) == dealt
    assert room.table.view("me", 1).version > dealt.version


def test_the_reasons_for_places_go_when_the_next_event_is_called():
    room = Room(players=1)
    room.start()
    room.call()
    room.show()
    before = room.table.view("why")
    room.call()
    after = room.table.view("why")
    assert after.version > before.version
    assert (before.body.call, after.body.call) == (1, None)


def test_when_the_room_talks_everybody_is_told_what_they_said_at_first():
    assert Changes.of([DiscussionOpened(call=1)]).everyone == {"me"}
