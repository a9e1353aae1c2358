"""Connections that are not let in."""

from __future__ import annotations


class Refused(Exception):
    """A connection that is not let in; its browser is told the code and the words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
