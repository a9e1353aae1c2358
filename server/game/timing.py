"""Who was first. Times are whole milliseconds of game time, which stands still in a pause."""

from __future__ import annotations

from collections.abc import Mapping

from server.game.state import Call

#: Everyone within this much of a group's first is in that group: phones differ by about as much.
TIE_MS = 100

#: An answer given in time may arrive this much after the close.
GRACE_MS = 500


def elapsed(call: Call, arrived_ms: int) -> int:
    """Return the player's time: from the call's opening to the answer's arrival, without pauses."""
    return call.played_ms + arrived_ms - call.opens_at_ms


def is_early(call: Call, arrived_ms: int) -> bool:
    """Tell whether an answer came before the call opened."""
    return arrived_ms < call.opens_at_ms


def is_late(call: Call, arrived_ms: int) -> bool:
    """Tell whether an answer came too late: given after the close, or arriving after the grace.

    Where a timer was asked for, its end is the close, however late the timer itself is carried out.
    """
    close_ms = min(
        (at_ms for at_ms in (call.closed_at_ms, call.closes_at_ms) if at_ms is not None),
        default=None,
    )
    if close_ms is None:
        return False
    given_ms = call.opens_at_ms + elapsed(call, arrived_ms) - call.played_ms
    return given_ms >= close_ms or arrived_ms > close_ms + GRACE_MS


def groups(times: Mapping[int, int]) -> list[list[int]]:
    """Return seats in groups of equals, the first first; a tie is measured from its group's first.

    >>> groups({1: 3_210, 2: 3_270, 3: 3_310, 4: 3_311, 5: 9_000})
    [[1, 2, 3], [4], [5]]
    """
    found: list[list[int]] = []
    for seat in sorted(times, key=lambda seat: (times[seat], seat)):
        if found and times[seat] - times[found[-1][0]] <= TIE_MS:
            found[-1].append(seat)
        else:
            found.append([seat])
    return found


def ranks(times: Mapping[int, int]) -> dict[int, int]:
    """Return each seat's rank: 1 + the number of seats in earlier groups.

    >>> ranks({1: 3_210, 2: 3_270, 3: 5_000})
    {1: 1, 2: 1, 3: 3}
    """
    rank: dict[int, int] = {}
    for group in groups(times):
        ahead = len(rank)
        rank |= dict.fromkeys(group, ahead + 1)
    return rank
