"""Virtual phones: the client's own clock and opening, run by Node on made-up networks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tests.client.test_modules import ESBUILD, node

ROOT = Path(__file__).parents[2]
ROOMS = Path("tests", "fairness", "rooms.mjs")


class Tap(msgspec.Struct, frozen=True):
    """One player's part in a call. Times are ms of the server's true clock from the opening."""

    #: What reading, deciding and reaching out took, and what the touch screen took on top.
    deciding: float
    touch: float
    #: When the picture with the call was seen.
    shown: float
    #: What the answer took on its way, and when it arrived.
    uplink: float
    arrived: int
    #: When it would have been seen, had the call been shown on arrival, from its sending ...
    pushed: float
    #: ... and had the text come sealed, with the key sent at the opening.
    unsealed: float
    #: Round trips that the server has measured since the last call.
    trips: list[int]
    #: What the browser tells of the time from the picture to the tap, if it does.
    claimed: float | None = None

    @property
    def took(self) -> float:
        """From the picture to what the touch screen noticed."""
        return self.deciding + self.touch


class Phone(msgspec.Struct, frozen=True):
    """One player's phone through a workshop."""

    #: By how much its clock was wrong after each answer of the first burst, in ms.
    errors: list[float]
    calls: list[Tap]


#: The phones of a workshop, in the order of their seats.
Workshop = list[Phone]


@contextmanager
def program(root: Path = ROOT) -> Iterator[Path]:
    """Hand out what Node runs: virtual phones with the client that is in *root*."""
    with TemporaryDirectory(prefix="phones-") as folder:
        bundle = Path(folder, "rooms.mjs")
        options = ["--bundle", "--platform=node", "--format=esm", "--log-level=error"]
        built = node(ESBUILD, root / ROOMS, *options, f"--outfile={bundle}")
        assert built.returncode == 0, built.stderr
        yield bundle


def workshops(
    bundle: Path, seed: int, count: int, calls: int, networks: Sequence[str], order: str = "kept"
) -> list[Workshop]:
    """Let so many workshops be played, of so many calls each, by phones on these *networks*."""
    run = node(bundle, seed, count, calls, order, *networks)
    assert run.returncode == 0, run.stderr
    return [msgspec.json.decode(line, type=Workshop) for line in run.stdout.splitlines()]


def calls(workshop: Iterable[Phone]) -> Iterator[dict[int, Tap]]:
    """Yield the taps of each call, by seat."""
    for taps in zip(*(phone.calls for phone in workshop), strict=True):
        yield dict(enumerate(taps, start=1))
