"""The numbers to reach, and what is told of them and of everything that was counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.fairness.liars import BLIND
from tests.fairness.measuring import BUILT, JUDGES, PUSHED, SHOWN, Tally
from tests.fairness.networks import KNOWN, NAMES, USUAL, Network, Room, Spread

#: The fastest person is among the first in so many rounds.
FIRST = 0.99
#: People on slow networks are among the first as often as they are in the room, give or take this.
APART = 0.01
#: Somebody of average skill who lies has the shortest time in fewer rounds than this.
LIES = 0.05


@dataclass(frozen=True)
class Number:
    """One that was to be reached."""

    what: str
    found: float
    wanted: str
    reached: bool

    def __str__(self) -> str:
        said = "reached" if self.reached else "MISSED"
        return f"{said}: {self.what}: {self.found:.4f} ({self.wanted})"


def numbers(tallies: Mapping[Room, Tally]) -> Iterator[Number]:
    """Yield every number that the project has set itself."""
    for room, tally in tallies.items():
        first, slow = tally.share(tally.first, BUILT), tally.share(tally.slow, BUILT)
        arrival, untied = (tally.share(count, PUSHED) for count in (tally.first, tally.shortest))
        wanted = f"{FIRST} or more; by arrival {arrival:.4f}, and {untied:.4f} without ties"
        yield Number(f"{room.name}, the fastest is first", first, wanted, first >= FIRST)
        # Who is fastest is chance: in 10,000 rounds it moves the share of a large part by as much.
        fair = {"the fastest of these rounds": tally.truly_slow / tally.rounds}
        if room is USUAL:
            fair["the room"] = room.fair
        for whom, share in fair.items():
            wanted = f"{share:.4f} of {whom}, within {APART}"
            reached = abs(slow - share) <= APART
            yield Number(f"{room.name}, firsts on slow networks", slow, wanted, reached)
        for liar in BLIND if tally.lies else ():
            won = tally.gained(tally.won, liar)
            yield Number(f"who {liar}", won, f"less than {LIES}", won < LIES)


def told(
    tallies: Mapping[Room, Tally], networks: Mapping[str, tuple[Network, Spread]]
) -> Iterator[str]:
    """Yield the tables that ``docs/fairness.md`` holds."""
    yield from _table("room", "shown and judged", *PLACES, rows=_places(tallies))
    yield from _table("room", "sent", "half within", "19 of 20 within", rows=_spreads(tallies))
    yield from _table("one player of 30", "shortest time", "among the first", rows=_lies(tallies))
    yield from _table("network", *CLOCKS, rows=_networks(networks))


PLACES = (
    "the fastest is among the first",
    "the fastest has the shortest time",
    "firsts on slow networks",
    "who are first together",
)
CLOCKS = (
    "clock wrong after 1 question",
    "after 8, as they may overtake",
    "after 8, in order",
    "allowance an honest player needs",
)


def _places(tallies: Mapping[Room, Tally]) -> Iterator[list[str]]:
    for room, tally in tallies.items():
        for judge in JUDGES:
            counts = (tally.first, tally.shortest, tally.slow)
            shares = [f"{tally.share(counted, judge):.4f}" for counted in counts]
            yield [room.name, judge, *shares, f"{tally.share(tally.size, judge):.2f}"]
        truth = f"{tally.truly_slow / tally.rounds:.4f}, of the room {room.fair:.4f}"
        yield [room.name, "in truth", "1", "1", truth, ""]


def _spreads(tallies: Mapping[Room, Tally]) -> Iterator[list[str]]:
    for room, tally in tallies.items():
        for judge in SHOWN:
            yield [room.name, judge, *(f"{tally.spread(judge, p):.0f} ms" for p in (0.50, 0.95))]


def _lies(tallies: Mapping[Room, Tally]) -> Iterator[list[str]]:
    for tally in tallies.values():
        for liar in tally.lies:
            counts = (tally.won, tally.among)
            yield [liar, *(f"{tally.gained(counted, liar):.4f}" for counted in counts)]


def _networks(networks: Mapping[str, tuple[Network, Spread]]) -> Iterator[list[str]]:
    for name, (found, ordered) in networks.items():
        known = KNOWN[name]
        pairs = ((found.one, known.one), (found.eight, known.eight), (found.needed, known.needed))
        one, eight, needed = (f"{mine} ({theirs})" for mine, theirs in pairs)
        yield [NAMES[name], one, eight, str(ordered), needed]


def _table(*head: str, rows: Iterator[list[str]]) -> Iterator[str]:
    yield ""
    for row in (list(head), ["---"] * len(head), *rows):
        yield f"| {' | '.join(row)} |"
