"""Late joiners get a full card, see the calls so far, and some of the marks they missed."""

from server.game.rejections import Reason
from server.game.settings import Pattern
from server.game.views import history
from tests.game.given import given
from tests.game.moves import (
    CARD,
    PLAN,
    answer,
    dealt,
    gift,
    joined,
    leave,
    mark,
    seated,
)
from tests.game.play import Play, table


def late(players=3, calls=PLAN[:4], marking=(1, 2, 3), **settings):
    """Return a play in which somebody joins after *calls* that *marking* played perfectly."""
    return table(players, **settings).played(*calls, seats=marking).joined()


def test_a_late_joiner_gets_a_full_card_of_the_deck():
    play = Play().opened().joined(2).started().played(None).joined()
    assert set(play.cards[3]) < set(play.round.deck)


def test_a_late_joiners_card_is_like_nobody_elses():
    play = Play().opened().joined(40).started().joined(5)
    assert len(set(play.cards.values())) == 45


def test_a_card_that_somebody_holds_is_not_dealt_to_a_late_joiner():
    first = Play().opened().joined().started().joined().cards[2]
    play = Play().opened().joined().started().take(dealt(1, first)).joined()
    assert play.cards[2] != first


def test_a_late_joiner_gets_the_card_that_the_seat_would_have_had():
    late_one = Play().opened().joined(2).started().joined().cards[3]
    assert late_one == Play().opened().joined(3).started().cards[3]


def test_a_late_joiner_sees_the_calls_so_far():
    assert len(history(late().workshop).calls) == 4


def gifts(*holding, calls=PLAN[:4]):
    """Return the gifts of a fourth player when three have played *holding* calls each."""
    play = table(players=3)
    for number, event in enumerate(calls):
        play.played(event, seats=[seat for seat in (1, 2, 3) if holding[seat - 1] > number])
    return [each.call for each in play.joined().dealt().gifts], play


def test_gifts_are_marks_that_past_answers_would_have_kept():
    _, play = gifts(4, 4, 4)
    card = play.cards[4]
    for each in play.dealt().gifts:
        shown = next(call.event.facts for call in play.round.calls if call.number == each.call)
        assert card[each.square] in shown


def test_gifts_are_as_many_as_the_median_player_holds():
    numbers, _ = gifts(0, 1, 4)
    assert len(numbers) == 1


def test_gifts_come_from_the_newest_calls_first():
    numbers, _ = gifts(4, 4, 4)
    assert numbers == sorted(numbers, reverse=True)


def test_the_newest_call_that_fits_is_given():
    numbers, play = gifts(1, 1, 1)
    fits = [c.number for c in play.round.calls if set(c.event.facts) & set(play.cards[4])]
    assert numbers == fits[-1:]


def test_between_two_middle_players_the_lower_counts():
    play = table(players=2).played(PLAN[0], seats=[1, 2]).played(*PLAN[1:4], seats=[1]).joined()
    assert len(play.dealt().gifts) <= 1


def test_nobody_holding_marks_means_no_gifts():
    assert late(marking=()).dealt().gifts == ()


def test_only_players_who_are_here_count_for_the_median():
    play = table(players=3).played(*PLAN[:4], seats=[1]).do(leave(2), leave(3)).joined()
    assert len(play.dealt().gifts) > 1


def test_an_empty_room_gives_no_gifts():
    play = table(players=1).played(*PLAN[:4], seats=[1]).do(leave(1)).joined()
    assert play.dealt().gifts == ()


def test_the_pending_call_gives_no_gift():
    play = table(players=1).played(*PLAN[:3], seats=[1]).called(PLAN[3]).joined()
    assert 4 not in [each.call for each in play.dealt().gifts]


def test_a_call_gives_one_gift():
    play = Play().opened().joined(3).started(12)
    play.played(*play.round.planned[:10], seats=[1, 2, 3]).joined()
    numbers = [each.call for each in play.dealt().gifts]
    assert len(numbers) == len(set(numbers)) > 1


def test_a_square_is_given_once():
    for seed in "abcdefgh":
        play = Play().opened().joined(3).started(24, seed=seed)
        play.played(*play.round.planned[:20], seats=[1, 2, 3]).joined()
        squares = [each.square for each in play.dealt().gifts]
        assert len(squares) == len(set(squares))


