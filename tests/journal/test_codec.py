"""What is stored is read for ever, and comes back equal."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.errors import JournalError
from server.game.entries import CallClosed, Entry, StageAnswered, WorkshopEnded, WorkshopOpened
from server.game.pack import Pack
from server.journal.codec import STORED_NAMES, Content, decode, decode_pack, encode, encode_pack
from tests.packs.small import small_pack

#: The names this was released with. Names are added below, and never changed or taken away.
RELEASED = [
    ("workshop_opened", "WorkshopOpened"),
    ("workshop_ended", "WorkshopEnded"),
    ("player_joined", "PlayerJoined"),
    ("player_left", "PlayerLeft"),
    ("player_returned", "PlayerReturned"),
    ("round_started", "RoundStarted"),
    ("card_dealt", "CardDealt"),
    ("plan_reordered", "PlanReordered"),
    ("event_skipped", "EventSkipped"),
    ("event_called", "EventCalled"),
    ("stage_answered", "StageAnswered"),
    ("square_marked", "SquareMarked"),
    ("call_closed", "CallClosed"),
    ("answer_shown", "AnswerShown"),
    ("call_undone", "CallUndone"),
    ("round_paused", "RoundPaused"),
    ("round_resumed", "RoundResumed"),
    ("round_ended", "RoundEnded"),
    ("round_reopened", "RoundReopened"),
    ("answer_promised", "AnswerPromised"),
    ("pace_chosen", "PaceChosen"),
    ("discussion_promised", "DiscussionPromised"),
    ("discussion_opened", "DiscussionOpened"),
    ("second_vote_opened", "SecondVoteOpened"),
    ("second_vote_cast", "SecondVoteCast"),
    ("confusion_shown", "ConfusionShown"),
    ("timer_extended", "TimerExtended"),
]

#: A busy machine is no reason to fail.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

ENTRIES = st.one_of(*(st.from_type(kind) for kind in get_args(Entry) if kind is not WorkshopOpened))


def read_back(entry):
    written = encode(entry)
    contents = {written.content.hash: written.content.body} if written.content else {}
    return decode(written.name, written.body, contents.get)


def no_content(digest):
    return None


def test_names_are_what_they_were_when_released():
    assert [(name, kind.__name__) for name, kind in STORED_NAMES.items()] == RELEASED


def test_every_entry_has_exactly_one_name():
    assert sorted(STORED_NAMES.values(), key=str) == sorted(get_args(Entry), key=str)


@patient
@given(ENTRIES)
def test_every_entry_comes_back_equal(entry):
    assert read_back(entry) == entry


@patient
@given(ENTRIES)
def test_every_entry_comes_back_as_the_same_kind(entry):
    assert type(read_back(entry)) is type(entry)


@patient
@given(st.from_type(Pack))
def test_every_pack_comes_back_equal(pack):
    assert read_back(WorkshopOpened(pack=pack)) == WorkshopOpened(pack=pack)


def test_an_entry_is_stored_as_compact_json():
    assert encode(CallClosed(call=3, at_ms=7)).body == '{"call":3,"at_ms":7}'


def test_an_entry_without_fields_is_stored_as_an_empty_object():
    assert encode(WorkshopEnded()).body == "{}"


def test_an_opening_is_stored_with_the_hash_of_its_pack():
    pack = small_pack()
    body = encode(WorkshopOpened(pack=pack)).body
    assert body == f'{{"pack":"{encode_pack(pack).hash}"}}'


def test_a_pack_is_stored_the_same_before_and_after_its_use():
    pack = small_pack()
    before = encode_pack(pack)
    assert pack.number("dig") == 2
    assert pack.event["dig-e1"] in pack.events
    assert encode_pack(pack) == before


def test_equal_packs_are_stored_once():
    assert encode_pack(small_pack()) == encode_pack(small_pack())


def test_a_changed_pack_is_another_content():
    assert encode_pack(small_pack()).hash != encode_pack(small_pack(facts=15)).hash


@pytest.mark.parametrize(
    "body",
    ['{"seat":"3"}', '{"seat":3.5}', '{"seat":true}', '{"seat":null}', "{}", "[]", "", '{"seat":3'],
)
def test_a_body_of_the_wrong_shape_is_refused(body):
    with pytest.raises(JournalError, match="player_joined cannot be read"):
        decode("player_joined", body, no_content)


def test_an_unknown_word_in_a_choice_is_refused():
    body = encode_pack(small_pack()).body.replace('"inferred"', '"invented"')
    with pytest.raises(JournalError, match="cannot be read"):
        decode_pack(Content.of(body.encode()).hash, body)


def test_an_unknown_name_is_refused():
    with pytest.raises(JournalError, match="'player_flew' is no entry"):
        decode("player_flew", "{}", no_content)


def test_a_missing_pack_is_told():
    written = encode(WorkshopOpened(pack=small_pack()))
    with pytest.raises(JournalError, match="is missing"):
        decode(written.name, written.body, no_content)


def test_a_changed_stored_pack_is_told():
    content = encode_pack(small_pack())
    with pytest.raises(JournalError, match="is damaged"):
        decode_pack(content.hash, content.body.replace("garden", "harbour"))


def test_half_a_character_is_refused():
    with pytest.raises(JournalError, match="cannot be written down"):
        encode(StageAnswered(seat=1, call=1, stage="\ud800", arrived_ms=0, elapsed_ms=0))
