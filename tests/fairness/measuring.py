"""Plays many rounds, and counts what they tell of fairness."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from tests.fairness import judging
from tests.fairness.judging import Liar, Verdict, judged
from tests.fairness.networks import quantile
from tests.fairness.phones import SLOW, Workshop, workshops

#: Calls of a workshop, and workshops of a batch.
CALLS, BATCH = 10, 50

#: On good Wi-Fi, and as skilled as everybody.
LIAR = 1

PUSHED, ARRIVAL, BUILT = "shown on arrival, by arrival", "opened together, by arrival", "as built"
SEALED = "sealed, the key sent at the opening"
HONEST, LIES = "honest", "always claims 0"
SAVES, DELAYS = "claims 0 when it pays 500 ms", "claims 0, delays its pongs by 400 ms"

JUDGES: dict[str, Callable[[Workshop], list[Verdict]]] = {
    PUSHED: judging.pushed_by_arrival,
    ARRIVAL: judging.by_arrival,
    BUILT: judged,
    SEALED: partial(judged, tells=judging.sealed),
    LIES: partial(judged, liar=Liar(LIAR, judging.least)),
    SAVES: partial(judged, liar=Liar(LIAR, judging.least_when_it_pays)),
    DELAYS: partial(judged, liar=Liar(LIAR, judging.least, delays_ms=400)),
}
#: When each screen shows a call, by how it is sent.
SHOWN = {PUSHED: "pushed", BUILT: "shown", SEALED: "unsealed"}


@dataclass
class Tally:
    """What came of many rounds."""

    verdicts: dict[str, list[Verdict]] = field(default_factory=dict)
    #: How far apart the screens of a room showed each call, in ms.
    spreads: dict[str, list[float]] = field(default_factory=dict)

    @property
    def rounds(self) -> int:
        return len(self.verdicts[BUILT])

    def best(self, judge: str) -> float:
        """Return how often the true winner's time was the shortest."""
        return self._mean(one.true == one.best for one in self.verdicts[judge])

    def first(self, judge: str) -> float:
        """Return how often the true winner was in the first group."""
        return self._mean(one.true in one.group for one in self.verdicts[judge])

    def slow(self, judge: str) -> float:
        """Return the share of first places that went to slow networks."""
        return self._mean(one.share(SLOW) for one in self.verdicts[judge])

    def slow_truly(self) -> float:
        """Return how often somebody on a slow network was the true winner."""
        return self._mean(one.true in SLOW for one in self.verdicts[BUILT])

    def wins(self, judge: str) -> float:
        """Return how often the liar's time was the shortest."""
        return self._mean(one.best == LIAR for one in self.verdicts[judge])

    def firsts(self, judge: str) -> float:
        """Return the liar's share of first places."""
        return self._mean(one.share(frozenset({LIAR})) for one in self.verdicts[judge])

    def spread(self, shown: str, share: float) -> float:
        """Return how far apart screens showed a call, in *share* of the rounds at most."""
        return quantile(sorted(self.spreads[shown]), share)

    def add(self, other: Tally) -> None:
        """Take in what came of other rounds."""
        for mine, others in ((self.verdicts, other.verdicts), (self.spreads, other.spreads)):
            for name, values in others.items():
                mine.setdefault(name, []).extend(values)

    def _mean(self, values: Iterable[float]) -> float:
        return sum(values) / self.rounds


def tally(played: list[Workshop], judges: Iterable[str] = JUDGES) -> Tally:
    """Return what the judges make of these workshops."""
    found = Tally()
    for name in judges:
        found.verdicts[name] = [one for workshop in played for one in JUDGES[name](workshop)]
    for name, moment in SHOWN.items():
        found.spreads[name] = [
            max(moments) - min(moments)
            for workshop in played
            for taps in zip(*(phone.calls for phone in workshop), strict=True)
            if (moments := [getattr(tap, moment) for tap in taps])
        ]
    return found


def measure(rounds: int, seed: int) -> Tally:
    """Play so many rounds, on all processors."""
    found = Tally()
    with ProcessPoolExecutor() as pool:
        for part in pool.map(_batch, range(seed, seed + rounds // (CALLS * BATCH))):
            found.add(part)
    return found


def _batch(seed: int) -> Tally:
    return tally(workshops(seed, BATCH, CALLS))
