"""The log: lines for whoever runs the server. Never a name, a code, a token or an address."""

from __future__ import annotations

import logging
import time
import traceback
from collections import Counter
from pathlib import PurePath
from types import TracebackType
from typing import Any

#: Lines of one kind (from one place in the code) that are written in a minute.
A_MINUTE = 20
#: Steps of a traceback that are told, the last ones.
STEPS = 4
FORMAT = "%(asctime)s %(levelname)s %(message)s"


def log_to_stderr() -> None:
    """Write what our own code logs to standard error, for this process."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet(FORMAT))
    handler.addFilter(Bounded())
    ours = logging.getLogger("server")
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    ours.propagate = False


def library_log() -> logging.Logger:
    """Return the logger for the Socket.IO libraries: what broke and where, nothing they quote."""
    logger = logging.getLogger("server.library")
    logger.setLevel(logging.ERROR)
    if not logger.filters:
        logger.addFilter(only_failures)
    return logger


def only_failures(record: logging.LogRecord) -> bool:
    """Let exceptions through, without the library's words: these quote what somebody sent."""
    record.msg, record.args = "in the library", ()
    return record.exc_info is not None


class Discreet(logging.Formatter):
    """Tells of an exception its type and where it came from; its words may quote a name."""

    def formatException(self, ei: Any) -> str:
        """Return ``ValueError at a.py:1 < b.py:2``, the innermost place first."""
        kind: type[BaseException]
        trace: TracebackType | None
        kind, _, trace = ei
        steps = traceback.extract_tb(trace)[-STEPS:]
        places = [f"{PurePath(step.filename).name}:{step.lineno}" for step in reversed(steps)]
        return f"{kind.__name__} at {' < '.join(places) or 'an unknown place'}"


class Bounded(logging.Filter):
    """Lets so many warnings and errors of one kind through each minute, whoever provokes them."""

    def __init__(self) -> None:
        super().__init__()
        self._minute = 0
        self._seen: Counter[tuple[str, int]] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether *record* is written."""
        minute = int(time.monotonic() // 60)
        if minute != self._minute:
            self._minute = minute
            self._seen.clear()
        if record.levelno < logging.WARNING:
            return True
        kind = (record.pathname, record.lineno)
        self._seen[kind] += 1
        if self._seen[kind] == A_MINUTE:
            record.msg = f"{record.getMessage()} (this minute's last of this kind)"
            record.args = ()
        return self._seen[kind] <= A_MINUTE
