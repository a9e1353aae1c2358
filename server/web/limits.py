"""How often somebody may be wrong: token buckets, one for each address and one for all."""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass

from server.table.ports import Clock

MINUTE_MS = 60_000

#: Addresses remembered; the longest unseen is forgotten first, and the common bucket still holds.
ADDRESSES = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So many at once, and then so many a minute."""

    burst: int
    per_minute: int


#: A venue shares one address, so a room full of slips must pass; a machine that guesses must not.
WRONG_CODES = (Rate(burst=60, per_minute=30), Rate(burst=600, per_minute=600))
#: Wrong rejoin, pairing and recovery codes: *each* is a workshop. With a thousand seats a machine
#: needs 13 hours on average to hit any one of them.
WRONG_REENTRIES = (Rate(burst=120, per_minute=120), Rate(burst=1_200, per_minute=1_200))
WRONG_PASSPHRASES = (Rate(burst=10, per_minute=10), Rate(burst=60, per_minute=60))
OPENINGS = (Rate(burst=100, per_minute=60), Rate(burst=200, per_minute=120))


class Limit:
    """Two rates: *each* address (or whatever is counted) has its own, and *all* share one."""

    def __init__(self, clock: Clock, each: Rate, all: Rate) -> None:
        self._clock = clock
        self._each = each
        self._all = _Bucket(all, clock.now_ms())
        self._addresses: OrderedDict[str, _Bucket] = OrderedDict()

    def wait_s(self, address: str) -> int:
        """Return how many seconds *address* must wait before it is heard again: 0 if not at all."""
        now_ms = self._clock.now_ms()
        own = self._addresses.get(address)
        return max(self._all.wait_s(now_ms), own.wait_s(now_ms) if own else 0)

    def spend(self, address: str) -> None:
        """Count one more from *address*."""
        now_ms = self._clock.now_ms()
        own = self._addresses.pop(address, None) or _Bucket(self._each, now_ms)
        self._addresses[address] = own
        if len(self._addresses) > ADDRESSES:
            self._addresses.popitem(last=False)
        own.spend(now_ms)
        self._all.spend(now_ms)


class _Bucket:
    """Full at first; every piece spent comes back after a while."""

    __slots__ = ("_at_ms", "_level", "_rate")

    def __init__(self, rate: Rate, now_ms: int) -> None:
        self._rate = rate
        self._level = float(rate.burst)
        self._at_ms = now_ms

    def wait_s(self, now_ms: int) -> int:
        self._refill(now_ms)
        return max(0, math.ceil((1 - self._level) * 60 / self._rate.per_minute))

    def spend(self, now_ms: int) -> None:
        self._refill(now_ms)
        self._level = max(0.0, self._level - 1)

    def _refill(self, now_ms: int) -> None:
        gained = (now_ms - self._at_ms) * self._rate.per_minute / MINUTE_MS
        self._level = min(float(self._rate.burst), self._level + gained)
        self._at_ms = now_ms
