"""A recorded workshop: what its journal holds, and what its screens showed. See README.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from server.errors import JournalError
from server.game.entries import Entry
from server.game.evolve import evolve
from server.game.state import Workshop
from server.journal.codec import Written, decode

HERE = Path(__file__).parent

READ_ME = "What is stored is read for ever: tests/journals/README.md tells what to do."


@dataclass(frozen=True, slots=True)
class Kept:
    """A view kept whole, so that a failing test can show what is different."""

    version: int
    #: What had just happened.
    when: str
    view: str
    body: Any


@dataclass(frozen=True, slots=True)
class Recording:
    """A folder with a workshop: ``entries.txt``, ``digests.jsonl`` and ``views.jsonl``.

    Line *n* of the first two belongs to version *n*. Beside it, recordings share ``packs``.
    """

    folder: Path

    def __str__(self) -> str:
        return self.folder.name

    @property
    def entries(self) -> list[Written]:
        """The entries as stored."""
        lines = (line.partition(" ") for line in self._lines("entries.txt"))
        return [Written(name, body) for name, _, body in lines]

    @property
    def digests(self) -> list[dict[str, str]]:
        """The digests of those views that each entry changed."""
        return [json.loads(line) for line in self._lines("digests.jsonl")]

    @property
    def kept(self) -> list[Kept]:
        """The views kept whole."""
        return [Kept(**json.loads(line)) for line in self._lines("views.jsonl")]

    def pack(self, digest: str) -> str | None:
        """Return the pack of that hash as stored; ``None`` if there is none."""
        path = self._pack(digest)
        return path.read_bytes().decode().removesuffix("\n") if path.exists() else None

    def replay(self) -> Iterator[tuple[Entry, Workshop]]:
        """Yield each entry, with the workshop that has taken it in."""
        workshop = Workshop()
        for number, written in enumerate(self.entries, start=1):
            try:
                entry = decode(written.name, written.body, self.pack)
            except JournalError as error:
                error.add_note(f"{self}/entries.txt, line {number}: {written.body}\n{READ_ME}")
                raise
            evolve(workshop, entry)
            yield entry, workshop

    def write_entries(self, entries: Iterable[Written]) -> None:
        """Write down the entries and their packs. Done once: a recording is for ever."""
        self.folder.mkdir()
        lines = []
        for written in entries:
            lines.append(f"{written.name} {written.body}")
            if written.content:
                path = self._pack(written.content.hash)
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(f"{written.content.body}\n".encode())
        self._write("entries.txt", lines)

    def write_views(self, digests: Iterable[dict[str, str]], kept: Iterable[Kept]) -> None:
        """Write down what the screens showed."""
        self._write("digests.jsonl", map(_line, digests))
        self._write("views.jsonl", (_line(asdict(one)) for one in kept))

    def _pack(self, digest: str) -> Path:
        return self.folder.parent / "packs" / f"{digest}.json"

    def _lines(self, name: str) -> list[str]:
        return (self.folder / name).read_bytes().decode().split("\n")[:-1]

    def _write(self, name: str, lines: Iterable[str]) -> None:
        (self.folder / name).write_bytes("".join(f"{line}\n" for line in lines).encode())


def all_recordings() -> list[Recording]:
    """Return every recording, in alphabetical order."""
    return [Recording(entries.parent) for entries in sorted(HERE.glob("*/entries.txt"))]


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
