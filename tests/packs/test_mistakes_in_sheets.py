"""Every mistake in a file, or in a row by itself, is named: where it is, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.folder import add, becomes_a_folder, cell, gone, rewrite, swap, whole
from tests.packs.told import EVENTS, FACTS, Told

FILES = {
    "a file is missing": Told(gone(FACTS), FACTS, None, None, "the file is missing"),
    "a file is a folder": Told(
        becomes_a_folder("about.md"),
        "about.md",
        None,
        None,
        "cannot be read: Is a directory",
    ),
    "a file is not UTF-8": Told(
        rewrite(FACTS, lambda data: data.replace(b"lesson 2", b"le\xe7on 2", 1)),
        FACTS,
        3,
        None,
        "0xE7, is not UTF-8",
    ),
    "a file with a byte order mark is not UTF-8": Told(
        whole("about.md", b"\xef\xbb\xbfab\n\xff"),
        "about.md",
        2,
        None,
        "byte 7 of the file, 0xFF",
    ),
    "a file is UTF-16": Told(
        whole(EVENTS, "id,stage".encode("utf-16")), EVENTS, None, None, "UTF-16, not UTF-8"
    ),
    "a file is too large": Told(
        add("about.md", "x" * 262144), "about.md", None, None, "larger than 256 KB"
    ),
    "about.md is empty": Told(whole("about.md", b"\n"), "about.md", None, None, "is empty"),
    "about.md holds a hidden character": Told(
        whole("about.md", b"a\x00b"), "about.md", None, None, "U+0000"
    ),
}

SHEETS = {
    "a column is missing": Told(
        swap(FACTS, "short", ""), FACTS, 1, "short", "the column is missing"
    ),
    "a column is one too many": Told(
        swap(FACTS, "basis,source", "basis,source,colour"), FACTS, 1, None, "a column “colour”"
    ),
    "a column is there twice": Told(
        swap(FACTS, "basis,source", "basis,source,short"), FACTS, 1, "short", "there 2 times"
    ),
    "the header is missing": Told(whole(FACTS, b"\n\n"), FACTS, 1, None, "the header is missing"),
    "the columns are separated by semicolons": Told(
        rewrite(FACTS, lambda data: data.replace(b",", b";")), FACTS, 1, None, "by semicolons"
    ),
    "a cell stands outside the columns": Told(
        swap(FACTS, "inferred,Made up", "inferred,Made up,stray"),
        FACTS,
        2,
        None,
        "“stray” stands outside the named columns",
    ),
    "a quotation mark is not closed": Told(
        swap(EVENTS, "On day 2 of dig", '"On day 2 of dig'), EVENTS, 6, None, "cannot be read"
    ),
    "there are too many rows": Told(
        add(FACTS, "".join(f"x{at},dig,Bed {at},Bed {at},found,Made up\n" for at in range(177))),
        FACTS,
        202,
        None,
        "more than 200 rows",
    ),
    "a cell is empty": Told(cell(FACTS, 4, "source", ""), FACTS, 4, "source", "the cell is empty"),
    "a cell holds nothing to see": Told(
        cell(FACTS, 4, "source", "\u00ad"), FACTS, 4, "source", "the cell is empty"
    ),
    "a cell holds two lines": Told(
        cell(FACTS, 4, "text", "The hedge\nis cut"), FACTS, 4, "text", "U+000A (line break)"
    ),
    "an event shows no fact": Told(
        cell(EVENTS, 2, "facts", ""), EVENTS, 2, "facts", "the cell is empty"
    ),
    "a basis is unknown": Told(
        cell(FACTS, 4, "basis", "guessed"), FACTS, 4, "basis", "“guessed” is unknown"
    ),
    "an id cannot be one": Told(
        add(FACTS, "Ünit 1,dig,Beds are dug,Beds are dug,found,Made up\n"),
        FACTS,
        26,
        "id",
        "“Ünit 1” cannot be an id",
        alone=False,
    ),
    "a text is too long for a fact": Told(
        cell(FACTS, 2, "text", "x" * 61), FACTS, 2, "text", "is 61 characters long; a fact holds 60"
    ),
    "a text is too long for a phone square": Told(
        cell(FACTS, 2, "short", "lessons " * 3 + "learn"),
        FACTS,
        2,
        "short",
        "is 29 characters long; a phone square holds 28. Shorten it by 1.",
    ),
    "a word is too long for a phone square": Told(
        cell(FACTS, 2, "short", "The greenhouse"),
        FACTS,
        2,
        "short",
        "the word “greenhouse” has 10 letters; a phone square holds 9",
    ),
    "an event's id cannot be one": Told(
        cell(EVENTS, 2, "id", "e_1"), EVENTS, 2, "id", "“e_1” cannot be an id"
    ),
    "a reason is too long": Told(
        cell(EVENTS, 2, "why", "x" * 301), EVENTS, 2, "why", "there is room for 300"
    ),
    "a source is too long": Told(
        cell(FACTS, 2, "source", "x" * 301), FACTS, 2, "source", "there is room for 300"
    ),
    "an event of few words is too long": Told(
        cell(EVENTS, 2, "text", "x" * 401), EVENTS, 2, "text", "there is room for 400"
    ),
    "an event is too long to listen to": Told(
        cell(EVENTS, 2, "text", "word " * 46),
        EVENTS,
        2,
        "text",
        "46 words long; a room listens to 45. Take out 1 word.",
    ),
}


@pytest.mark.parametrize("told", (FILES | SHEETS).values(), ids=FILES | SHEETS)
def test_it_is_told_when(tmp_path: Path, told: Told) -> None:
    told.check(tmp_path)
