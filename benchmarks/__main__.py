"""Measures our server beside the yardsticks; prints a table, and writes a JSON file if asked to."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from benchmarks.machine import CORES, CannotMeasure
from benchmarks.report import Report, Target
from benchmarks.rounds import Figures, at, measured, side_by_side
from benchmarks.subjects import PRODUCT, YARDSTICKS

#: The size for which there are targets, and the two sizes between which the cost may not grow.
SIZE, GROWTH = 1_000, (100, 2_000)
SIZES = [30, 100, 300, 1_000, 2_000]
#: So many workshops beside each other, of so many players.
WORKSHOPS, PLAYERS = 50, 30
#: The load generator may be busy for no more than this share of the time.
BUSY = 0.5


def main() -> int:
    """Measure, and return 1 when something was lost, overtook or was not measured rightly."""
    asked = _asked()
    if len(CORES) < 2:
        print("With one core, server and load share it: the figures are of no use.")
    subjects = [PRODUCT] if asked.alone else [PRODUCT, *YARDSTICKS]
    rounds: dict[tuple[str, int], list[Figures]] = {}
    many: list[Figures] = []
    few: list[Figures] = []
    began = time.monotonic()
    try:
        for number in range(1, asked.rounds + 1):
            for size in asked.sizes:
                for subject in subjects:
                    if size <= subject.most:
                        rounds.setdefault((subject.name, size), []).append(measured(subject, size))
                        print(f"round {number}: {size:,} at {subject.name}", file=sys.stderr)
            if asked.workshops:
                many.append(side_by_side(WORKSHOPS, PLAYERS))
                few.append(side_by_side(1, PLAYERS))
    except CannotMeasure as error:
        print(error, file=sys.stderr)
        return 1
    report = Report(rounds)
    print("\n".join(report.tables()))
    targets = report.targets(SIZE, GROWTH) + _side_by_side(many, few)
    print("\n".join(map(str, targets)))
    print(f"\nThe load generator was busy for at most {report.busiest:.0%} of any part.")
    print(f"{asked.rounds} rounds, {time.monotonic() - began:.0f} s.")
    for wrong in report.disorder:
        print(f"OVERTAKEN: {wrong}")
    if asked.json:
        asked.json.write_text(json.dumps(report.json(), indent=1), "utf-8")
    return 1 if report.disorder or report.busiest > BUSY else 0


def _side_by_side(many: list[Figures], few: list[Figures]) -> list[Target]:
    """Return the target for many workshops beside each other."""
    ratios = [
        one.values["spread_p99_ms"] / other.values["spread_p99_ms"]
        for one, other in zip(many, few, strict=True)
    ]
    what = f"{WORKSHOPS} workshops of {PLAYERS}: p99, of one workshop's"
    return [Target(what, at(ratios, 0.5), 2)] if ratios else []


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="players: 30,300,1000")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured")
    parser.add_argument("--alone", action="store_true", help="without the yardsticks")
    parser.add_argument(
        "--workshops",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="many beside each other",
    )
    parser.add_argument("--json", type=Path, help="a file for everything that was measured")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


if __name__ == "__main__":
    sys.exit(main())
