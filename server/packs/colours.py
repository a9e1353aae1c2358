"""A stage's colour, and whether it can be seen on white."""

from __future__ import annotations

import re
from math import floor

from server.packs.mistakes import Findings, Place, quote

#: WCAG 1.4.11 asks this much of anything that has to be seen and is not text.
LEAST_CONTRAST = 3.0

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def check_colour(colour: str, place: Place, findings: Findings) -> None:
    """Note a colour that is not ``#RRGGBB``, or too pale to be seen on white."""
    if not _COLOUR.fullmatch(colour):
        findings.note(place, f"{quote(colour)} is not a colour", "Write it like #12436D.")
    elif (contrast := contrast_on_white(colour)) < LEAST_CONTRAST:
        findings.note(
            place,
            f"{quote(colour)} has a contrast of {floor(contrast * 100) / 100} to 1 on white; "
            f"it needs {LEAST_CONTRAST:.0f} to 1",
            "Choose a darker colour.",
        )


def contrast_on_white(colour: str) -> float:
    """Return the contrast of *colour* on white, as WCAG counts it, from 1 to 21.

    >>> round(contrast_on_white("#000000")), round(contrast_on_white("#ffffff"))
    (21, 1)
    """
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
