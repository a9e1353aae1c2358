"""What came of all rounds: medians, ratios to the yardsticks, and what is reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.rounds import Figures
from benchmarks.subjects import BARE, FLASK, NODE, PRODUCT, YARDSTICKS, Subject

#: What each figure is, in the order of the table.
FIGURES = {
    "call_first_ms": "call: the first has it, ms",
    "call_median_ms": "call: half have it, ms",
    "call_last_ms": "call: the last has it, ms",
    "spread_p50_ms": "answers over 1 s: acknowledged, p50, ms",
    "spread_p95_ms": "... p95, ms",
    "spread_p99_ms": "... p99, ms",
    "spread_last_ms": "... the last, ms",
    "spread_cpu_us": "... server CPU each, us",
    "instant_p50_ms": "answers at one instant: acknowledged, p50, ms",
    "instant_p95_ms": "... p95, ms",
    "instant_p99_ms": "... p99, ms",
    "instant_last_ms": "... the last, ms",
    "instant_cpu_us": "... server CPU each, us",
    "shown_last_ms": "answer shown: the last has both results, ms",
    "call_cpu_us": "a whole call: server CPU a player, us",
    "call_bytes": "a whole call: bytes to a player",
    "joins_a_s": "joins a second",
    "join_last_ms": "joining: the slowest, ms",
    "join_cpu_us": "joining: server CPU each, us",
    "memory_kb": "memory a player, KB",
    "storm_last_ms": "all come back at once: the last is there, ms",
    "storm_cpu_us": "... server CPU each, us",
    "start_s": "start, s",
}

#: One cell of the table: the rounds of one subject in one size.
Cell = tuple[str, int]


@dataclass(frozen=True)
class Target:
    """Something to be reached."""

    what: str
    reached: float
    most: float

    def __str__(self) -> str:
        verdict = "reached" if self.reached <= self.most else "MISSED"
        return f"{verdict}: {self.what}: {self.reached:.2f} (at most {self.most:g})"


@dataclass(frozen=True)
class Report:
    """The figures of all rounds, by subject and size."""

    rounds: Mapping[Cell, Sequence[Figures]]

    def value(self, subject: Subject, size: int, figure: str) -> float | None:
        """Return the median of a figure, or ``None`` where it was not measured."""
        told = [
            one.values[figure]
            for one in self.rounds.get((subject.name, size), ())
            if figure in one.values
        ]
        return median(told) if told else None

    def ratio(self, yardstick: Subject, size: int, figure: str) -> float | None:
        """Return the median of our figure over the yardstick's, round by round."""
        pairs = zip(
            self.rounds.get((PRODUCT.name, size), ()),
            self.rounds.get((yardstick.name, size), ()),
            strict=False,
        )
        told = [
            ours.values[figure] / theirs.values[figure]
            for ours, theirs in pairs
            if figure in ours.values and theirs.values.get(figure)
        ]
        return median(told) if told else None

    def tables(self) -> Iterable[str]:
        """Yield a table for each size, in Markdown."""
        for size in sorted({size for _, size in self.rounds}):
            yield f"### {size:,} players\n"
            heads = [PRODUCT.name, *(f"{one.name} (ours is x times)" for one in YARDSTICKS)]
            yield f"| | {' | '.join(heads)} |\n|---|{'---|' * len(heads)}"
            for figure, label in FIGURES.items():
                cells = [_short(self.value(PRODUCT, size, figure))]
                for one in YARDSTICKS:
                    value, ratio = self.value(one, size, figure), self.ratio(one, size, figure)
                    times = "" if ratio is None else f" ({ratio:.2f})"
                    cells.append(f"{_short(value)}{times}")
                yield f"| {label} | {' | '.join(cells)} |"
            yield ""

    @property
    def busiest(self) -> float:
        """The largest share in which the load generator was busy."""
        return max(one.busy for rounds in self.rounds.values() for one in rounds)

    @property
    def disorder(self) -> list[str]:
        """What overtook."""
        return [
            wrong for rounds in self.rounds.values() for one in rounds for wrong in one.disorder
        ]

    def targets(self, size: int, growth: tuple[int, int]) -> list[Target]:
        """Return what is to be reached with *size* players, as far as it was measured."""

        def ratio(what: str, yardstick: Subject, figure: str, most: float) -> Target | None:
            found = self.ratio(yardstick, size, figure)
            return None if found is None else Target(f"{what}, of {yardstick.name}", found, most)

        def value(what: str, found: float | None, most: float) -> Target | None:
            return None if found is None else Target(what, found, most)

        ours = {figure: self.value(PRODUCT, size, figure) for figure in FIGURES}
        small, large = (self.value(PRODUCT, n, "call_cpu_us") for n in growth)
        told = [
            ratio("call: last receipt", NODE, "call_last_ms", 1.0),
            ratio("call: last receipt", BARE, "call_last_ms", 2.0),
            ratio("answers over 1 s: CPU an answer", FLASK, "spread_cpu_us", 0.7),
            value("answers over 1 s: p99 in ms", ours["spread_p99_ms"], 25),
            ratio("answers over 1 s: p99", FLASK, "spread_p99_ms", 1.0),
            ratio("answers at one instant: p99", FLASK, "instant_p99_ms", 0.6),
            value(
                "answer shown: last, of a call's",
                _over(ours["shown_last_ms"], ours["call_last_ms"]),
                3,
            ),
            value("memory a player in KB", ours["memory_kb"], 100),
            value("300 over joins a second", _over(300, ours["joins_a_s"]), 1),
            value(
                f"CPU a player and call, {growth[1]:,} of {growth[0]:,}", _over(large, small), 1.3
            ),
        ]
        return [one for one in told if one is not None]

    def json(self) -> list[dict[str, object]]:
        """Return everything that was measured."""
        return [
            {
                "subject": name,
                "players": size,
                "rounds": [one.values for one in rounds],
                "median": {
                    figure: median(one.values[figure] for one in rounds if figure in one.values)
                    for figure in FIGURES
                    if any(figure in one.values for one in rounds)
                },
                "ratios": {
                    one.name: {figure: self.ratio(one, size, figure) for figure in FIGURES}
                    for one in YARDSTICKS
                    if name == PRODUCT.name
                },
                "busy": max(one.busy for one in rounds),
            }
            for (name, size), rounds in self.rounds.items()
        ]


def _over(one: float | None, other: float | None) -> float | None:
    return None if one is None or not other else one / other


def _short(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
