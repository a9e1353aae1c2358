"""What every journal promises: each store subclasses this with a ``journal`` fixture."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from server.errors import Conflict, JournalError
from server.game.entries import CardDealt, WorkshopEnded, WorkshopOpened
from tests.journal.samples import NOON, Owner, at, closed, entries_of, names_in, person, reply
from tests.packs.small import small_pack


class JournalContract:
    # Opening and finding

    def test_a_new_workshop_is_empty(self, journal):
        journal.open(at("w1"), at_ms=NOON)
        assert entries_of(journal) == ()

    def test_a_workshop_that_was_never_opened_is_not_there(self, journal):
        assert journal.read("w1") is None

    def test_a_workshop_is_opened_only_once(self, journal):
        journal.open(at("w1", "AAAA"), at_ms=NOON)
        with pytest.raises(Conflict):
            journal.open(at("w1", "BBBB"), at_ms=NOON)

    def test_a_code_leads_to_one_live_workshop(self, journal):
        journal.open(at("w1", "AAAA"), at_ms=NOON)
        with pytest.raises(Conflict):
            journal.open(at("w2", "AAAA"), at_ms=NOON)

    def test_a_refused_opening_leaves_nothing(self, journal):
        journal.open(at("w1", "AAAA"), at_ms=NOON)
        with pytest.raises(Conflict):
            journal.open(at("w2", "AAAA"), at_ms=NOON)
        assert journal.read("w2") is None

    def test_a_workshop_is_found_by_its_code(self, journal):
        journal.open(at("w1", "AAAA"), at_ms=NOON)
        assert journal.find("AAAA") == at("w1", "AAAA")

    def test_an_unknown_code_leads_nowhere(self, journal):
        assert journal.find("AAAA") is None

    def test_an_ended_workshop_is_still_found(self, journal):
        Owner(journal).append(WorkshopEnded())
        assert journal.find("code-w1") == at("w1")

    def test_the_code_of_an_ended_workshop_may_be_given_again(self, journal):
        Owner(journal).append(WorkshopEnded(), at_ms=NOON + 1)
        journal.open(at("w2", "code-w1"), at_ms=NOON)
        assert journal.find("code-w1") == at("w2", "code-w1")

    def test_of_two_ended_workshops_a_code_leads_to_the_later(self, journal):
        Owner(journal).append(WorkshopEnded(), at_ms=NOON + 2)
        journal.open(at("w2", "code-w1"), at_ms=NOON)
        Owner(journal, "w2", opens=False).append(WorkshopEnded(), at_ms=NOON + 1)
        assert journal.find("code-w1") == at("w1")

    # Idle

    def test_idle_are_those_last_touched_before_a_moment(self, journal):
        for workshop, at_ms in (("w1", NOON), ("w2", NOON + 4), ("w3", NOON + 5), ("w4", NOON + 1)):
            journal.open(at(workshop), at_ms=at_ms)
        assert journal.idle(before_ms=NOON + 5) == [at("w1"), at("w4"), at("w2")]

    def test_what_is_touched_again_is_no_longer_idle(self, journal):
        Owner(journal).append(closed(1), at_ms=NOON + 7)
        assert journal.idle(before_ms=NOON + 7) == []

    def test_an_ended_workshop_is_not_idle(self, journal):
        Owner(journal).append(WorkshopEnded())
        assert journal.idle(before_ms=NOON + 1) == []

    # Appending and reading

    def test_entries_come_back_in_order(self, journal):
        owner = Owner(journal)
        owner.append(closed(1), closed(2))
        owner.append(closed(3))
        assert entries_of(journal) == (closed(1), closed(2), closed(3))

    def test_the_pack_comes_back_whole(self, journal):
        opened = WorkshopOpened(pack=small_pack())
        Owner(journal).append(opened)
        assert entries_of(journal) == (opened,)

    def test_many_entries_go_in_at_once(self, journal):
        entries = tuple(closed(number) for number in range(1, 2501))
        Owner(journal).append(*entries)
        assert entries_of(journal) == entries

    def test_workshops_do_not_see_each_other(self, journal):
        Owner(journal, "w1").append(closed(1), people=(person(1, "Ada"),))
        Owner(journal, "w2").append(closed(2))
        assert entries_of(journal, "w2") == (closed(2),)
        assert names_in(journal, "w2") == []

    def test_the_last_append_is_when_it_was_touched(self, journal):
        Owner(journal).append(closed(1), at_ms=NOON + 7)
        assert journal.read("w1").touched_ms == NOON + 7

    def test_two_workshops_may_play_the_same_pack(self, journal):
        opened = WorkshopOpened(pack=small_pack())
        Owner(journal, "w1").append(opened)
        Owner(journal, "w2").append(opened)
        assert entries_of(journal, "w2") == (opened,)

    def test_what_holds_no_entry_leaves_the_version_as_it_is(self, journal):
        owner = Owner(journal)
        owner.append(closed(1))
        owner.append(replies=(reply("c1"),), people=(person(1, "Ada"),), at_ms=NOON + 7)
        owner.append(closed(2))
        assert entries_of(journal) == (closed(1), closed(2))

    def test_what_holds_no_entry_touches_the_workshop(self, journal):
        Owner(journal).append(people=(person(1, "Ada"),), at_ms=NOON + 7)
        assert journal.read("w1").touched_ms == NOON + 7

    def test_what_holds_no_entry_conflicts_like_any_other(self, journal):
        owner = Owner(journal)
        owner.version = 1
        with pytest.raises(Conflict):
            owner.append(people=(person(1, "Ada"),))
        assert journal.read("w1").people == ()

    # Conflicts

    def test_an_append_after_an_older_version_is_refused(self, journal):
        owner = Owner(journal)
        owner.append(closed(1))
        owner.version = 0
        with pytest.raises(Conflict):
            owner.append(closed(2))

    def test_an_append_after_a_version_to_come_is_refused(self, journal):
        owner = Owner(journal)
        owner.version = 1
        with pytest.raises(Conflict):
            owner.append(closed(2))

    def test_a_refused_append_leaves_nothing(self, journal):
        owner = Owner(journal)
        owner.append(closed(1))
        before = journal.read("w1")
        owner.version = 0
        with pytest.raises(Conflict):
            owner.append(
                closed(2), replies=(reply("c1"),), people=(person(1, "Ada"),), at_ms=NOON + 9
            )
        assert journal.read("w1") == before

    def test_every_claim_is_higher_than_the_last(self, journal):
        journal.open(at("w1"), at_ms=NOON)
        assert journal.claim("w1") < journal.claim("w1")

    def test_an_older_owner_can_no_longer_append(self, journal):
        older = Owner(journal)
        Owner(journal, opens=False)
        with pytest.raises(Conflict):
            older.append(closed(1))

    def test_nobody_appends_without_a_claim(self, journal):
        journal.open(at("w1"), at_ms=NOON)
        owner = Owner(journal, opens=False)
        owner.epoch = 0
        with pytest.raises(Conflict):
            owner.append(closed(1))

    def test_what_was_never_opened_cannot_be_claimed(self, journal):
        with pytest.raises(JournalError, match="never opened"):
            journal.claim("w1")

    def test_what_was_never_opened_takes_no_entries(self, journal):
        owner = Owner(journal)
        owner.workshop = "w2"
        with pytest.raises(JournalError, match="never opened"):
            owner.append(closed(1))

    # Replies

    def test_replies_come_back_byte_for_byte(self, journal):
        Owner(journal).append(closed(1), replies=(reply("c1", b"\x00\xff"), reply("c2", b"")))
        assert journal.read("w1").replies == (reply("c1", b"\x00\xff"), reply("c2", b""))

    def test_a_reply_needs_no_entry(self, journal):
        Owner(journal).append(replies=(reply("c1"),))
        assert journal.read("w1").replies == (reply("c1"),)

    def test_a_command_has_one_reply(self, journal):
        owner = Owner(journal)
        owner.append(closed(1), replies=(reply("c1", b"first"),))
        with pytest.raises(Conflict):
            owner.append(closed(2), replies=(reply("c1", b"second"),))
        assert journal.read("w1").replies == (reply("c1", b"first"),)

    def test_a_second_reply_takes_its_entries_with_it(self, journal):
        owner = Owner(journal)
        owner.append(closed(1), replies=(reply("c1"),))
        with pytest.raises(Conflict):
            owner.append(closed(2), replies=(reply("c1"),))
        assert entries_of(journal) == (closed(1),)

    def test_two_seats_may_use_the_same_command_id(self, journal):
        replies = (reply("c1", seat=1), reply("c1", seat=2))
        Owner(journal).append(closed(1), replies=replies)
        assert journal.read("w1").replies == replies

    # What cannot be stored

    def test_what_no_store_can_hold_is_an_error(self, journal):
        owner = Owner(journal)
        with pytest.raises(JournalError, match="cannot be written down"):
            owner.append(CardDealt(seat=1, squares=("\ud800",)))

    def test_a_healthy_journal_tells_how_long_a_commit_takes(self, journal):
        assert 0 <= journal.probe() < 60_000

    def test_probing_changes_nothing(self, journal):
        Owner(journal).append(closed(1))
        before = journal.read("w1")
        journal.probe()
        assert journal.read("w1") == before

    # Many callers

    def test_many_threads_append_at_once(self, journal):
        owners = [Owner(journal, f"w{number}") for number in range(40)]

        def play(owner):
            for call in range(1, 6):
                owner.append(closed(call), replies=(reply(f"c{call}"),))

        with ThreadPoolExecutor(len(owners)) as threads:
            list(threads.map(play, owners))
        expected = tuple(closed(call) for call in range(1, 6))
        assert {entries_of(journal, owner.workshop) for owner in owners} == {expected}

    def test_of_many_appends_after_one_version_a_single_one_is_stored(self, journal):
        owner = Owner(journal)

        def append(call):
            try:
                journal.append(
                    "w1", after=0, owner_epoch=owner.epoch, entries=[closed(call)], at_ms=NOON
                )
            except Conflict:
                return None
            return (closed(call),)

        with ThreadPoolExecutor(40) as threads:
            stored = [entries for entries in threads.map(append, range(40)) if entries]
        assert stored == [entries_of(journal)]
