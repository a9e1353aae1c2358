"""What a seed stands for: who plays, and what goes wrong."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from tests.simulation.dice import Dice
from tests.simulation.machine import POINTS


@dataclass(frozen=True)
class Death:
    """The server dies, at a point or wherever it is (``anywhere``), or is stopped (``stop``)."""

    at: float
    point: str
    #: How often it passes that point before.
    spared: int
    reboot: bool


@dataclass(frozen=True)
class Plan:
    """What a run is made of."""

    players: int
    two_tabs: bool
    second_workshop: bool
    round: dict[str, Any]
    deaths: tuple[Death, ...]
    #: Mean seconds between two troubles of the network.
    calm_s: float
    disk_full: tuple[float, float] | None
    disk_lies_at: float | None


def plan(dice: Dice) -> Plan:
    """Draw the plan of a run."""
    stream = dice.stream("plan")
    mode = stream.choice(("race", "race", "steady", "relaxed"))
    timed = mode != "relaxed" and stream.random() < 0.3
    full_at = stream.uniform(6, 40)
    return Plan(
        players=stream.randint(2, 12),
        two_tabs=stream.random() < 0.5,
        second_workshop=stream.random() < 0.3,
        round={
            "calls": stream.choice((6, 6, 6, 7, 8)),
            "mode": mode,
            "patterns": stream.choice((["line"], ["line", "journey"])),
            "timer_s": 5 if timed else None,
        },
        deaths=_deaths(stream),
        calm_s=stream.choice((2.0, 4.0, 8.0, 30.0)),
        disk_full=(full_at, full_at + stream.uniform(0.5, 6)) if stream.random() < 0.2 else None,
        disk_lies_at=stream.uniform(5, 40) if stream.random() < 0.2 else None,
    )


def _deaths(stream: random.Random) -> tuple[Death, ...]:
    at = stream.uniform(1, 14)
    deaths = []
    for _ in range(stream.choice((0, 1, 1, 2, 2, 3))):
        point = stream.choice((*POINTS, "anywhere", "stop"))
        # A call is paused by recovery where the machine's clock is another.
        reboot = point.startswith("recovery") or stream.random() < 0.15
        spared = stream.randrange(4) if point in POINTS[:4] else 0
        deaths.append(Death(at, point, spared, reboot))
        at += stream.uniform(3, 14)
    return tuple(deaths)
