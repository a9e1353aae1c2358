"""Virtual phones: the client's own clock and opening, run by Node on made-up networks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import msgspec

from tests.client.test_modules import ESBUILD, node

ROOT = Path(__file__).parents[2]
ROOMS = Path("tests", "fairness", "rooms.mjs")

#: A room: two thirds on Wi-Fi, good and busy alike, some on 4G, and four whose network is slow.
ROOM = (*["wifi"] * 10, *["busy"] * 10, *["mobile"] * 6, *["poor"] * 2, *["vpn"] * 2)
#: Of these players, numbered as their seats: the slow ones.
SLOW = frozenset(range(27, 31))


class Tap(msgspec.Struct, frozen=True):
    """One player's part in a call. Times are ms of the server's true clock from the opening."""

    #: What reading, deciding and reaching out took, and what the touch screen took on top.
    deciding: float
    touch: float
    #: When the picture with the call was seen, and what the browser tells of the time since.
    shown: float
    claimed: float
    #: What the answer took on its way, and when it arrived.
    uplink: float
    arrived: int
    #: When it would have been seen, had the call been shown on arrival, from its sending ...
    pushed: float
    #: ... and had the text come sealed, with the key sent at the opening.
    unsealed: float
    #: Round trips that the server has measured since the last call.
    trips: list[int]


class Phone(msgspec.Struct, frozen=True):
    """One player's phone through a workshop."""

    #: By how much its clock was wrong after each answer of the first burst, in ms.
    errors: list[float]
    calls: list[Tap]


#: The phones of a workshop, in the order of their seats.
Workshop = list[Phone]


def workshops(
    seed: int,
    count: int,
    calls: int,
    networks: Iterable[str] = ROOM,
    *,
    order: str = "kept",
    root: Path = ROOT,
) -> list[Workshop]:
    """Let so many workshops be played, of so many calls each, by the client that is in *root*."""
    run = node(_built(root), seed, count, calls, order, *networks)
    assert run.returncode == 0, run.stderr
    return [msgspec.json.decode(line, type=Workshop) for line in run.stdout.splitlines()]


@cache
def _built(root: Path) -> Path:
    bundle = Path(mkdtemp(prefix="phones-")) / "rooms.mjs"
    options = ["--bundle", "--platform=node", "--format=esm", "--log-level=error"]
    built = node(ESBUILD, root / ROOMS, *options, f"--outfile={bundle}")
    assert built.returncode == 0, built.stderr
    return bundle
