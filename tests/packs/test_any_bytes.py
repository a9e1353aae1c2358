"""Whatever a pack's files hold, loading it gives a pack or a ``PackError``, and nothing else."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from server.errors import PackError
from server.game.pack import Pack
from server.packs.load import load
from tests.packs.folder import good_folder

FILES = st.sampled_from(["pack.toml", "facts.csv", "events.csv", "about.md"])
SHEETS = st.sampled_from(["facts.csv", "events.csv"])

#: What real files are broken with: marks of CSV and TOML, numbers, odd characters.
ODD = st.sampled_from(
    [b",", b'"', b"\n", b"\r", b";", b"\t", b"\x00", b"\xff", b"=1+1", b"[", b"]]", b"{", b"=",
     b"#", b"1e999", b"0x" + b"f" * 5000, b"9" * 5000, b"2026-02-31", b"nan", b"\xef\xbb\xbf",
     "\u202e".encode(), "\u00ad".encode(), "e\u0301".encode(), b"clear", b"dig-1", b"[[stages]]\n"]
)  # fmt: skip


def outcome(file: str, spoil: bytes, start: int = 0, stop: int | None = None) -> object:
    """Return what loading gives once *spoil* stands in the place of part of *file*."""
    with TemporaryDirectory() as parent:
        folder = good_folder(Path(parent))
        data = (folder / file).read_bytes()
        at = start % (len(data) + 1)
        end = len(data) if stop is None else min(at + stop, len(data))
        (folder / file).write_bytes(data[:at] + spoil + data[end:])
        try:
            return load(folder)
        except PackError as error:
            return error


@settings(deadline=None)
@given(FILES, st.binary(max_size=400))
def test_any_bytes_at_all(file: str, data: bytes) -> None:
    assert isinstance(outcome(file, data), (Pack, PackError))


@settings(deadline=None)
@given(FILES, st.text(max_size=200))
def test_any_text_at_all(file: str, text: str) -> None:
    assert isinstance(outcome(file, text.encode("utf-8", "surrogatepass")), (Pack, PackError))


@settings(deadline=None, max_examples=300)
@given(FILES, ODD | st.binary(max_size=8), st.integers(0, 20_000), st.integers(0, 60))
def test_a_good_file_with_something_else_in_one_place(
    file: str, spoil: bytes, start: int, stop: int
) -> None:
    assert isinstance(outcome(file, spoil, start, stop), (Pack, PackError))


@settings(deadline=None)
@given(SHEETS, st.lists(st.lists(st.text(max_size=8), max_size=9), max_size=9))
def test_any_cells_at_all(file: str, rows: list[list[str]]) -> None:
    sheet = "\n".join(",".join(row) for row in rows).encode("utf-8", "replace")
    assert isinstance(outcome(file, sheet, start=10**6), (Pack, PackError))


@settings(deadline=None)
@given(FILES, st.binary(max_size=200))
def test_no_message_holds_a_hidden_character(file: str, data: bytes) -> None:
    found = outcome(file, data)
    mistakes = found.mistakes if isinstance(found, PackError) else ()
    assert all(str(mistake).isprintable() for mistake in mistakes)
