"""Pings: each socket is asked a while after its last answer, and only while it is open."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from server.realtime.pings import Pings


def opened(**changes):
    return SimpleNamespace(**{"last_ping": 1.0, "closing": False, "closed": False} | changes)


@pytest.fixture
def asked():
    return []


def test_who_has_answered_is_asked_again_when_the_time_has_come(asked):
    pings, socket = Pings(asked.append, interval_s=0.0), opened()
    pings.schedule(socket)
    assert socket.last_ping is None, "nothing is owed until then"
    pings.send()
    assert asked == [socket]
    assert socket.last_ping is not None


def test_nobody_is_asked_before_that(asked):
    pings = Pings(asked.append, interval_s=60.0)
    pings.schedule(opened())
    pings.send()
    assert not asked


def test_who_answers_twice_is_asked_once(asked):
    pings, socket = Pings(asked.append, interval_s=0.0), opened()
    pings.schedule(socket)
    pings.schedule(socket)
    pings.send()
    pings.send()
    assert asked == [socket]


@pytest.mark.parametrize("gone", ["closing", "closed"])
def test_who_has_gone_is_not_asked(asked, gone):
    pings, socket = Pings(asked.append, interval_s=0.0), opened()
    pings.schedule(socket)
    setattr(socket, gone, True)
    pings.send()
    assert not asked
