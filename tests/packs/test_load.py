"""A good pack is read as written; a bad one is refused with a place, a problem and a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.errors import PackError
from server.packs.load import load, report
from server.packs.mistakes import Mistake
from tests.packs.folder import (
    Spoil,
    add,
    cell,
    gone,
    good_folder,
    mistakes_after,
    reversed_columns,
    rewrite,
    swap,
    whole,
)
from tests.packs.small import small_pack


@pytest.mark.parametrize("stages", range(4, 9))
def test_a_good_pack_is_read_as_it_was_written(tmp_path: Path, stages: int) -> None:
    pack = small_pack(stages=stages, facts=6, events=6)
    assert load(good_folder(tmp_path, pack)) == pack


def test_a_good_pack_has_nothing_to_report(tmp_path: Path) -> None:
    assert report(good_folder(tmp_path)) == []


def test_a_broken_pack_raises_what_the_report_says(tmp_path: Path) -> None:
    folder = good_folder(tmp_path)
    gone("about.md")(folder)
    with pytest.raises(PackError) as caught:
        load(folder)
    assert list(caught.value.mistakes) == report(folder)


def test_a_mistake_says_itself_in_one_line() -> None:
    mistake = Mistake(
        file="facts.csv",
        row=7,
        column="short",
        problem="“…” is 31 characters long; a phone square holds 28",
        remedy="Shorten it by 3.",
    )
    assert str(mistake) == (
        "facts.csv, row 7, column short: “…” is 31 characters long; a phone square holds 28. "
        "Shorten it by 3."
    )


HARMLESS = {
    "a byte order mark": rewrite("facts.csv", lambda data: b"\xef\xbb\xbf" + data),
    "the line ends of Windows": rewrite("events.csv", lambda data: data.replace(b"\n", b"\r\n")),
    "blank rows": add("facts.csv", "\n,,,,,\n  ,,,,,\n"),
    "empty columns without a name": rewrite("facts.csv", lambda data: data.replace(b"\n", b",,\n")),
    "columns in another order": reversed_columns("facts.csv"),
    "spaces around a cell": cell("facts.csv", 2, "stage", " clear "),
    "a text that looks like a formula": cell("events.csv", 2, "text", "=1+1 makes two beds."),
    "a soft hyphen in a long word": cell("facts.csv", 2, "short", "Green\u00adhouses"),
    "a key left out that may be": swap("pack.toml", 'note = ""', ""),
    "no retired ids": swap("pack.toml", 'retired = ["dig-99"]', ""),
}


@pytest.mark.parametrize("spoil", HARMLESS.values(), ids=HARMLESS)
def test_a_pack_may_have(tmp_path: Path, spoil: Spoil) -> None:
    assert mistakes_after(tmp_path, spoil) == []


def test_a_soft_hyphen_is_no_character_of_a_texts_length(tmp_path: Path) -> None:
    twenty_eight = "a " * 13 + "b\u00adc"
    assert mistakes_after(tmp_path, cell("facts.csv", 2, "short", twenty_eight)) == []


def test_a_missing_folder_is_a_pack_without_its_files(tmp_path: Path) -> None:
    files = [mistake.file for mistake in report(tmp_path / "nowhere")]
    assert files == ["pack.toml", "facts.csv", "events.csv", "about.md"]


def test_one_broken_file_is_not_blamed_on_the_others(tmp_path: Path) -> None:
    mistakes = mistakes_after(tmp_path, whole("pack.toml", b"stages = "))
    assert [mistake.file for mistake in mistakes] == ["pack.toml"]


def test_a_sheet_that_breaks_off_is_told_once(tmp_path: Path) -> None:
    mistakes = mistakes_after(tmp_path, cell_text_with_open_quote())
    assert [(mistake.file, mistake.row) for mistake in mistakes] == [("facts.csv", 3)]


def cell_text_with_open_quote() -> Spoil:
    return swap("facts.csv", "Clear: the neighbours learn lesson 2", '"Clear')
