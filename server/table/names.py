"""Names that people type, made fit to be shown; and friendly ones for those who type none.

A name is free text and is only ever shown as text. What is taken out is what would break a line
of the roster (control and direction marks, towers of accents) or hide who somebody is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

from server.table.words import CREATURES, KIND

#: As many graphemes (what a reader takes for one character) as a name may have.
LONGEST = 20
ACCENTS_IN_A_ROW = 2

_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
#: Letters and symbols by their category, yet nothing is to be seen of them.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
#: Letters of other alphabets, and digits, that are read as the Latin letters below them.
_LOOK_ALIKES = str.maketrans(
    "авсԁеһіјкӏмпорԛѕтԝхунαβεικνορτυχημζıi10",
    "abcdehljklmnopqstwxyhabelkvoptuxnmzlllo",
)


class BadName(ValueError):
    """No name can be made of this; the message says so in plain words."""


def tidy(name: str) -> str:
    """Return *name* fit to be shown; too long a name is cut. Raise ``BadName`` if nothing is left.

    >>> tidy("  Asha\\t\\u202e ")
    'Asha'
    """
    text = unicodedata.normalize("NFKC", name)
    text = " ".join(_without_towers(_visible(text)).split())
    text = "".join(list(graphemes(text))[:LONGEST]).rstrip()
    if not any(unicodedata.category(character)[0] in "LNS" for character in text):
        raise BadName("Please give a name with at least one letter, number or emoji in it.")
    return text


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Return a key that two names share when a reader could take one for the other.

    >>> fold("Ásha") == fold("ASHA ") == fold("\\u0410sha")
    True
    """
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    seen = "".join(letter for letter in letters if unicodedata.category(letter)[0] in "LNS")
    return seen.translate(_LOOK_ALIKES)


def unique(name: str, taken: Collection[str]) -> str:
    """Return *name*, numbered if somebody has it or one that looks the same.

    >>> unique("Asha", ["asha", "Asha 2"])
    'Asha 3'
    """
    keys = {fold(other) for other in taken}
    if fold(name) not in keys:
        return name
    number = 2
    while fold(numbered := _numbered(name, number)) in keys:
        number += 1
    return numbered


def friendly(number: int, taken: Collection[str] = ()) -> str:
    """Return the friendly name with *number* (any), or the next one after it that is free.

    >>> friendly(0)
    'Amber Avocet'
    """
    keys = {fold(other) for other in taken}
    every = len(KIND) * len(CREATURES)
    for at in range(number, number + every):
        name = f"{KIND[at % len(KIND)]} {CREATURES[at // len(KIND) % len(CREATURES)]}"
        if fold(name) not in keys:
            return name
    return unique(name, taken)


def graphemes(text: str) -> Iterator[str]:
    """Take *text* apart into what a reader takes for single characters, near enough.

    >>> [len(grapheme) for grapheme in graphemes("e\\u0301a")]
    [2, 1]
    """
    cluster = ""
    for character in text:
        if cluster and not _continues(cluster, character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _visible(text: str) -> str:
    kept: list[str] = []
    for at, character in enumerate(text):
        if character == _JOINER:
            # Kept inside an emoji made of several, and nowhere else.
            if at + 1 < len(text) and kept and _pictorial(kept[-1]) and _pictorial(text[at + 1]):
                kept.append(character)
        elif character.isspace():
            kept.append(" ")
        elif unicodedata.category(character)[0] != "C" and character not in _BLANKS:
            kept.append(character)
    return "".join(kept)


def _without_towers(text: str) -> str:
    kept: list[str] = []
    row = 0
    for character in text:
        row = row + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if row <= ACCENTS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)


def _continues(cluster: str, character: str) -> bool:
    code = ord(character)
    if unicodedata.category(character)[0] == "M" or character == _JOINER or code in _SKIN_TONES:
        return True
    if code in _FLAG_LETTERS:
        return len(cluster) == 1 and ord(cluster) in _FLAG_LETTERS
    return cluster[-1] == _JOINER


def _pictorial(character: str) -> bool:
    # Variation selectors (Mn) and skin tones (Sk) stand between an emoji and its joiner.
    return unicodedata.category(character) in ("So", "Sk", "Mn")


def _numbered(name: str, number: int) -> str:
    tail = f" {number}"
    return "".join(list(graphemes(name))[: LONGEST - len(tail)]).rstrip() + tail
