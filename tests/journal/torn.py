"""What a power cut leaves of a write-ahead log: where its commits end, and the files cut off there.

The format is described at https://www.sqlite.org/fileformat2.html#walformat.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HEADER, FRAME_HEADER, PAGE = 32, 24, 4096


def commits(log: bytes) -> list[int]:
    """Return where each commit ends in the newest generation of *log*.

    A log that has been brought home is written again from its beginning; frames left over from
    before carry other salts than its header.
    """
    ends = []
    for start in range(HEADER, len(log) - FRAME_HEADER - PAGE + 1, FRAME_HEADER + PAGE):
        if log[start + 8 : start + 16] != log[16:24]:
            break
        (pages,) = struct.unpack(">I", log[start + 4 : start + 8])
        if pages:
            ends.append(start + FRAME_HEADER + PAGE)
    return ends


@dataclass(frozen=True)
class Moment:
    """The files as they were after a piece of work."""

    main: bytes
    log: bytes

    @classmethod
    def of(cls, path: Path) -> Moment:
        log = path.with_name(f"{path.name}-wal")
        return cls(path.read_bytes(), log.read_bytes() if log.exists() else b"")

    def lay(self, path: Path) -> None:
        """Put the files in place of what was there."""
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
        path.write_bytes(self.main)
        path.with_name(f"{path.name}-wal").write_bytes(self.log)

    def cut(self, at: int, before: Moment) -> Iterator[Moment]:
        """Yield what a power cut may leave that reaches the log after *at* bytes.

        What follows is missing, or is still what lay there *before*.
        """
        yield Moment(before.main, self.log[:at])
        yield Moment(before.main, self.log[:at] + before.log[at:])


@dataclass
class Recorder:
    """An ``Offload`` that keeps what lies on the disk after every piece of work."""

    path: Path
    moments: list[Moment] = field(default_factory=list)

    def __call__(self, work):
        result = work()
        self.moments.append(Moment.of(self.path))
        return result
