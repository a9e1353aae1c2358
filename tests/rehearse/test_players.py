from __future__ import annotations

from typing import Any

from server.rehearse.players import Played

SHOWN = {"stage": "vision", "marked": True}


def played(**changes):
    everything: dict[str, Any] = {
        "stage": "vision",
        "square": 4,
        "answered": "received",
        "marked": "received",
        "answer_sent": True,
        "mark_sent": True,
        "result": SHOWN,
    }
    return Played(**everything | changes)


def test_what_was_received_and_shown_is_not_lost():
    assert played().lost == 0


def test_an_answer_without_an_acknowledgement_is_lost():
    assert played(answered=None).lost == 1


def test_a_received_answer_that_was_shown_otherwise_is_lost():
    assert played(result=SHOWN | {"stage": "review"}).lost == 1


def test_a_received_mark_that_was_not_shown_is_lost():
    assert played(result=SHOWN | {"marked": False}).lost == 1


def test_both_are_lost_when_no_result_came():
    assert played(result=None).lost == 2


def test_an_answer_that_was_too_late_is_not_lost():
    assert played(answered="late", marked="late", result=None).lost == 0


def test_none_on_my_card_is_shown_as_no_mark():
    assert played(square=None, result=SHOWN | {"marked": False}).lost == 0


def test_what_was_never_sent_is_not_lost():
    assert played(mark_sent=False, marked=None, result=SHOWN | {"marked": False}).lost == 0
