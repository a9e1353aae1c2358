"""What a text in a pack may hold: no hidden characters, nothing too long for its place."""

from __future__ import annotations

import re
import unicodedata

from server.packs.mistakes import Findings, Place, quote

#: Where a long word may be broken. It is neither a letter nor a character of a text's length.
SOFT_HYPHEN = "\u00ad"

ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
ID_LENGTH = 40

#: Letters join and part invisibly in some scripts; every other format character is refused.
_ALLOWED_FORMAT = frozenset({SOFT_HYPHEN, "\u200c", "\u200d"})
_BREAKS = re.compile(r"[\s\-\u2010-\u2015/" + SOFT_HYPHEN + "]+")


def tidy(text: str) -> str:
    """Return *text* without the spaces around it, its accents in their usual form."""
    return unicodedata.normalize("NFC", text.strip())


def length(text: str) -> int:
    """Count the characters that a reader sees.

    >>> length("agree" + SOFT_HYPHEN + "ment")
    9
    """
    return len(text.replace(SOFT_HYPHEN, ""))


def is_blank(text: str) -> bool:
    """Say whether a reader sees nothing at all."""
    return all(unicodedata.category(character)[0] in "CZ" for character in text)


def same(text: str) -> str:
    """Return what two texts have in common when a reader takes them for the same."""
    return " ".join(text.replace(SOFT_HYPHEN, "").casefold().split())


def check_characters(text: str, place: Place, findings: Findings, *, lines: bool = False) -> None:
    """Note every hidden character of *text*; with *lines*, line breaks and tabs may stand."""
    allowed = "\n\r\t" if lines else ""
    hidden = dict.fromkeys(c for c in text if _is_hidden(c) and c not in allowed)
    for character in hidden:
        name = "line break" if character in "\r\n" else unicodedata.name(character, "control")
        findings.note(
            place,
            f"{quote(text)} holds a hidden character, U+{ord(character):04X} ({name.lower()})",
            "Delete it, or type the text afresh.",
        )


def check_length(text: str, most: int, place: Place, findings: Findings, holder: str = "") -> None:
    """Note a text of more than *most* characters; *holder* says what has no room for more."""
    if (over := length(text) - most) > 0:
        limit = f"{holder} holds {most}" if holder else f"there is room for {most}"
        findings.note(
            place,
            f"{quote(text)} is {length(text)} characters long; {limit}",
            f"Shorten it by {over}.",
        )


def check_words(text: str, most: int, place: Place, findings: Findings) -> None:
    """Note every word with more than *most* letters in a row and no soft hyphen to break it."""
    for word in dict.fromkeys(_BREAKS.split(text)):
        letters = sum(character.isalpha() for character in word)
        if letters > most:
            findings.note(
                place,
                f"the word {quote(word)} has {letters} letters; a phone square holds {most}",
                "Use a shorter word, or put a soft hyphen (U+00AD) where it may be broken.",
            )


def check_id(text: str, place: Place, findings: Findings) -> None:
    """Note an id that is not letters, digits and single hyphens."""
    if len(text) > ID_LENGTH or not ID.fullmatch(text):
        findings.note(
            place,
            f"{quote(text)} cannot be an id",
            f"Use at most {ID_LENGTH} letters A to Z, digits and single hyphens.",
        )


def _is_hidden(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cf":
        return character not in _ALLOWED_FORMAT
    return category in ("Cc", "Cs", "Zl", "Zp")
