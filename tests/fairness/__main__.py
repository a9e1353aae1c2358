"""The command: ``python -m tests.fairness --help``. It returns 1 where a number is missed."""

from __future__ import annotations

import argparse
import sys
import time

from tests.fairness.liars import LIARS
from tests.fairness.measuring import measure
from tests.fairness.networks import KNOWN, ROOMS, USUAL, measured
from tests.fairness.numbers import numbers, told
from tests.fairness.phones import program


def main() -> int:
    """Play in every room, and tell what came of it."""
    asked = _asked()
    began = time.monotonic()
    with program() as bundle:
        networks = {name: measured(bundle, name, asked.seed) for name in KNOWN}
    tallies = {
        room: measure(room, asked.rounds, asked.seed, LIARS if room is USUAL else None)
        for room in ROOMS
    }
    seconds = time.monotonic() - began
    print(f"{asked.rounds:,} rounds in each room, seed {asked.seed}, {seconds:.0f} s.")
    print("\n".join(told(tallies, networks)), end="\n\n")
    found = list(numbers(tallies))
    print("\n".join(map(str, found)))
    return 0 if all(number.reached for number in found) else 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fairness", description=__doc__)
    parser.add_argument("--rounds", type=_rounds, default=10_000, help="in each room (10,000)")
    parser.add_argument("--seed", type=int, default=1, help="of all that is left to chance")
    return parser.parse_args()


def _rounds(text: str) -> int:
    rounds = int(text)
    if rounds <= 0 or rounds % 500:
        raise argparse.ArgumentTypeError("500, or several times as many")
    return rounds


if __name__ == "__main__":
    sys.exit(main())
