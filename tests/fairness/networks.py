"""The rooms that are played, and how far the networks of ``networks.mjs`` are like real ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests.fairness.phones import Phone, workshops


@dataclass(frozen=True)
class Room:
    """Thirty players."""

    name: str
    #: Each player's, in the order of their seats.
    networks: tuple[str, ...]

    @property
    def slow(self) -> frozenset[int]:
        """Return the seats whose network is slow."""
        numbered = enumerate(self.networks, start=1)
        return frozenset(seat for seat, network in numbered if network in ("poor", "vpn"))

    @property
    def fair(self) -> float:
        """Return the part of the room that is on a slow network."""
        return len(self.slow) / len(self.networks)


#: Two thirds on Wi-Fi, good and busy alike, some on 4G, and four whose network is slow.
USUAL = Room(
    "the usual room",
    (*["wifi"] * 10, *["busy"] * 10, *["mobile"] * 6, *["poor"] * 2, *["vpn"] * 2),
)
#: As many on each.
MIXED = Room("six on each network", tuple(["wifi", "busy", "mobile", "poor", "vpn"] * 6))
ROOMS = (USUAL, MIXED)


class Spread(NamedTuple):
    """Half of all values are below, nineteen of twenty, and ninety-nine of a hundred; in ms."""

    p50: float
    p95: float
    p99: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """Return that of *values*."""
        ordered = sorted(values)
        return cls(*(quantile(ordered, share) for share in (0.50, 0.95, 0.99)))

    def __str__(self) -> str:
        return " / ".join(f"{ms:.1f}" if ms < 10 else f"{ms:.0f}" for ms in self)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return the value below which *share* of them are."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass(frozen=True)
class Network:
    """By how much the clock is wrong, and what an honest player must be allowed, in ms."""

    #: Wrong after one question, and after eight.
    one: Spread
    eight: Spread
    needed: Spread


#: What is known of such networks, and was simulated before. In *needed* a picture counts as seen
#: when it is drawn; the client counts it as seen a frame later.
KNOWN = {
    "wifi": Network(Spread(1, 21, 65), Spread(0.3, 1.2, 1.6), Spread(15, 26, 122)),
    "busy": Network(Spread(8, 160, 195), Spread(2, 7, 10), Spread(30, 273, 400)),
    "mobile": Network(Spread(8, 62, 132), Spread(5, 9.5, 11), Spread(48, 74, 286)),
    "poor": Network(Spread(26, 390, 483), Spread(14, 27, 35), Spread(113, 695, 1_025)),
    "vpn": Network(Spread(4, 35, 109), Spread(2.5, 5, 6.4), Spread(108, 135, 305)),
}
NAMES = {
    "wifi": "good Wi-Fi",
    "busy": "busy Wi-Fi",
    "mobile": "4G",
    "poor": "poor 4G",
    "vpn": "VPN or abroad",
}
QUESTIONS = 8


def measured(bundle: Path, name: str, seed: int, phones: int = 400) -> tuple[Network, Spread]:
    """Return how *phones* fare on that network, and what eight questions bring in strict order.

    What is known of eight questions is known of such as may overtake each other.
    """
    ((ordered,), (free,)) = (
        workshops(bundle, seed, 1, 2, [name] * phones, order) for order in ("kept", "free")
    )
    needed = (tap.arrived - (tap.claimed or 0) for phone in ordered for tap in phone.calls)
    found = Network(_wrong(ordered, 1), _wrong(free, QUESTIONS), Spread.of(needed))
    return found, _wrong(ordered, QUESTIONS)


def _wrong(phones: Iterable[Phone], questions: int) -> Spread:
    return Spread.of(phone.errors[questions - 1] for phone in phones)
