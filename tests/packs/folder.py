"""Write a good pack into a folder, then spoil one thing."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from server.game.pack import Fact, Pack, ScenarioEvent
from server.packs.load import report
from server.packs.mistakes import Mistake
from tests.packs.small import small_pack

Spoil = Callable[[Path], None]


def good_folder(parent: Path, pack: Pack | None = None) -> Path:
    """Write *pack*, or the small pack, below *parent* and return its folder."""
    pack = pack or small_pack(stages=6, facts=4, events=3)
    folder = parent / pack.id
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(_toml(pack), encoding="utf-8")
    (folder / "about.md").write_text(pack.about, encoding="utf-8")
    _write_rows(folder / "facts.csv", Fact, [_cells(fact) for fact in pack.facts])
    _write_rows(folder / "events.csv", ScenarioEvent, [_cells(event) for event in pack.events])
    return folder


def mistakes_after(parent: Path, *spoils: Spoil) -> list[Mistake]:
    """Return the mistakes of the small pack once each of *spoils* has spoilt something."""
    folder = good_folder(parent)
    for spoil in spoils:
        spoil(folder)
    return report(folder)


def swap(file: str, old: str, new: str) -> Spoil:
    """Put *new* in the place of the first *old* in *file*."""

    def spoil(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def add(file: str, text: str) -> Spoil:
    """Put *text* at the end of *file*."""

    def spoil(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8") as out:
            out.write(text)

    return spoil


def cell(file: str, row: int, column: str, value: str) -> Spoil:
    """Put *value* in one cell, counting rows as a spreadsheet does."""

    def spoil(folder: Path) -> None:
        with (folder / file).open(encoding="utf-8", newline="") as source:
            rows = list(csv.reader(source))
        rows[row - 1][rows[0].index(column)] = value
        _write(folder / file, rows)

    return spoil


def reversed_columns(file: str) -> Spoil:
    """Put the last column first, and so on."""

    def spoil(folder: Path) -> None:
        with (folder / file).open(encoding="utf-8", newline="") as source:
            rows = list(csv.reader(source))
        _write(folder / file, [row[::-1] for row in rows])

    return spoil


def rewrite(file: str, change: Callable[[bytes], bytes]) -> Spoil:
    """Change all the bytes of *file* at once."""
    return lambda folder: _ignore((folder / file).write_bytes(change((folder / file).read_bytes())))


def whole(file: str, data: bytes) -> Spoil:
    """Make *data* all that *file* holds."""
    return lambda folder: _ignore((folder / file).write_bytes(data))


def gone(file: str) -> Spoil:
    """Take *file* away."""
    return lambda folder: (folder / file).unlink()


def becomes_a_folder(file: str) -> Spoil:
    """Put a folder in the place of *file*."""

    def spoil(folder: Path) -> None:
        (folder / file).unlink()
        (folder / file).mkdir()

    return spoil


def _toml(pack: Pack) -> str:
    lines = [f"{key} = {_text(getattr(pack, key))}" for key in _TOP]
    lines += [f"reflection = {_text(list(pack.reflection))}", 'retired = ["dig-99"]', "[scenario]"]
    lines += [f"title = {_text(pack.scenario_title)}", f"opening = {_text(pack.scenario)}"]
    for stage in pack.stages:
        lines += ["[[stages]]", f"questions = {_text(list(stage.questions))}"]
        lines += [f"{key} = {_text(getattr(stage, key))}" for key in _STAGE]
        lines += ["[stages.example]"]
        lines += [f"{key} = {_text(getattr(stage.example, key))}" for key in _EXAMPLE]
    for item in pack.agenda:
        lines += ["[[agenda]]", f"minutes = {item.minutes}"]
        lines += [f"{key} = {_text(getattr(item, key))}" for key in ("title", "kind", "note")]
    return "\n".join(lines) + "\n"


_TOP = ("id", "title", "summary", "language", "edition", "licence")
_STAGE = ("id", "name", "meaning", "outcome", "why", "colour", "shape", "note")
_EXAMPLE = ("place", "text", "source")


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _cells(item: Fact | ScenarioEvent) -> list[str]:
    values = (getattr(item, field.name) for field in fields(item))
    return [" ".join(value) if isinstance(value, tuple) else str(value) for value in values]


def _write_rows(path: Path, kind: type[Fact] | type[ScenarioEvent], rows: list[list[str]]) -> None:
    _write(path, [[field.name for field in fields(kind)], *rows])


def _write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


def _ignore(_: object) -> None:
    return None
