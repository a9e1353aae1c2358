"""Read the keys of ``pack.toml``: each is asked for by name, and every other one is a mistake."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from server.packs.mistakes import Findings, Place, counted, quote
from server.packs.text import check_characters, check_length, is_blank, tidy

Choice = TypeVar("Choice", bound=StrEnum)


class Keys:
    """The keys of one part of ``pack.toml``, being read.

    A value that is missing or of the wrong kind is noted, and an empty one returned in its place,
    so that reading goes on. Call ``close`` at the end: it notes the keys nobody asked for.
    """

    def __init__(self, data: Mapping[str, object], findings: Findings, place: Place) -> None:
        self.place = place
        self._data = data
        self._findings = findings
        self._asked: set[str] = set()

    def at(self, key: str) -> Place:
        """Return the place of *key*, told from the top of the file: ``stage 3 colour``."""
        return self.place.at(f"{self.place.column} {key}" if self.place.column else key)

    def text(self, key: str, most: int, *, optional: bool = False, lines: bool = False) -> str:
        """Return a text of at most *most* characters."""
        if optional and key not in self._data:
            self._asked.add(key)
            return ""
        value = self._ask(key)
        return "" if value is None else self._text(value, most, self.at(key), optional, lines)

    def texts(self, key: str, least: int, most: int, longest: int) -> tuple[str, ...]:
        """Return *least* to *most* texts of at most *longest* characters each."""
        return tuple(
            self._text(value, longest, self.at(f"{key}, item {number}"), False, False)
            for number, value in enumerate(self._list(key, least, most), start=1)
        )

    def whole(self, key: str, least: int, most: int) -> int:
        """Return a whole number from *least* to *most*."""
        value = self._ask(key)
        if value is None:
            return least
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self._findings.note(
            self.at(key),
            f"{_shown(value)} is not a whole number from {least} to {most}",
            "Write a number without quotation marks.",
        )
        return least

    def choice(self, key: str, kinds: type[Choice]) -> Choice | None:
        """Return one of *kinds*."""
        value = self._ask(key)
        if value is None:
            return None
        for kind in kinds:
            if kind.value == value:
                return kind
        self._findings.note(
            self.at(key), f"{_shown(value)} is unknown", f"Use one of: {', '.join(kinds)}"
        )
        return None

    def inside(self, key: str) -> Keys:
        """Return the keys of the part called *key*."""
        return self._part(self._ask(key), self.at(key))

    def each(self, key: str, name: str, least: int, most: int) -> list[Keys]:
        """Return *least* to *most* parts, each called by *name* and its number in messages."""
        return [
            self._part(value, Place(self.place.file, column=f"{name} {number}"))
            for number, value in enumerate(self._list(key, least, most), start=1)
        ]

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._data:
            if key not in self._asked:
                self._findings.note(
                    self.place,
                    f"there is a key {quote(key)} that a pack does not have here",
                    f"Remove it. The keys are: {', '.join(sorted(self._asked))}",
                )

    def _ask(self, key: str) -> object | None:
        self._asked.add(key)
        if key not in self._data:
            self._findings.note(
                self.at(key),
                "the key is missing",
                f"Add {key}; cards/README.md says what it holds.",
            )
        return self._data.get(key)

    def _text(self, value: object, most: int, place: Place, optional: bool, lines: bool) -> str:
        if not isinstance(value, str):
            self._findings.note(
                place, f"{_shown(value)} is not a text", "Put it in quotation marks."
            )
            return ""
        text = tidy(value)
        if is_blank(text) and not optional:
            self._findings.note(place, "the text is empty", "Write it.")
        check_characters(text, place, self._findings, lines=lines)
        check_length(text, most, place, self._findings)
        return text

    def _list(self, key: str, least: int, most: int) -> list[object]:
        if least == 0 and key not in self._data:
            self._asked.add(key)
            return []
        value = self._ask(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self._findings.note(
                self.at(key), f"{_shown(value)} is not a list", "Put it in square brackets."
            )
            return []
        if not least <= len(value) <= most:
            self._findings.note(
                self.at(key),
                f"there {'is' if len(value) == 1 else 'are'} {counted(len(value), 'item')}",
                f"A pack has {least} to {most} of them.",
            )
        return value

    def _part(self, value: object, place: Place) -> Keys:
        if isinstance(value, dict):
            return Keys(value, self._findings, place)
        if value is not None:
            self._findings.note(
                place,
                f"{_shown(value)} is not a part with keys",
                "Give it keys of its own.",
            )
        return _Nothing(self._findings, place)


class _Nothing(Keys):
    """Stands in for a part that is not there; what it lacks is not told again."""

    def __init__(self, findings: Findings, place: Place) -> None:
        super().__init__({}, findings, place)

    def _ask(self, key: str) -> object | None:
        return None


def _shown(value: object) -> str:
    if isinstance(value, int) and abs(value) > 10**15:
        return "this number"
    return quote(value) if isinstance(value, str | int | float) else f"this {type(value).__name__}"
