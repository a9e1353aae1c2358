"""Codes that people read aloud and type: what they are made of, and how a typed one is read."""

from __future__ import annotations

from server.table.ports import Chance

#: No letter or digit that is taken for another, and no vowels: no words come of it by accident.
ALPHABET = "BCDFGHJKMNPQRTVWXY346789"

#: Characters: of a player's rejoin code, of a pairing code that works once and not for long, and of
#: a facilitator's recovery code, which lasts as long as the workshop.
REJOIN, PAIRING, RECOVERY = 6, 8, 16


class UnknownCode(Exception):
    """The code leads nowhere: mistyped, used already, or replaced by a fresh one."""


class TooMany(Exception):
    """Somebody has tried too often, and is not heard for a while."""

    def __init__(self, what: str, wait_s: int) -> None:
        super().__init__(f"Too many {what}. Please try again in {wait_s} seconds.")
        self.wait_s = wait_s


def new_code(chance: Chance, length: int) -> str:
    """Return a code of *length* characters: each adds 4.6 bits."""
    return "".join(ALPHABET[chance.below(len(ALPHABET))] for _ in range(length))


def grouped(code: str, size: int) -> str:
    """Return *code* as it is shown.

    >>> grouped("K7Q4MP3X", 4)
    'K7Q4 MP3X'
    """
    return " ".join(code[at : at + size] for at in range(0, len(code), size))


def typed(text: str) -> str:
    """Return the code that somebody meant who typed *text*.

    >>> typed(" k7q-4mp ")
    'K7Q4MP'
    """
    return "".join(character for character in text.upper() if character.isalnum())


def is_recovery(text: str) -> bool:
    """Return whether what somebody typed may be a recovery code: there are too many to guess.

    >>> is_recovery("K7Q4 MP3X bcdf-ghjk"), is_recovery("K7Q4 MP3X")
    (True, False)
    """
    return len(typed(text)) == RECOVERY
