"""What the server makes of a workshop on virtual phones, and what others would make of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from server.game import timing
from server.table.trips import Trips
from tests.fairness.phones import Phone, Tap, Workshop, calls
from tests.game.moves import PACK
from tests.game.play import table

#: Arrival in ms from the opening, and what the browser claims, of one answer.
Answer = tuple[int, object]
#: What a player's browser sends: of their tap, and of the allowance that they have left.
Telling = Callable[[Tap, int], Answer]


@dataclass(frozen=True)
class Teller:
    """How a player's browser tells of their taps, and by how much it delays its round trips."""

    tells: Telling
    delays_ms: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a call: players' times by seat, and all who are first."""

    times: Mapping[int, int]
    group: tuple[int, ...]

    @property
    def best(self) -> int:
        """Return the seat whose time is the shortest."""
        return min(self.times, key=self.times.__getitem__)


def honest(tap: Tap, _: int) -> Answer:
    """Tell the truth."""
    return tap.arrived, tap.claimed


def sealed(tap: Tap, _: int) -> Answer:
    """Tell the truth of a call whose text could be read when its key had come."""
    return int(tap.unsealed + tap.took + tap.uplink), tap.took


def fastest(taps: Mapping[int, Tap]) -> int:
    """Return who decided fastest, in truth."""
    return min(taps, key=lambda seat: taps[seat].deciding)


def judged(workshop: Workshop, tellers: Mapping[int, Teller] | None = None) -> list[Verdict]:
    """Return what the real rules make of each call; everybody is right.

    Who is not among the *tellers* is honest.
    """
    play, trips = table(players=len(workshop)), Trips()
    verdicts = []
    for taps in calls(workshop):
        play.called(PACK.events[len(play.round.calls)].id)
        for seat, tap in taps.items():
            teller = (tellers or {}).get(seat, Teller(honest))
            for ms in tap.trips:
                trips.note(seat, ms + teller.delays_ms)
            arrived, claimed = teller.tells(tap, play.quota(seat))
            play.right(seat, arrived, timing.claimed(claimed))
        times = {seat: play.time(seat) for seat in taps}
        results = play.shown(trips=trips.known).journal[-1].results
        verdicts.append(Verdict(times, tuple(sorted(one.seat for one in results if one.rank == 1))))
    return verdicts


def judged_sealed(workshop: Workshop) -> list[Verdict]:
    """Return what the real rules make of it where texts are sealed until the opening."""
    return judged(workshop, dict.fromkeys(range(1, len(workshop) + 1), Teller(sealed)))


def by_arrival(workshop: Workshop) -> list[Verdict]:
    """Return who was first to arrive where all screens opened at once."""
    return _by(workshop, lambda tap: tap.arrived)


def pushed_by_arrival(workshop: Workshop) -> list[Verdict]:
    """Return who was first to arrive where each screen showed the call when it had come."""
    return _by(workshop, lambda tap: int(tap.pushed + tap.took + tap.uplink))


def alone(fair: Verdict, lying: Verdict, seat: int) -> Verdict:
    """Return what comes of a call in which *seat* lies and nobody else.

    Nobody's time is changed by what another tells.
    """
    return _ranked({**fair.times, seat: lying.times[seat]})


def _by(workshop: list[Phone], time: Callable[[Tap], int]) -> list[Verdict]:
    return [_ranked({seat: time(tap) for seat, tap in taps.items()}) for taps in calls(workshop)]


def _ranked(times: Mapping[int, int]) -> Verdict:
    return Verdict(times, tuple(sorted(timing.groups(times)[0])))
