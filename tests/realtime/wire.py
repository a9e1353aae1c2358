"""A wire that leads nowhere."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import msgspec


class Wire:
    """Stands where Socket.IO stands, and writes down what is sent, and to whom."""

    def __init__(self) -> None:
        self.emitted: list[tuple[str, str | list[str]]] = []
        #: Who was asked something, and what is called when they answer.
        self.asked: list[tuple[str, Callable[[], None]]] = []
        self.asking: Callable[[], None] = lambda: None
        self.closed: list[str] = []
        #: What was sent last, by the message's name.
        self.bodies: dict[str, Any] = {}

    def emit(self, name: str, body: Any, *, to: str | list[str]) -> None:
        self.emitted.append((name, to if isinstance(to, str) else sorted(to)))
        self.bodies[name] = msgspec.to_builtins(body)

    def ask(self, name: str, body: Any, *, to: str, answered: Callable[[], None]) -> None:
        self.asking()
        self.asked.append((to, answered))

    def enter(self, connection: str, room: str) -> None:
        """Nobody is in a room here."""

    def together(self) -> AbstractContextManager[None]:
        return nullcontext()

    def close(self, connection: str) -> None:
        self.closed.append(connection)

    def taken(self, name: str) -> list[str | list[str]]:
        """Return whom messages of that name went to, and forget all that was sent."""
        found = [to for emitted, to in self.emitted if emitted == name]
        self.emitted.clear()
        return found

    def answers(self) -> None:
        """Let everybody answer who was asked."""
        asked, self.asked = self.asked, []
        for _, answered in asked:
            answered()
