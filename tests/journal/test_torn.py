"""The files cut off at every end of a commit: what was acknowledged before is there, and whole."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Semaphore

import pytest

from server.game.entries import WorkshopOpened
from server.journal.sqlite import SqliteJournal
from tests.journal.samples import Owner, closed, person, reply
from tests.journal.torn import PAGE, Moment, Recorder, commits
from tests.packs.small import small_pack

WORKSHOPS = ("w1", "w2", "w3", "w4")
ROUNDS = 4
PATIENCE_S = 20


class Gate(Recorder):
    """While it is shut, lets one piece of work pass for every ``release``."""

    def __init__(self, path):
        super().__init__(path)
        self.shut = False
        self._passes = Semaphore(0)
        self.release = self._passes.release

    def __call__(self, work):
        assert not self.shut or self._passes.acquire(timeout=PATIENCE_S)
        return super().__call__(work)


class Played:
    """Four workshops that were played at once, with what was acknowledged at every moment."""

    def __init__(self, path):
        self.gate = Gate(path)
        self.journal = SqliteJournal(path, self.gate)
        self.owners = [Owner(self.journal, workshop) for workshop in WORKSHOPS]
        #: For each moment, the versions acknowledged until then.
        self.acknowledged = {0: {}}
        self.note()
        for owner in self.owners:
            self.append(owner, WorkshopOpened(pack=small_pack()))
            self.note()
        for number in range(1, ROUNDS + 1):
            self.play(number)
            if number == ROUNDS // 2:
                self.bring_home()
        self.moments = list(self.gate.moments)
        self.journal.close()

    def play(self, number):
        """Append to every workshop; the first commits alone, the others together."""
        self.gate.shut = True
        with ThreadPoolExecutor(len(self.owners)) as threads:
            waiting = [threads.submit(self.append, owner, closed(number)) for owner in self.owners]
            until(lambda: len(self.journal._commits) == len(self.owners) - 1)
            for acknowledged in (1, len(self.owners)):
                self.gate.release()
                until(lambda done=acknowledged: sum(w.done() for w in waiting) == done)
                self.note()
            for append in waiting:
                append.result()
        self.gate.shut = False

    def append(self, owner, entry):
        number = owner.version + 1
        owner.append(
            entry, replies=(reply(f"c{number}", seat=number),), people=(person(number, "Ada"),)
        )

    def bring_home(self):
        """Write the log into the database, as SQLite does now and then."""
        self.journal._query("PRAGMA wal_checkpoint(FULL)")

    def note(self):
        self.acknowledged[len(self.gate.moments)] = {o.workshop: o.version for o in self.owners}

    def acknowledged_by(self, moment):
        """What was acknowledged when there were so many moments."""
        return self.acknowledged[max(number for number in self.acknowledged if number <= moment)]


def until(holds):
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.001)


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    return Played(tmp_path_factory.mktemp("played") / "journal.db")


def ends_of_commits(played):
    """For each commit: how many moments there were after it, its log, its end, what lay before."""
    before, ends = played.moments[0], set()
    for number, moment in enumerate(played.moments, start=1):
        found = commits(moment.log)
        if len(found) < len(ends):
            # The log was brought home and begins anew.
            before, ends = played.moments[number - 2], set()
        yield from ((number, moment, end, before) for end in found if end not in ends)
        ends.update(found)


def homecomings(played):
    """How many moments there were, and the moments, before and after the log was brought home."""
    for number, (before, after) in enumerate(pairwise(played.moments), start=1):
        if before.main != after.main:
            yield number, before, after


def versions_in(path):
    """How much of each workshop a new server finds; a reply or person never without its entry."""
    journal = SqliteJournal(path)
    versions = {}
    for workshop in WORKSHOPS:
        recorded = journal.read(workshop)
        if recorded is not None:
            seats = list(range(1, len(recorded.entries) + 1))
            assert [one.seat for one in recorded.replies] == seats
            assert [one.seat for one in recorded.people] == seats
            assert recorded.entries[1:] == tuple(closed(n) for n in range(1, len(seats)))
            versions[workshop] = len(seats)
    journal.close()
    return versions


def test_the_play_has_what_a_power_cut_could_tear(played):
    assert len(list(homecomings(played))) == 1
    tables, openings_claims_packs = 1, 3 * len(WORKSHOPS)
    assert len(list(ends_of_commits(played))) == tables + openings_claims_packs + 2 * ROUNDS


@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_what_was_acknowledged_before_the_cut_is_there(played, tmp_path, beyond):
    torn = tmp_path / "torn.db"
    for number, moment, end, before in ends_of_commits(played):
        whole_moments = number - 1 if beyond < 0 else number
        promised = played.acknowledged_by(whole_moments)
        for files in moment.cut(end + beyond, before):
            files.lay(torn)
            found = versions_in(torn)
            assert all(found.get(name, 0) >= version for name, version in promised.items())


def test_a_log_that_is_brought_home_may_be_cut_off_at_any_page(played, tmp_path):
    torn = tmp_path / "torn.db"
    for number, before, after in homecomings(played):
        promised = played.acknowledged_by(number)
        for cut in range(0, len(after.main) + 1, PAGE):
            Moment(after.main[:cut] + before.main[cut:], before.log).lay(torn)
            assert versions_in(torn) == promised
