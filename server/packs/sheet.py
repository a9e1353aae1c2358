"""Read a CSV file as a spreadsheet shows it: numbered rows under named columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from server.packs.mistakes import Findings, Place, counted, quote
from server.packs.text import check_characters, is_blank, tidy


@dataclass(frozen=True, slots=True)
class Row:
    """One row that has something in it."""

    place: Place
    #: Column to tidied cell; empty where the row says nothing.
    cells: dict[str, str]


@dataclass(slots=True)
class Sheet:
    """The rows that could be read; *complete* when these are all."""

    rows: list[Row] = field(default_factory=list)
    complete: bool = True


def read_sheet(
    file: str, text: str, columns: tuple[str, ...], most: int, findings: Findings
) -> Sheet:
    """Return the rows of *text*, at most *most* of them, noting every mistake of form."""
    sheet = Sheet()
    lines = _lines(file, text, sheet, findings)
    header = [tidy(name) for name in next(lines, (1, []))[1]]
    if not _check_header(file, header, columns, findings):
        sheet.complete = False
        return sheet
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(sheet.rows) == most:
            sheet.complete = False
            findings.note(
                Place(file, number), f"there are more than {most} rows", "Remove some of them."
            )
            break
        sheet.rows.append(_row(Place(file, number), header, cells, columns, findings))
    return sheet


def _lines(
    file: str, text: str, sheet: Sheet, findings: Findings
) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, cells
    except csv.Error as error:
        sheet.complete = False
        findings.note(
            Place(file, number + 1),
            f"the row cannot be read ({error})",
            'Look for a quotation mark (") that is not closed, or not doubled inside a cell.',
        )


def _check_header(
    file: str, header: list[str], columns: tuple[str, ...], findings: Findings
) -> bool:
    place = Place(file, 1)
    if len(header) <= 1 and (mark := _wrong_mark("".join(header))):
        findings.note(
            place,
            f"the columns are separated by {mark}",
            "Save it as CSV with commas between the columns.",
        )
        return False
    if not any(header):
        findings.note(place, "the header is missing", f"Row 1 must be: {','.join(columns)}")
        return False
    for column in columns:
        if column not in header:
            findings.note(
                place.at(column), "the column is missing", f"Row 1 must be: {','.join(columns)}"
            )
    for name in dict.fromkeys(name for name in header if name):
        if name not in columns:
            findings.note(
                place,
                f"there is a column {quote(name)} that a pack does not have",
                f"Remove it. The columns are: {','.join(columns)}",
            )
        elif (times := header.count(name)) > 1:
            findings.note(place.at(name), f"the column is there {times} times", "Keep one of them.")
    return all(header.count(column) == 1 for column in columns)


def _wrong_mark(header: str) -> str | None:
    if ";" in header:
        return "semicolons"
    return "tabs" if "\t" in header else None


def _row(
    place: Place, header: list[str], cells: list[str], columns: tuple[str, ...], findings: Findings
) -> Row:
    _check_outside(place, header, cells, findings)
    padded = cells + [""] * (len(header) - len(cells))
    row = Row(place, {name: tidy(padded[header.index(name)]) for name in columns})
    for name, cell in row.cells.items():
        if is_blank(cell):
            findings.note(place.at(name), "the cell is empty", "Fill it in, or delete the row.")
        check_characters(cell, place.at(name), findings)
    return row


def _check_outside(place: Place, header: list[str], cells: list[str], findings: Findings) -> None:
    named = header + [""] * (len(cells) - len(header))
    stray = [cell for name, cell in zip(named, cells, strict=False) if not name and cell.strip()]
    if stray:
        findings.note(
            place,
            f"{counted(len(stray), 'cell')} stand outside the named columns, for instance "
            f"{quote(stray[0])}"
            if len(stray) > 1
            else f"{quote(stray[0])} stands outside the named columns",
            "Delete it, or put quotation marks around a text with a comma in it.",
        )
