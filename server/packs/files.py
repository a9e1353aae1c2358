"""Read a file of a pack as text, or say why that cannot be done."""

from __future__ import annotations

from pathlib import Path

from server.packs.mistakes import Findings, Place, quote

#: No file of a pack needs to be larger (256 KB).
MOST_BYTES = 256 * 1024

_AS_UTF8 = "Save it as UTF-8; a spreadsheet calls this “CSV UTF-8”."


def read_text(folder: Path, name: str, findings: Findings) -> str | None:
    """Return the text of *name* in *folder*, or None with a mistake noted."""
    place = Place(name)
    try:
        with (folder / name).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        findings.note(
            place, f"the file is missing from {quote(folder)}", f"A pack needs its {name}."
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        findings.note(
            place, f"the file cannot be read: {reason}", "Make it a file that may be read."
        )
    else:
        return _decode(data, place, findings)
    return None


def _decode(data: bytes, place: Place, findings: Findings) -> str | None:
    if len(data) > MOST_BYTES:
        findings.note(
            place,
            f"the file is larger than {MOST_BYTES // 1024} KB",
            "A pack is text only: is this the right file?",
        )
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        findings.note(place, "the file is UTF-16, not UTF-8", _AS_UTF8)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        findings.note(_place_of(error, data, place), _what(error, data), _AS_UTF8)
        return None


def _place_of(error: UnicodeDecodeError, data: bytes, place: Place) -> Place:
    return Place(place.file, data.count(b"\n", 0, _start(error, data)) + 1)


def _what(error: UnicodeDecodeError, data: bytes) -> str:
    start = _start(error, data)
    return f"byte {start + 1} of the file, 0x{data[start]:02X}, is not UTF-8"


def _start(error: UnicodeDecodeError, data: bytes) -> int:
    """Return where in *data* the error is: the codec does not count a byte order mark."""
    return error.start + (len(data) - len(error.object))
