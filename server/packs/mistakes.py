"""A mistake in a pack: where it is, what is wrong, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

#: How much of a wrong value a message quotes.
QUOTED = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a pack something stands."""

    file: str
    #: As a spreadsheet counts: the header is row 1. In another file, the line. None: all of it.
    row: int | None = None
    #: A spreadsheet's column, or the key in ``pack.toml``.
    column: str | None = None

    def at(self, column: str) -> Place:
        """Return the same place, narrowed to one column."""
        return replace(self, column=column)

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row is not None else ""
        sheet = "column " if self.file.endswith(".csv") else ""
        column = f", {sheet}{self.column}" if self.column is not None else ""
        return f"{self.file}{row}{column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One thing wrong in a pack."""

    file: str
    row: int | None = None
    column: str | None = None
    #: What is wrong, quoting the value.
    problem: str
    #: How to mend it.
    remedy: str

    def __str__(self) -> str:
        return f"{Place(self.file, self.row, self.column)}: {self.problem}. {self.remedy}"


@dataclass(slots=True)
class Findings:
    """The mistakes found so far. Reading goes on after each, so that all are found at once."""

    mistakes: list[Mistake] = field(default_factory=list)

    def note(self, place: Place, problem: str, remedy: str) -> None:
        """Remember one more mistake."""
        self.mistakes.append(
            Mistake(
                file=place.file, row=place.row, column=place.column, problem=problem, remedy=remedy
            )
        )


def quote(value: object) -> str:
    """Return *value* in quotation marks: one short line, safe to print whatever it holds.

    >>> quote("a\\x1bb")
    '“a\\\\u001bb”'
    """
    text = str(value)
    shown = text[:QUOTED] + ("…" if len(text) > QUOTED else "")
    return "“" + "".join(_printable(character) for character in shown) + "”"


def counted(number: int, thing: str) -> str:
    """Return "1 fact" or "2 facts".

    >>> counted(1, "fact"), counted(3, "fact")
    ('1 fact', '3 facts')
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _printable(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
