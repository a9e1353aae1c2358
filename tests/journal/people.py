"""What every journal promises about the people in it: see ``contract.py``."""

from __future__ import annotations

from dataclasses import replace

from server.game.entries import PlayerJoined, WorkshopEnded
from tests.journal.samples import NOON, Owner, at, closed, names_in, person, reply


class PeopleContract:
    # Coming back

    def test_a_person_needs_no_entry(self, journal):
        Owner(journal).append(people=(person(1, "Ada"),))
        assert journal.read("w1").people == (person(1, "Ada"),)

    def test_a_code_comes_back_with_its_person(self, journal):
        Owner(journal).append(people=(person(1, "Ada", code="K7WQ2M"), person(2, "Bob")))
        assert [one.code for one in journal.read("w1").people] == ["K7WQ2M", ""]

    def test_a_code_is_replaced_by_a_fresh_one(self, journal):
        owner = Owner(journal)
        owner.append(people=(person(1, "Ada", code="K7WQ2M"),))
        owner.append(people=(person(1, "Ada", code="P3XR9T"),))
        assert [one.code for one in journal.read("w1").people] == ["P3XR9T"]

    def test_people_come_back_by_seat(self, journal):
        ada, bob = person(1, "Ada"), person(2, "Bob ✓")
        Owner(journal).append(PlayerJoined(seat=2), PlayerJoined(seat=1), people=(bob, ada))
        assert journal.read("w1").people == (ada, bob)

    def test_the_last_word_on_a_seat_counts(self, journal):
        owner = Owner(journal)
        owner.append(people=(person(1, "Ada"), person(2, "Bob")))
        owner.append(people=(person(1, "Adam"), person(1, "Adele", "b" * 64)))
        assert journal.read("w1").people == (person(1, "Adele", "b" * 64), person(2, "Bob"))

    # Forgetting

    def test_forgetting_deletes_every_name(self, journal):
        Owner(journal).append(people=(person(1, "Ada"), person(2, "Bob")))
        journal.forget("w1")
        assert names_in(journal) == ["", ""]

    def test_forgetting_deletes_every_code(self, journal):
        Owner(journal).append(
            people=(person(0, "", code="c" * 64), person(1, "Ada", code="K7WQ2M"))
        )
        journal.forget("w1")
        assert [one.code for one in journal.read("w1").people] == ["", ""]

    def test_forgetting_deletes_nothing_but_names_and_codes(self, journal):
        ada = person(1, "Ada", code="K7WQ2M")
        Owner(journal).append(closed(1), replies=(reply("c1"),), people=(ada,))
        before = journal.read("w1")
        journal.forget("w1")
        assert journal.read("w1") == replace(before, people=(person(1, ""),))

    def test_forgetting_leaves_other_workshops_alone(self, journal):
        Owner(journal, "w1").append(people=(person(1, "Ada"),))
        Owner(journal, "w2").append(people=(person(1, "Bob"),))
        journal.forget("w1")
        assert names_in(journal, "w2") == ["Bob"]

    def test_play_goes_on_after_forgetting(self, journal):
        owner = Owner(journal)
        owner.append(people=(person(1, "Ada"),))
        journal.forget("w1")
        owner.append(closed(1), people=(person(2, "Bob"),))
        assert names_in(journal) == ["", "Bob"]

    # Who holds names

    def test_named_are_those_with_names_last_touched_before_a_moment(self, journal):
        for workshop, at_ms in (("w1", NOON + 5), ("w2", NOON + 4), ("w3", NOON)):
            Owner(journal, workshop).append(people=(person(1, "Ada"),), at_ms=at_ms)
        assert journal.named(before_ms=NOON + 5) == [at("w3"), at("w2")]

    def test_an_ended_workshop_may_still_be_named(self, journal):
        Owner(journal).append(WorkshopEnded(), people=(person(1, "Ada"),))
        assert journal.named(before_ms=NOON + 1) == [at("w1")]

    def test_a_workshop_without_names_is_not_named(self, journal):
        Owner(journal).append(closed(1), people=(person(0, ""),))
        assert journal.named(before_ms=NOON + 1) == []

    def test_a_code_alone_is_named_too(self, journal):
        Owner(journal).append(people=(person(0, "", code="c" * 64),))
        assert journal.named(before_ms=NOON + 1) == [at("w1")]

    def test_what_is_forgotten_is_no_longer_named(self, journal):
        Owner(journal).append(people=(person(1, "Ada", code="K7WQ2M"), person(2, "Bob")))
        journal.forget("w1")
        assert journal.named(before_ms=NOON + 1) == []
