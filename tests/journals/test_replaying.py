"""Recorded workshops replay to what their screens showed, for ever.

When one of these fails, the recording is right: README.md tells what to do.
"""

from __future__ import annotations

import re
from itertools import islice
from shutil import copytree

import pytest

from server.errors import JournalError
from server.journal.codec import Written
from tests.journals.comparing import unlike, unread
from tests.journals.recording import HERE, READ_ME, Recording, all_recordings

RECORDINGS = all_recordings()

#: Differences told by a failing test; the first ones say it.
MOST = 20

#: The longest entry of each stored name: it has every field.
ONE_OF_EACH = {
    written.name: (written, recording)
    for recording in RECORDINGS
    for written in sorted(recording.entries, key=lambda written: len(written.body))
}
FIELDS = [
    (name, field)
    for name, (written, _) in ONE_OF_EACH.items()
    for field in sorted(set(re.findall(r'"(\w+)":', written.body)))
]


@pytest.fixture
def copied(tmp_path):
    """A recording that may be spoilt."""
    copytree(HERE / "race", tmp_path / "race")
    copytree(HERE / "packs", tmp_path / "packs")
    return Recording(tmp_path / "race")


def respell(recording, old, new):
    entries = recording.folder / "entries.txt"
    entries.write_bytes(entries.read_bytes().replace(old, new, 1))


@pytest.mark.parametrize("recording", RECORDINGS, ids=str)
def test_every_screen_shows_what_it_showed(recording):
    told = list(islice(unlike(recording), MOST))
    assert not told, "\n".join([*told, READ_ME])


@pytest.mark.parametrize("recording", RECORDINGS, ids=str)
def test_all_that_was_stored_is_read(recording):
    told = [lost for written in recording.entries for lost in unread(written, recording.pack)]
    assert not told, "\n".join([*told[:MOST], READ_ME])


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_a_field_that_no_entry_has_is_told(name):
    written, recording = ONE_OF_EACH[name]
    body = written.body.replace("{", '{"weather":"fine",', 1).replace(",}", "}")
    assert unread(Written(name, body), recording.pack) == [
        f"{name}.weather was 'fine' and is absent"
    ]


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_a_renamed_field_is_told(name, field):
    written, recording = ONE_OF_EACH[name]
    body = written.body.replace(f'"{field}":', f'"{field}_of_old":', 1)
    assert field in unread(Written(name, body), recording.pack)[0]


def test_an_entry_that_cannot_be_read_is_told_with_its_line_and_what_to_do(copied):
    respell(copied, b'player_joined {"seat":1}', b'player_joined {"chair":1}')
    with pytest.raises(JournalError, match="field `seat`") as told:
        list(copied.replay())
    assert told.value.__notes__ == [f'race/entries.txt, line 2: {{"chair":1}}\n{READ_ME}']


def test_another_score_is_told_from_the_version_on_at_which_it_shows(copied):
    first = next(
        at for at, written in enumerate(copied.entries, 1) if written.name == "answer_shown"
    )
    respell(copied, b'"recognise":900', b'"recognise":800')
    told = list(unlike(copied))
    assert told[0].startswith(
        f"race, from version {first} on: AnswerShown no longer shows the same"
    )
    assert [line for line in told if re.search(r"the round was over: me \d+\.points was \d+", line)]
