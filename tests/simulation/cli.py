"""Runs seeds and hunts planted faults; tells what came of it."""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.simulation.bugs import BUGS
from tests.simulation.machine import POINTS
from tests.simulation.node import os
from tests.simulation.run import Outcome
from tests.simulation.workers import hunt, run

#: How many of the last steps are shown of a seed that failed, and of how many seeds; and after how
#: many seeds there is a sign of life.
STEPS, SHOWN, SIGN = 40, 10, 1_000


def main() -> int:
    """Do what the command line asks for; return 1 if anything was wrong."""
    asked = _asked()
    if asked.hunt is not None:
        return _hunt(asked.hunt or list(BUGS), asked.jobs, asked.json)
    began, outcomes = time.monotonic(), list[Outcome]()
    bug = BUGS[asked.plant] if asked.plant else None
    for outcome in run(asked.seeds, asked.jobs, bug, aloud=asked.trace):
        if outcome.wrong and sum(bool(other.wrong) for other in outcomes) < SHOWN:
            _show(outcome, asked.plant)
        outcomes.append(replace(outcome, steps=[]))
        if len(outcomes) % SIGN == 0:
            print(f"{len(outcomes)} seeds so far", flush=True)
    if asked.json:
        asked.json.write_text(json.dumps([vars(outcome) for outcome in outcomes]), "utf-8")
    _sum_up(outcomes, time.monotonic() - began)
    return 1 if any(outcome.wrong for outcome in outcomes) else 0


def _show(outcome: Outcome, plant: str) -> None:
    print(f"\nSeed {outcome.seed} is wrong. The last steps:\n")
    print("\n".join(outcome.steps[-STEPS:]))
    print()
    for complaint in outcome.wrong[:5]:
        print(f"- {complaint[:2000]}")
    planted = f" --plant {plant}" if plant else ""
    print(f"\nReplay: python -m tests.simulation --seed {outcome.seed}{planted} --trace\n")


def _sum_up(outcomes: list[Outcome], seconds: float) -> None:
    deaths, facts = Counter[str](), Counter[str]()
    for outcome in outcomes:
        deaths.update(outcome.deaths)
        facts.update(outcome.facts)
    wrong = [outcome.seed for outcome in outcomes if outcome.wrong]
    print(f"{len(outcomes)} seeds in {seconds:.0f} s. In all of them together:")
    print("  " + ", ".join(f"{number:,} {what}" for what, number in facts.items()))
    others = sorted(deaths.keys() - set(POINTS))
    named = (f"{point.replace('_', ' ')} {deaths[point]}" for point in (*POINTS, *others))
    print("  the server died or stopped: " + ", ".join(named))
    print(f"Wrong: {', '.join(map(str, sorted(wrong)))}" if wrong else "Nothing is wrong.")


def _hunt(names: list[str], jobs: int, file: Path | None) -> int:
    """Hunt the faults called *names*; print the table that ``docs/reliability.md`` holds."""
    began = time.monotonic()
    found = {name: told for name, *told in hunt([BUGS[name] for name in names], jobs)}
    print("| planted fault | what people would say | found by seed |")
    print("|---|---|---|")
    for name in names:
        seed, _ = found.get(name, (None, ""))
        print(f"| {name} | {BUGS[name].what} | {seed or 'none'} |")
    if file:
        file.write_text(json.dumps(found), "utf-8")
    missed = [name for name in names if found.get(name, (None, ""))[0] is None]
    print(f"{len(names)} planted faults, {len(missed)} missed, {time.monotonic() - began:.0f} s.")
    return 1 if missed else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seeds", type=_range, help="one seed (7) or several (1-200)")
    parser.add_argument("--seed", type=_range, dest="seeds", help="the same")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--plant", choices=BUGS, metavar="FAULT", help="plant a fault")
    parser.add_argument(
        "--hunt",
        nargs="*",
        choices=BUGS,
        metavar="FAULT",
        help="hunt planted faults: all, or these",
    )
    parser.add_argument("--trace", action="store_true", help="tell every step")
    parser.add_argument("--json", type=Path, help="a file for what came of it")
    parser.set_defaults(seeds=range(1, 201))
    return parser.parse_args()


def _range(text: str) -> Sequence[int]:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)
