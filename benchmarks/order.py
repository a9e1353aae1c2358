"""Whether anything overtook: the versions of a view only rise, on every phone."""

from __future__ import annotations

import re

from benchmarks.crowd import Crowd, Line

VERSION = re.compile(r'^42\["(\w+)",\{"version":(\d+)')


class Order:
    """Listens to the log of *crowd*, and keeps in ``wrong`` what came after newer views."""

    def __init__(self, crowd: Crowd) -> None:
        self._newest: dict[tuple[int, str], int] = {}
        self.wrong: list[str] = []
        crowd.listeners.append(self._hear)

    def _hear(self, new: list[Line]) -> None:
        for line in new:
            if line.kind != "<" or not (found := VERSION.match(line.text)):
                continue
            view, version = (line.phone, found[1]), int(found[2])
            if version < self._newest.get(view, -1):
                self.wrong.append(f"{found[1]} {version} after {self._newest[view]}")
            self._newest[view] = version
