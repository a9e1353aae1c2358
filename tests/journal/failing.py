"""A disk that takes every write and then refuses to promise that it is kept (Linux).

The kernel itself answers ``fsync`` with an error, by a filter that holds for one thread alone.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

#: The numbers of ``fsync`` and ``fdatasync``.
SYNCS = {"x86_64": (74, 75), "aarch64": (82, 83)}.get(platform.machine())
POSSIBLE = sys.platform == "linux" and SYNCS is not None

SET_SECCOMP, SET_NO_NEW_PRIVILEGES, FILTER = 22, 38, 2
LOAD, IF_EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EIO


class Disk:
    """An ``Offload`` on one thread, or, while ``failing``, on one whose syncs fail."""

    def __init__(self) -> None:
        self.failing = False
        self._sound = ThreadPoolExecutor(1)
        self._broken = ThreadPoolExecutor(1, initializer=_refuse_syncs)

    def __call__(self, work: Callable[[], T]) -> T:
        return (self._broken if self.failing else self._sound).submit(work).result()

    def stop(self) -> None:
        self._sound.shutdown()
        self._broken.shutdown()


def _refuse_syncs() -> None:
    """Make every ``fsync`` of this thread fail from now on, with an I/O error."""
    assert SYNCS is not None
    steps = [
        (LOAD, 0, 0, 0),
        (IF_EQUAL, 2, 0, SYNCS[0]),
        (IF_EQUAL, 1, 0, SYNCS[1]),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    for order in ((SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (SET_SECCOMP, FILTER, program, 0, 0)):
        if libc.prctl(*order):
            raise OSError(ctypes.get_errno(), "the kernel takes no filter")
