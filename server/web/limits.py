"""How often somebody may be wrong: token buckets, of each address and of all together."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from server.table.codes import TooMany, UnknownCode
from server.table.ports import Clock

MINUTE_MS = 60_000

#: Addresses remembered; the longest unseen is forgotten first, and what all share still holds.
REMEMBERED = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So many at once, and then so many a minute."""

    burst: int
    per_minute: int


#: Codes of workshops. A venue shares one address, so a room full of slips must pass; a machine that
#: guesses must not.
WRONG_CODES = (Rate(burst=60, per_minute=30), Rate(burst=600, per_minute=600))
#: Rejoin and pairing codes, each kind in each workshop by itself, so that nobody's guesses there
#: keep newcomers out: *all* are those without a seat in it. There are 24^6 (191 million) rejoin
#: codes. In two hours one address tries 1,260 of them, and hits one of 30 players with a chance of
#: 1 in 5,000; any number of addresses together try 7,440, a chance of 1 in 850. Of 1,000 players
#: one is hit after 53 hours on average. What is won by it is one place in a game, and who loses
#: it is told. Pairing codes (24^8, for ten minutes, 20 at most) are hit with a chance of 1 in six
#: million. Recovery codes (24^16) need no limit.
WRONG_REENTRIES = (Rate(burst=60, per_minute=10), Rate(burst=240, per_minute=60))
#: The same for who holds a seat in the workshop: whatever others guess, they may try. So slowly
#: that even 2,000 seats that a machine has taken, for all to see, find one of 30 places in two
#: hours with a chance of 1 in 25.
WRONG_REENTRIES_OF_A_SEAT = (Rate(burst=5, per_minute=1),) * 2
WRONG_PASSPHRASES = (Rate(burst=10, per_minute=10), Rate(burst=60, per_minute=60))
OPENINGS = (Rate(burst=100, per_minute=60), Rate(burst=200, per_minute=120))


class Limit:
    """Two rates: *each* address has its own, and *all* that try *at* the same place share one.

    A try is counted before it is made, and taken back when it was right: so that of many tries at
    once no more are made than of many in a row.
    """

    def __init__(self, clock: Clock, what: str, each: Rate, all: Rate) -> None:
        self._clock = clock
        self._what = what
        self._each = _Buckets(each)
        self._all = _Buckets(all)
        self._lock = Lock()

    def spend(self, address: str, at: str = "") -> None:
        """Count one more from *address*. Raises ``TooMany``, and counts nothing, at the limit."""
        with self._lock:
            buckets = self._buckets(address, at)
            now_ms = self._clock.now_ms()
            if wait_s := max(bucket.wait_s(now_ms) for bucket in buckets):
                raise TooMany(self._what, wait_s)
            for bucket in buckets:
                bucket.take()

    def give_back(self, address: str, at: str = "") -> None:
        """Take back what was counted."""
        with self._lock:
            for bucket in self._buckets(address, at):
                bucket.put()

    @contextmanager
    def trying(self, address: str, at: str = "") -> Iterator[None]:
        """Count a try while it is made, and for good if it ends in ``UnknownCode``."""
        self.spend(address, at)
        try:
            yield
        except UnknownCode:
            raise
        except BaseException:
            self.give_back(address, at)
            raise
        self.give_back(address, at)

    def _buckets(self, address: str, at: str) -> tuple[_Bucket, _Bucket]:
        now_ms = self._clock.now_ms()
        return self._each.of(f"{at} {address}", now_ms), self._all.of(at, now_ms)


class _Buckets:
    """Those in use lately, by name."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def of(self, name: str, now_ms: int) -> _Bucket:
        bucket = self._buckets.pop(name, None) or _Bucket(self._rate, now_ms)
        self._buckets[name] = bucket
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return bucket

    def __len__(self) -> int:
        return len(self._buckets)


class _Bucket:
    """Full at first; every piece taken comes back after a while."""

    __slots__ = ("_at_ms", "_level", "_rate")

    def __init__(self, rate: Rate, now_ms: int) -> None:
        self._rate = rate
        self._level = float(rate.burst)
        self._at_ms = now_ms

    def wait_s(self, now_ms: int) -> int:
        gained = (now_ms - self._at_ms) * self._rate.per_minute / MINUTE_MS
        self._level = min(float(self._rate.burst), self._level + gained)
        self._at_ms = now_ms
        return max(0, math.ceil((1 - self._level) * 60 / self._rate.per_minute))

    def take(self) -> None:
        self._level -= 1

    def put(self) -> None:
        self._level = min(float(self._rate.burst), self._level + 1)
