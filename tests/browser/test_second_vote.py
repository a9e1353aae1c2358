"""Discuss and vote again: everybody sees how the room split, thinks, and says once more."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

TALK, AGAIN = "Talk it over", "Second vote: which stage is it?"


class Talked:
    """A call in which Asha was right and Ben wrong, and whose room talks about it."""

    def __init__(self, room):
        self.host, self.display = room.facilitator(), room.display()
        self.asha, self.ben = room.phone("Asha"), room.phone("Ben")
        self.host.welcomes(2)
        self.host.start_round()
        self.host.call()
        self.asha.answer_right()
        self.ben.answer_wrong()
        self.right = room.insight.label(self.asha.event)
        self.wrong = room.insight.label(self.ben.event, amiss=1)
        self.host.page.keyboard.press("d")
        for screen in self.screens:
            screen.sees("discussing")

    @property
    def screens(self):
        return self.host, self.display, self.asha, self.ben

    def vote_again(self):
        self.host.press()
        for screen in self.screens:
            screen.sees("open")
        return self


@pytest.fixture
def talked(room):
    return Talked(room)


def bars(screen):
    """Return what stands at each bar: the stage, and how many said it at which vote."""
    rows = screen.page.locator(".split li:not(.votes)")
    names = rows.locator(".split-name").all_inner_texts()
    return dict(zip(names, rows.locator(".split-count").all_inner_texts(), strict=True))


def test_everybody_sees_how_the_room_split_and_nobody_the_answer(talked):
    for screen in talked.screens:
        screen.reads(TALK)
        told = bars(screen)
        assert (told[talked.right], told[talked.wrong]) == ("1", "1")
        assert sorted(told.values()) == ["0", "0", "0", "0", "1", "1"]
        expect(screen.page.locator(".split .tick")).to_have_count(0)
    assert talked.ben.button("None on my card").count() == 0


def test_whoever_is_convinced_gets_half_and_everybody_sees_the_shift(talked):
    host, asha, ben = talked.host, talked.asha, talked.ben
    talked.vote_again()
    for screen in (talked.display, asha, ben):
        screen.reads(AGAIN)
    ben.reads(f"At first you said {talked.wrong}.")
    ben.answer(talked.wrong)
    ben.button(f"You said {talked.wrong} Answer received Change").click()
    ben.answer(talked.right)
    asha.answer(talked.right)
    host.hears_of(2, 0)
    host.show()
    asha.reads("You were right")
    ben.reads("Right at the second vote")
    assert (ben.points, asha.points > 700) == (350, True)
    for screen in talked.screens:
        assert bars(screen)[talked.right] == "1 → 2"
        assert bars(screen)[talked.wrong] == "1 → 0"


def test_a_reload_in_the_second_vote_brings_back_what_was_said_in_it(talked):
    ben = talked.vote_again().ben
    ben.answer(talked.right)
    ben.page.reload()
    ben.sees("open")
    expect(ben.page.locator(".folded")).to_contain_text(talked.right)
    ben.reads(f"At first you said {talked.wrong}.")


def test_the_answer_may_be_shown_without_a_second_vote(talked):
    talked.host.page.keyboard.press("a")
    talked.ben.reads(f"You said {talked.wrong}")
    assert bars(talked.ben)[talked.right] == "1"


def test_a_call_that_was_talked_about_is_taken_back_whole(talked):
    talked.host.page.keyboard.press("z")
    for screen in talked.screens:
        screen.sees("dealt")


def test_a_closed_call_may_still_be_discussed(room):
    host, phone = room.facilitator(), room.phone()
    host.start_round()
    host.call()
    phone.answer_wrong()
    host.close_answers()
    host.discuss()
    phone.sees("discussing")
    host.button("Show the answer now").click()
    phone.sees("shown")
