"""Whoever mends a pack is told everything at once, in the order in which it is mended."""

from __future__ import annotations

from pathlib import Path

from tests.packs.folder import cell, mistakes_after, swap, whole

SPOILS = (
    whole("about.md", b""),
    cell("events.csv", 3, "facts", "clear-2 weed-1"),
    cell("events.csv", 2, "basis", "guessed"),
    cell("facts.csv", 9, "short", "Horticulturally sound"),
    cell("facts.csv", 4, "stage", "plough"),
    cell("facts.csv", 4, "text", ""),
    swap("pack.toml", "#28A197", "#FFFFFF"),
    swap("pack.toml", "minutes = 15", "minutes = 0"),
)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    places = {(m.file, m.row, m.column) for m in mistakes_after(tmp_path, *SPOILS)}
    assert places >= {
        ("pack.toml", None, "stage 2 colour"),
        ("pack.toml", None, "agenda item 2 minutes"),
        ("facts.csv", 4, "text"),
        ("facts.csv", 4, "stage"),
        ("facts.csv", 9, "short"),
        ("events.csv", 2, "basis"),
        ("events.csv", 3, "facts"),
        ("about.md", None, None),
    }


def test_mistakes_come_file_by_file_and_row_by_row(tmp_path: Path) -> None:
    places = [(m.file, m.row or 0) for m in mistakes_after(tmp_path, *SPOILS)]
    files = ["pack.toml", "facts.csv", "events.csv", "about.md"]
    assert places == sorted(places, key=lambda place: (files.index(place[0]), place[1]))


def test_no_mistake_is_told_twice(tmp_path: Path) -> None:
    lines = [str(mistake) for mistake in mistakes_after(tmp_path, *SPOILS)]
    assert len(lines) == len(set(lines))


def test_every_mistake_is_one_line_without_hidden_characters(tmp_path: Path) -> None:
    spoils = (
        cell("facts.csv", 2, "text", "red \x1b[31m\u202e text\x00\nand more"),
        swap("pack.toml", "muddy", "mud\\u0007dy"),
    )
    assert all(str(mistake).isprintable() for mistake in mistakes_after(tmp_path, *spoils))


def test_every_mistake_has_a_remedy(tmp_path: Path) -> None:
    assert all(mistake.remedy for mistake in mistakes_after(tmp_path, *SPOILS))
