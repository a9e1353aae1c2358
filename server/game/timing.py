"""Who was first. Times are whole milliseconds of game time, which stands still in a pause.

A player's time is their own reaction time: from the moment at which their screen showed the call to
their tap, on their own clock, so that no network is in it. The server believes it only as far as an
*allowance* goes: so much for one call, and so much in all, out of a *quota* that refills by the
round trips which the server has measured itself. Source: ``docs/fairness.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from server.game.settings import Mode
from server.game.state import Call, Round

#: A call is sent to all screens this long before it opens.
LEAD_MS = 1_000

#: Everyone within this much of a group's first is in that group: phones differ by about as much.
TIE_MS = 100

#: An answer given in time may arrive this much after the close.
GRACE_MS = 500

#: So much more time a facilitator gives with one press, where a timer runs.
EXTENSION_MS = 20_000

#: Nobody reads, decides and taps faster.
FLOOR_MS = 250

#: The most that is allowed for one answer.
CAP_MS = 500

#: Allowance that a player has at the start, and may have saved up at most.
FIRST_QUOTA_MS, MOST_QUOTA_MS = 500, 1_000

#: What a call adds to it at most; else the player's round trip and a little for the screen.
MOST_GRANT_MS, SCREEN_MS = 150, 40

#: A round trip until it has been measured.
USUAL_TRIP_MS = 60

#: A browser counts no further exactly, and a journal holds nothing much larger.
LARGEST = 2**53


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A player's time, and what was allowed of the time that their network took."""

    elapsed_ms: int
    allowance_ms: int = 0


def claimed(value: object) -> int | None:
    """Return the reaction time that a browser tells, or ``None`` for what cannot be one.

    >>> [claimed(value) for value in (3_210, 3_210.4, 0, -1, "3210", True, float("nan"), 10**400)]
    [3210, 3210, 0, None, None, None, None, None]
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(value) if 0 <= value < LARGEST else None


def adjusted(call: Call, arrived_ms: int, claimed_ms: int | None, quota_ms: int) -> Adjusted:
    """Return the player's time: by the server's clock, less an allowance for the network.

    *claimed_ms* is what their browser tells, from the last opening; what it tells too much of
    changes nothing, and what it tells too little of costs their quota.
    """
    taken_ms = arrived_ms - call.opens_at_ms
    needed_ms = 0 if claimed_ms is None else max(0, taken_ms - claimed_ms)
    allowance_ms = min(needed_ms, CAP_MS, quota_ms)
    # Below the floor the allowance buys nothing, so it is not spent.
    allowance_ms = max(0, min(allowance_ms, taken_ms - FLOOR_MS))
    return Adjusted(call.played_ms + max(FLOOR_MS, taken_ms - allowance_ms), allowance_ms)


def quota(rounds: Iterable[Round], seat: int, *, before: Call | None = None) -> int:
    """Return the allowance that *seat* has left, after all calls that count, but for *before*.

    An answer that was replaced, refused or taken back costs nothing, and one in *Relaxed* neither.
    """
    left_ms = FIRST_QUOTA_MS
    clocked = (one for one in rounds if one.settings.mode is not Mode.RELAXED)
    for call in (call for one in clocked for call in one.calls):
        if call is before:
            break
        if answer := call.answers.get(seat):
            left_ms -= answer.allowance_ms
        left_ms = min(MOST_QUOTA_MS, left_ms + call.grants.get(seat, 0))
    return left_ms


def grant(trip_ms: int | None) -> int:
    """Return what a call adds to a player's quota; *trip_ms* is their measured round trip."""
    return min(MOST_GRANT_MS, (USUAL_TRIP_MS if trip_ms is None else max(0, trip_ms)) + SCREEN_MS)


def is_early(call: Call, arrived_ms: int) -> bool:
    """Tell whether something came before the call opened."""
    return arrived_ms < call.opens_at_ms


def closes_ms(call: Call) -> int | None:
    """Return when the call closed or will close.

    Where a timer was asked for, its end is the close, however late the timer itself is carried out.
    """
    ends = (at_ms for at_ms in (call.closed_at_ms, call.closes_at_ms) if at_ms is not None)
    return min(ends, default=None)


def is_late(call: Call, arrived_ms: int, elapsed_ms: int) -> bool:
    """Tell whether an answer came too late: given after the close, or arriving after the grace.

    *elapsed_ms* is the player's adjusted time: it tells when the answer was given.
    """
    close_ms = closes_ms(call)
    if close_ms is None:
        return False
    given_ms = call.opens_at_ms + elapsed_ms - call.played_ms
    return given_ms >= close_ms or arrived_ms > close_ms + GRACE_MS


def due_ms(call: Call, at_ms: int) -> int:
    """Return when the answer may be shown that was promised, or is asked for at *at_ms*."""
    if call.promised_ms is not None:
        return call.promised_ms
    close_ms = closes_ms(call)
    return GRACE_MS + (at_ms if close_ms is None else min(close_ms, at_ms))


def may_arrive(call: Call, at_ms: int) -> bool:
    """Tell whether an answer given in time may still be under way at *at_ms*."""
    # What is due later than that was promised by the clock of a machine that has restarted since.
    return 0 < due_ms(call, at_ms) - at_ms <= GRACE_MS


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
