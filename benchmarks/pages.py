"""Measures our pages in a real browser; prints a table, and writes a JSON file if asked to."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from playwright.sync_api import Error as BrowserError

from benchmarks import large_pages
from benchmarks.machine import CORES, CannotMeasure
from benchmarks.phone_pages import DEVICES, PhonePage
from benchmarks.sights import Sight, table
from benchmarks.workshops import CALLS


def main() -> int:
    """Measure, and return 1 when something could not be measured."""
    asked = _asked()
    began = time.monotonic()
    try:
        sights = _measured(asked.players, asked.calls)
    except (CannotMeasure, BrowserError) as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(table(sights)))
    print(f"\n{asked.calls} calls, {asked.players:,} players, {time.monotonic() - began:.0f} s.")
    print(f"Server, players and browser shared {len(CORES)} cores.")
    if asked.json:
        asked.json.write_text(json.dumps([one.json() for one in sights], indent=1), "utf-8")
    return 0


def _measured(players: int, calls: int) -> list[Sight]:
    sights: list[Sight] = []
    for device in DEVICES:
        sights += PhonePage(device).measured(calls)
        print(device.name, file=sys.stderr)
    return sights + large_pages.measured(players, calls)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument(
        "--players", type=int, default=1_000, help="how many answer in five seconds"
    )
    parser.add_argument(
        "--calls",
        type=int,
        default=10,
        choices=range(1, CALLS + 1),
        metavar="CALLS",
        help="how many calls each page plays",
    )
    parser.add_argument("--json", type=Path, help="a file for everything that was measured")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
