"""What recordings hold, and how they are made."""

from __future__ import annotations

import hashlib
from shutil import copytree

import pytest

from server.journal.codec import STORED_NAMES
from tests.journals.crowd import PLAYERS
from tests.journals.record import moments_of, record, show
from tests.journals.recording import HERE, Recording, all_recordings
from tests.journals.scripts import SCRIPTS

RECORDINGS = all_recordings()
LARGEST = 250_000

#: Stored names that no recording holds yet: record a workshop with them, and take them out.
NOT_YET_RECORDED = {
    "discussion_promised",
    "discussion_opened",
    "second_vote_opened",
    "second_vote_cast",
    "confusion_shown",
    "timer_extended",
}


@pytest.fixture(params=RECORDINGS, ids=str)
def recording(request):
    return request.param


@pytest.fixture
def names(recording):
    """The stored names of one recording, in their order."""
    return [written.name for written in recording.entries]


def files(recording):
    """The files of a recording, each as its digest."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in recording.folder.iterdir()
    }


def test_every_stored_name_is_recorded_but_for_those_that_say_so():
    recorded = {written.name for recording in RECORDINGS for written in recording.entries}
    assert STORED_NAMES.keys() - recorded == NOT_YET_RECORDED


def test_every_script_has_been_recorded():
    assert SCRIPTS.keys() <= {str(recording) for recording in RECORDINGS}


def test_a_recording_is_of_a_room_full_of_people(names):
    assert names.count("player_joined") >= PLAYERS


def test_a_recording_has_twelve_calls_or_more(recording):
    *_, (_, workshop) = recording.replay()
    assert sum(len(played.calls) for played in workshop.rounds) >= 12


@pytest.mark.parametrize("name", ["call_undone", "round_paused", "player_left"])
def test_a_recording_has_what_happens_in_workshops(names, name):
    assert name in names


def test_a_recording_has_somebody_who_came_late(names):
    assert "player_joined" in names[names.index("event_called") :]


def test_a_recording_has_a_crash(recording):
    assert any("a crash" in kept.when for kept in recording.kept)


def test_a_recording_can_be_read_and_compared(recording):
    assert max(path.stat().st_size for path in recording.folder.iterdir()) <= LARGEST


def test_packs_are_those_that_recordings_hold():
    stored = {path.stem for path in (HERE / "packs").iterdir()}
    openings = [recording.entries[0].body for recording in RECORDINGS]
    assert stored == {opening.removeprefix('{"pack":"').removesuffix('"}') for opening in openings}


def test_the_same_script_records_the_same(tmp_path):
    (tmp_path / "again").mkdir()
    first = record("race", tmp_path / "race")
    assert files(first) == files(record("race", tmp_path / "again" / "race"))


def test_a_recording_is_for_ever(tmp_path):
    (tmp_path / "race").mkdir()
    with pytest.raises(FileExistsError):
        record("race", tmp_path / "race")


def test_views_written_down_afresh_are_the_same_while_no_view_changes(tmp_path):
    race, copy = Recording(HERE / "race"), Recording(tmp_path / "race")
    copytree(HERE / "packs", tmp_path / "packs")
    copy.write_entries(race.entries)
    show(copy, moments_of(race))
    assert files(copy) == files(race)
