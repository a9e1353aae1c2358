"""Taking turns, with work that the test holds in its hand."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Event, Semaphore

import pytest

from server.errors import Interrupted
from server.turns import Pace, Turns


class HeldWork:
    """Works on one group each time it is told to; returns items in capitals, breaks on ``bad``."""

    def __init__(self):
        self.groups = []
        self.reached = Semaphore(0)
        self.go = Semaphore(0)

    def work(self, group):
        self.groups.append(sorted(group))
        self.reached.release()
        self.go.acquire()
        if "bad" in group:
            raise ValueError("broken")
        return [item.upper() for item in group]


class ToldToStop(BaseException):
    """As when a caller is told to stop while it works."""


@pytest.fixture
def threads():
    with ThreadPoolExecutor(10) as pool:
        yield pool


def submitted(turns, threads, *requests):
    """Have each of *requests* submitted by a thread of its own; return when all wait in line."""
    futures = [threads.submit(turns.take, request) for request in requests]
    while len(turns) < len(requests):
        Event().wait(0.001)
    return futures


def test_work_is_done_at_once_when_idle(threads):
    held = HeldWork()
    first = threads.submit(Turns(held.work).take, "first")
    held.go.release()
    assert first.result() == "FIRST"
    assert held.groups == [["first"]]


def test_whoever_comes_meanwhile_goes_together(threads):
    held = HeldWork()
    turns = Turns(held.work)
    first = threads.submit(turns.take, "first")
    held.reached.acquire()
    later = submitted(turns, threads, "a", "b", "c")
    held.go.release(2)
    for future in (first, *later):
        future.result()
    assert held.groups == [["first"], ["a", "b", "c"]]


def test_groups_keep_apart_so_that_whoever_comes_soon_after_comes_together(threads):
    groups = []

    def work(group):
        groups.append(sorted(group))
        return group

    turns = Turns(work, Pace(0.5))
    began = time.monotonic()
    assert turns.take("first") == "first"
    assert time.monotonic() - began < 0.5, "alone, nobody waits"
    for later in [threads.submit(turns.take, item) for item in "abc"]:
        later.result()
    assert time.monotonic() - began >= 0.5
    assert groups == [["first"], ["a", "b", "c"]]


def test_everybody_gets_the_result_of_their_own_item(threads):
    held = HeldWork()
    turns = Turns(held.work)
    first = threads.submit(turns.take, "first")
    held.reached.acquire()
    later = submitted(turns, threads, "a", "b", "c")
    held.go.release(2)
    assert [future.result() for future in (first, *later)] == ["FIRST", "A", "B", "C"]


def test_an_error_reaches_everybody_in_the_group_and_nobody_else(threads):
    held = HeldWork()
    turns = Turns(held.work)
    first = threads.submit(turns.take, "first")
    held.reached.acquire()
    later = submitted(turns, threads, "a", "bad")
    held.go.release(3)
    assert first.result() == "FIRST"
    assert [type(future.exception()) for future in later] == [ValueError, ValueError]
    assert turns.take("after") == "AFTER"


def test_whoever_is_stopped_in_the_middle_leaves_nobody_waiting(threads):
    reached, go = Semaphore(0), Semaphore(0)
    groups = []

    def work(group):
        groups.append(group)
        if len(groups) == 1:
            reached.release()
            go.acquire()
            raise ToldToStop
        return group

    turns = Turns(work)
    first = threads.submit(turns.take, "first")
    reached.acquire()
    (later,) = submitted(turns, threads, "later")
    go.release()
    assert type(first.exception()) is ToldToStop
    assert later.result() == "later"


def test_nobody_knows_what_became_of_a_group_whose_leader_was_stopped(threads):
    held, stopped = HeldWork(), []

    def work(group):
        held.work([])
        if not stopped:
            return group
        raise ToldToStop

    turns = Turns(work)
    first = threads.submit(turns.take, "first")
    held.reached.acquire()
    stopped.append(True)
    later = submitted(turns, threads, "a", "b")
    held.go.release(2)
    errors = {type(future.exception()) for future in later}
    assert errors <= {ToldToStop, Interrupted}
    assert first.done()


class Heard:
    """Hears of what it has left to be done."""

    def __init__(self):
        self.results = Queue()

    def settled(self, result):
        try:
            self.results.put(result())
        except ValueError as error:
            self.results.put(error)

    def next(self):
        return self.results.get(timeout=10)


def test_who_leaves_an_item_need_not_stay():
    held, heard = HeldWork(), Heard()
    Turns(held.work).put("first", heard.settled)
    held.reached.acquire()
    held.go.release()
    assert heard.next() == "FIRST"


def test_who_leaves_an_item_and_who_waits_go_together(threads):
    held, heard = HeldWork(), Heard()
    turns = Turns(held.work)
    turns.put("first", heard.settled)
    held.reached.acquire()
    (waits,) = submitted(turns, threads, "a")
    turns.put("b", heard.settled)
    held.go.release(2)
    assert waits.result() == "A"
    assert [heard.next(), heard.next()] == ["FIRST", "B"]
    assert held.groups == [["first"], ["a", "b"]]


def test_what_was_left_meanwhile_is_done_though_nobody_waits():
    held, heard = HeldWork(), Heard()
    turns = Turns(held.work)
    for item in ("first", "a", "b"):
        turns.put(item, heard.settled)
        if item == "first":
            held.reached.acquire()
    held.go.release(2)
    assert [heard.next() for _ in range(3)] == ["FIRST", "A", "B"]
    assert len(turns) == 0


def test_who_left_an_item_hears_of_the_error(threads):
    held, heard = HeldWork(), Heard()
    turns = Turns(held.work)
    turns.put("bad", heard.settled)
    held.go.release(2)
    assert type(heard.next()) is ValueError
    assert turns.take("after") == "AFTER"


def test_all_who_wait_for_the_pace_begin_together():
    pace, began = Pace(0.3), []
    pace.wait()

    def begin():
        pace.wait()
        began.append(time.monotonic())

    with ThreadPoolExecutor(3) as pool:
        for _ in range(3):
            pool.submit(begin)
    assert max(began) - min(began) < 0.2, "not one after the other, each 0.3 s later"
