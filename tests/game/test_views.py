"""What a screen may know. Each sentence of the rule is a test."""

from dataclasses import asdict, replace

import pytest

from server.game import views
from server.game.entries import WorkshopOpened
from server.game.evolve import replay
from tests.game.play import Play, table
from tests.game.secrets import leaks, leaves, mine, room
from tests.packs.small import small_pack


def midway(**settings):
    """Return a play with some calls shown and one open, answered and marked by all."""
    play = Play().opened().joined(4).started(12, **settings)
    for number in range(4):
        play.called()
        for seat in (1, 2, 3, 4):
            (play.right if (seat + number) % 3 else play.wrong)(seat, after=900 * seat)
            play.marked_well(seat)
        if number < 3:
            play.shown()
    return play


STANDS = {
    "open": midway,
    "closed": lambda: midway().closed(),
    "paused": lambda: midway().paused(after=9_000),
    "shown": lambda: midway().shown(),
    "taken back": lambda: midway().undone(),
    "joined late": lambda: midway().joined(),
    "ended": lambda: midway().ended(),
}


@pytest.mark.parametrize("stand", STANDS)
def test_nothing_that_must_not_be_known_is_on_any_screen(stand):
    assert leaks(STANDS[stand]().workshop) == set()


def otherwise(play):
    """Return *play* as it would be had the pending and coming events another answer.

    Events not yet shown change stages, facts and reasons; facts not yet shown change stages.
    """
    pack, current = play.workshop.content, play.round
    shown = {call.event.id for call in current.calls if call.shown}
    known = {fact for event in shown for fact in pack.event[event].facts}
    ids = [stage.id for stage in pack.stages]

    def other(stage):
        return ids[(ids.index(stage) + 1) % len(ids)]

    facts = tuple(f if f.id in known else replace(f, stage=other(f.stage)) for f in pack.facts)
    events = tuple(
        event
        if event.id in shown
        else replace(
            event,
            stage=other(event.stage),
            why=f"Not so: {event.why}",
            facts=tuple(f"{other(event.stage)}-{fact.split('-')[1]}" for fact in event.facts),
            text=event.text if event is current.pending.event else f"Otherwise, {event.text}",
        )
        for event in pack.events
    )
    first, *rest = play.journal
    assert isinstance(first, WorkshopOpened)
    return replay([WorkshopOpened(pack=replace(pack, facts=facts, events=events)), *rest])


@pytest.mark.parametrize("seat", [None, 1, 2, 3, 4])
@pytest.mark.parametrize("stand", ["open", "closed", "paused"])
def test_the_screens_are_the_same_whatever_the_answer_is(stand, seat):
    play = STANDS[stand]()
    if seat is None:
        assert room(play.workshop) == room(otherwise(play))
    else:
        assert mine(play.workshop, seat) == mine(otherwise(play), seat)


def test_the_order_of_coming_events_is_on_no_screen():
    play = midway()
    play_too = midway()
    play_too.workshop.round.coming = play.round.coming[::-1]
    assert room(play.workshop) == room(play_too.workshop)


def test_the_other_cards_are_on_no_screen():
    play, other = midway(), midway()
    other.workshop.round.cards[2].squares = other.workshop.round.cards[3].squares
    assert mine(play.workshop, 1) == mine(other.workshop, 1)
    assert room(play.workshop) == room(other.workshop)


def test_others_answers_and_marks_are_not_on_my_screen():
    play, other = midway(), midway()
    other.call.answers[2].stage, other.call.marks[3] = "dig", None
    assert mine(play.workshop, 1) == mine(other.workshop, 1)


def test_no_id_of_a_fact_tells_its_stage():
    play = Play().opened().joined().started().called().shown()
    told = leaves([mine(play.workshop, 1), *room(play.workshop)])
    assert not told & {fact.id for fact in play.workshop.content.facts}


def test_the_workshops_own_view_tells_no_facts_and_events():
    pack = small_pack()
    told = leaves(asdict(views.workshop(Play().opened(pack).workshop)))
    secret = {f.text for f in pack.facts} | {e.text for e in pack.events}
    assert not told & (secret | {event.why for event in pack.events})


def test_my_result_stays_until_the_next_answer_is_shown():
    play = table().called().right(1).shown().called()
    assert mine(play.workshop, 1)["result"]["call"] == 1
    assert mine(play.shown().workshop, 1)["result"] is None


def test_my_rank_counts_those_who_took_part_when_the_last_answer_was_shown():
    play = table(players=3).called().right(1).shown()
    assert mine(play.joined().called().workshop, 1)["players"] == 3
    assert mine(play.shown().workshop, 1)["players"] == 4