def with_gifts(*numbers, **settings):
    """Return a play after three calls; player 2 came late, with gifts of the calls *numbered*."""
    play = Play(*seated(1, **settings)).played(*PLAN[:3], seats=[1])
    given_ones = [gift(number - 1, number) for number in numbers]
    return play.take(joined(2), dealt(2, CARD, given_ones))


def test_gifts_are_marked():
    assert with_gifts(1, 3).round.marked(2) == {0, 2}


def test_a_line_made_only_of_gifts_scores_nothing():
    play = with_gifts(1, 2, 3).played("water-e1", seats=[2])
    assert (play.result(2).completed, play.points(2).patterns) == ((), 0)


def test_a_line_of_gifts_and_a_mark_of_ones_own_scores():
    play = with_gifts(1).played("water-e1", "clear-e4", seats=[2])
    assert (play.result(2).completed, play.points(2).patterns) == (("line:column-1",), 300)


def test_a_line_of_gifts_is_not_the_rounds_first_line():
    play = Play(*seated(1)).played(*PLAN[:3])
    play.take(joined(2), dealt(2, CARD, [gift(0, 1), gift(1, 2), gift(2, 3)]))
    play.played("water-e1", "clear-e4", seats=[2])
    assert play.points(2).first_line == 200


def test_a_journey_made_only_of_gifts_scores_nothing():
    play = Play(*seated(1, patterns=(Pattern.JOURNEY,))).played(*PLAN, seats=[1])
    play.take(joined(2), dealt(2, CARD, [gift(at, at + 1) for at in range(6)]))
    assert play.played("clear-e4", seats=[2]).points(2).patterns == 0


def test_a_gift_cannot_be_marked_again():
    play = with_gifts(1).called()
    command = mark(2, 0, number=4, at=play.now)
    given(*play.journal).when(command).then_rejected(Reason.SQUARE_TAKEN)


def test_a_gift_goes_when_its_call_is_taken_back():
    assert with_gifts(1, 3).undone().round.marked(2) == {0}


def test_gifts_earn_no_points():
    assert with_gifts(1, 2, 3).total(2) == 0


def test_a_late_joiner_plays_from_the_next_call_on():
    play = table(players=1).called().joined()
    given(*play.journal).when(answer(2, "dig", at=play.now)).then_rejected(Reason.NEXT_CALL)


def test_a_late_joiner_of_a_later_round_waits_for_the_next_call_too():
    play = table(players=1).played(*PLAN[:2]).ended().started().called().joined()
    given(*play.journal).when(answer(2, "dig", at=play.now, number=3)).then_rejected(
        Reason.NEXT_CALL
    )


def test_a_late_joiner_after_an_undo_waits_for_the_next_call_too():
    play = table(players=1).called().undone().called().joined()
    given(*play.journal).when(answer(2, "dig", at=play.now, number=2)).then_rejected(
        Reason.NEXT_CALL
    )


def test_a_late_joiner_marks_from_the_next_call_on():
    play = table(players=1).called().joined()
    given(*play.journal).when(mark(2, 0)).then_rejected(Reason.NEXT_CALL)


def test_a_late_joiner_plays_the_next_call():
    play = table(players=1).called().joined().shown().called().right(2).shown()
    assert play.result(2).right


def test_who_joins_between_calls_plays_the_next_one():
    assert table(players=1).played("clear-e1").joined().called().right(2).shown().result(2).right


def test_who_joins_in_a_pause_gets_a_card():
    assert 2 in table(players=1).called().paused(after=500).joined().cards


def test_a_player_who_joined_before_is_no_late_joiner():
    play = Play().opened().joined(2).started()
    assert play.dealt().gifts == ()


def test_who_joined_after_the_end_is_dealt_in_when_the_round_is_reopened():
    play = table(players=1).played(*PLAN[:3], seats=[1]).ended().joined(2).reopened()
    assert list(play.cards) == [1, 2, 3]
    assert play.called().right(3).shown().result(3).right


def test_who_is_dealt_in_at_a_reopening_gets_gifts_and_a_card_of_their_own():
    play = table(players=1).played(*PLAN, seats=[1]).ended().joined(2).reopened()
    assert play.dealt().gifts
    assert play.cards[2] != play.cards[3]


def test_reopening_leaves_the_cards_that_were_dealt():
    play = table(players=2).ended()
    before = play.cards
    assert play.reopened().cards == before
