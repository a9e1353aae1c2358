"""Plays many rounds, and counts what they tell of fairness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.fairness import judging
from tests.fairness.judging import Teller, Verdict, alone, judged
from tests.fairness.networks import Room, quantile
from tests.fairness.phones import Workshop, calls, program, workshops

#: Calls of a workshop, and workshops of a batch.
CALLS, BATCH = 10, 50

PUSHED, ARRIVAL, BUILT = "shown on arrival, by arrival", "opened together, by arrival", "as built"
SEALED = "as built, but sealed until the opening"

JUDGES: dict[str, Callable[[Workshop], list[Verdict]]] = {
    PUSHED: judging.pushed_by_arrival,
    ARRIVAL: judging.by_arrival,
    BUILT: judged,
    SEALED: judging.judged_sealed,
}
#: When each screen shows a call, by how it is sent.
SHOWN = {PUSHED: "pushed", BUILT: "shown", SEALED: "unsealed"}

HONEST = "honest"
#: By what they do.
Liars = Mapping[str, Teller]

#: By the name of a judge or a liar.
Counts = defaultdict[str, float]


def _none() -> Counts:
    return defaultdict(float)


@dataclass
class Tally:
    """What came of many rounds in one room."""

    #: How often the true winner's time was the shortest, and how often they were among the first.
    shortest: Counts = field(default_factory=_none)
    first: Counts = field(default_factory=_none)
    #: First places that went to slow networks, and how many were first together.
    slow: Counts = field(default_factory=_none)
    size: Counts = field(default_factory=_none)
    rounds: int = 0
    #: How often somebody on a slow network was the true winner.
    truly_slow: int = 0
    #: How often a liar's time was the shortest, how often they were among the first, and of how
    #: many: one of the players on good Wi-Fi lies, then another in the same round, and so on.
    won: Counts = field(default_factory=_none)
    among: Counts = field(default_factory=_none)
    lies: Counts = field(default_factory=_none)
    #: How far apart the screens of a room showed each call, in ms.
    spreads: dict[str, list[float]] = field(default_factory=dict)

    def share(self, counted: Counts, judge: str) -> float:
        """Return which part of the rounds was counted."""
        return counted[judge] / self.rounds

    def gained(self, counted: Counts, liar: str) -> float:
        """Return which part of a liar's rounds was counted."""
        return counted[liar] / self.lies[liar]

    def spread(self, judge: str, share: float) -> float:
        """Return how far apart screens showed a call, in *share* of the rounds at most."""
        return quantile(sorted(self.spreads[judge]), share)

    def add(self, other: Tally) -> None:
        """Take in what came of other rounds."""
        for name, theirs in vars(other).items():
            if isinstance(theirs, defaultdict):
                for judge, count in theirs.items():
                    getattr(self, name)[judge] += count
        self.rounds += other.rounds
        self.truly_slow += other.truly_slow
        for judge, spreads in other.spreads.items():
            self.spreads.setdefault(judge, []).extend(spreads)


def tally(room: Room, played: list[Workshop], liars: Liars | None = None) -> Tally:
    """Return what the judges make of these workshops, and what liars on good Wi-Fi gain."""
    found = Tally()
    for workshop in played:
        verdicts = {name: judge(workshop) for name, judge in JUDGES.items()}
        for number, taps in enumerate(calls(workshop)):
            _count(found, room, judging.fastest(taps), {n: v[number] for n, v in verdicts.items()})
            for judge, moment in SHOWN.items():
                shown = [getattr(tap, moment) for tap in taps.values()]
                found.spreads.setdefault(judge, []).append(max(shown) - min(shown))
        if liars:
            _count_lies(found, workshop, verdicts[BUILT], liars, room.networks.count("wifi"))
    return found


def measure(room: Room, rounds: int, seed: int, liars: Liars | None = None) -> Tally:
    """Play so many rounds, on all processors."""
    found, batches = Tally(), rounds // (CALLS * BATCH)
    with program() as bundle, ProcessPoolExecutor() as pool:
        tasks = [
            pool.submit(_batch, bundle, room, seed * 1_000 + batch, liars)
            for batch in range(batches)
        ]
        for task in tasks:
            found.add(task.result())
    return found


def _batch(bundle: Path, room: Room, seed: int, liars: Liars | None) -> Tally:
    return tally(room, workshops(bundle, seed, BATCH, CALLS, room.networks), liars)


def _count(found: Tally, room: Room, winner: int, verdicts: dict[str, Verdict]) -> None:
    found.rounds += 1
    found.truly_slow += winner in room.slow
    for judge, verdict in verdicts.items():
        found.shortest[judge] += winner == verdict.best
        found.first[judge] += winner in verdict.group
        found.slow[judge] += len(room.slow.intersection(verdict.group)) / len(verdict.group)
        found.size[judge] += len(verdict.group)


def _count_lies(
    found: Tally, workshop: Workshop, fair: list[Verdict], liars: Liars, near: int
) -> None:
    for name, seat, verdict in _lying(workshop, fair, liars, near):
        found.lies[name] += 1
        found.won[name] += verdict.best == seat
        found.among[name] += seat in verdict.group


def _lying(
    workshop: Workshop, fair: list[Verdict], liars: Liars, near: int
) -> Iterator[tuple[str, int, Verdict]]:
    """Yield what each of the first players would come to, were they honest or a liar."""
    seats = range(1, near + 1)
    for verdict in fair:
        yield from ((HONEST, seat, verdict) for seat in seats)
    for name, teller in liars.items():
        lied = judged(workshop[:near], dict.fromkeys(seats, teller))
        for honest, lying in zip(fair, lied, strict=True):
            yield from ((name, seat, alone(honest, lying, seat)) for seat in seats)
