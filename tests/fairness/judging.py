"""What the server makes of a workshop on virtual phones, and what others would make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from server.game import timing
from server.table.trips import Trips
from tests.fairness.phones import Tap, Workshop
from tests.game.moves import PACK
from tests.game.play import Play, table

#: Arrival in ms from the opening, and what the browser claims, of one answer.
Answer = tuple[int, float | None]
#: What a player's browser sends: of their tap, and of the allowance that they have left.
Telling = Callable[[Tap, int], Answer]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who was first in a call, by seat."""

    #: Who decided fastest, in truth.
    true: int
    #: Whose time was the shortest, and all who are first.
    best: int
    group: tuple[int, ...]

    def share(self, seats: frozenset[int]) -> float:
        """Return which part of the first place is theirs."""
        return len(seats.intersection(self.group)) / len(self.group)


@dataclass(frozen=True)
class Liar:
    """A player who does not tell the truth, and may delay what the server measures."""

    seat: int
    tells: Telling
    delays_ms: int = 0


def honest(tap: Tap, _: int) -> Answer:
    """Tell the truth."""
    return tap.arrived, tap.claimed


def least(tap: Tap, _: int) -> Answer:
    """Claim to have tapped at once."""
    return tap.arrived, 0


def least_when_it_pays(tap: Tap, quota_ms: int) -> Answer:
    """Claim to have tapped at once when there is a whole allowance to be had, and else nothing."""
    return tap.arrived, 0 if quota_ms >= timing.CAP_MS else None


def sealed(tap: Tap, _: int) -> Answer:
    """Tell the truth of a call whose text could be read when its key had come."""
    took = tap.deciding + tap.touch
    return int(tap.unsealed + took + tap.uplink), took


def judged(workshop: Workshop, tells: Telling = honest, liar: Liar | None = None) -> list[Verdict]:
    """Return what the real rules make of each call; everybody is right."""
    play, trips = table(players=len(workshop)), Trips()
    return [_judged(play, trips, taps, tells, liar) for taps in _calls(workshop)]


def by_arrival(workshop: Workshop) -> list[Verdict]:
    """Return who was first to arrive where all screens opened at once."""
    return [_verdict(taps, {s: tap.arrived for s, tap in taps.items()}) for taps in _calls(workshop)]


def pushed_by_arrival(workshop: Workshop) -> list[Verdict]:
    """Return who was first to arrive where each screen showed the call when it had come."""
    return [
        _verdict(taps, {seat: _pushed(tap) for seat, tap in taps.items()})
        for taps in _calls(workshop)
    ]


def _pushed(tap: Tap) -> int:
    return int(tap.pushed + tap.deciding + tap.touch + tap.uplink)


def _judged(
    play: Play, trips: Trips, taps: dict[int, Tap], tells: Telling, liar: Liar | None
) -> Verdict:
    play.called(PACK.events[len(play.round.calls)].id)
    for seat, tap in taps.items():
        own, delay_ms = tells, 0
        if liar and liar.seat == seat:
            own, delay_ms = liar.tells, liar.delays_ms
        for ms in tap.trips:
            trips.note(seat, ms + delay_ms)
        arrived, claimed = own(tap, play.quota(seat))
        play.right(seat, arrived, timing.claimed(claimed))
    times = {seat: play.time(seat) for seat in taps}
    play.shown(trips=trips.known)
    first = tuple(result.seat for result in play.journal[-1].results if result.rank == 1)
    return _verdict(taps, times, first)


def _verdict(
    taps: dict[int, Tap], times: dict[int, int], first: tuple[int, ...] | None = None
) -> Verdict:
    return Verdict(
        true=min(taps, key=lambda seat: taps[seat].deciding),
        best=min(times, key=lambda seat: times[seat]),
        group=first or tuple(timing.groups(times)[0]),
    )


def _calls(workshop: Workshop) -> Iterator[dict[int, Tap]]:
    """Yield the taps of each call, by seat."""
    for taps in zip(*(phone.calls for phone in workshop), strict=True):
        yield dict(enumerate(taps, start=1))
