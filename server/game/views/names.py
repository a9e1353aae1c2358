"""What a seat is called on a screen."""

from __future__ import annotations

from collections.abc import Mapping

#: Names by seat. They are no part of the workshop, so that they can be deleted.
Names = Mapping[int, str]


def name_of(names: Names, seat: int) -> str:
    """Return the seat's name, or a number once the name is gone.

    >>> name_of({1: "Asha"}, 1), name_of({1: ""}, 1), name_of({}, 7)
    ('Asha', 'Player 1', 'Player 7')
    """
    return names.get(seat) or f"Player {seat}"
