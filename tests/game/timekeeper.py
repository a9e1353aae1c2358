"""The referee's timekeeper: works out times, allowances and closes again, from the rules alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

#: Twice the factor of a pace; nobody waits for a timer who has none.
FACTORS = {"usual": 2, "longer": 3, "double": 4}


@dataclass
class Called:
    """A call, as the referee notes it."""

    number: int
    event: str
    #: The last opening, and the time played before the pause that led to it.
    opened: int
    played: int = 0
    #: When the timer ends it, if there is one.
    timer: int | None = None
    closed: int | None = None
    promised: int | None = None
    #: Whether the room has seen how it split, and what was said when it was asked once more.
    discussed: bool = False
    second: dict[int, str] | None = None
    interrupted: bool = False
    #: By seat: the stage and the adjusted time.
    answers: dict[int, tuple[str, int]] = field(default_factory=dict)
    #: By seat: what was allowed for the answer that stands.
    allowed: dict[int, int] = field(default_factory=dict)
    marks: dict[int, int | None] = field(default_factory=dict)
    #: By seat, as they were when the event was called.
    quotas: dict[int, int] = field(default_factory=dict)
    paces: dict[int, str] = field(default_factory=dict)
    #: By seat: what the referee says it came to; None until shown.
    verdicts: dict[int, Any] | None = None

    @property
    def close(self):
        """When the call closes, by whom- or whatever closes it first."""
        return min((at for at in (self.closed, self.timer) if at is not None), default=None)


class Timekeeper:
    """Knows what everybody may still be allowed, and the pace at which they play."""

    def __init__(self):
        #: Told from outside, as no entry holds it: the time of the last command, and round trips.
        self.now = 0
        self.trips: dict[int, int] = {}
        #: Whether the machine has run on since the call was closed: else no times are compared.
        self.same_clock = True
        self.paces: dict[int, str] = {}
        self._quotas: dict[int, int] = {}

    def quota(self, seat):
        """Return what *seat* may be allowed for the next answer."""
        return self._quotas.get(seat, 500)

    def call(self, settings, text, entry, here):
        """Return the call, once its timer is found to wait for the slowest player who is here."""
        factors = [FACTORS.get(self.paces.get(seat, "usual")) for seat in here]
        timer = None
        if settings.timer_s is not None and None not in factors:
            reading = min(max(250 * len(text.split()), 2_000), 8_000)
            longest = (reading + 1_000 * settings.timer_s) * max([2, *filter(None, factors)])
            timer = entry.opens_at_ms + longest // 2
        assert entry.closes_at_ms == timer
        return Called(
            entry.call,
            entry.event,
            entry.opens_at_ms,
            timer=timer,
            quotas=dict(self._quotas),
            paces=dict(self.paces),
        )

    def resume(self, call, paused, entry):
        """Let an open call open again, with as much on its timer as there was."""
        left = None if call.timer is None else max(0, call.timer - max(paused, call.opened))
        assert entry.closes_at_ms == (None if left is None else entry.opens_at_ms + left)
        if call.closed is not None:
            return
        call.interrupted = call.interrupted or call.second is None
        call.played += max(0, paused - call.opened)
        call.opened, call.timer = entry.opens_at_ms, entry.closes_at_ms

    def answer(self, settings, call, entry):
        """Note an answer, once its time is found to be right and not too late."""
        since = entry.arrived_ms - call.opened
        assert since >= 0, "too early"
        network = 0 if entry.claimed_ms is None else max(0, since - entry.claimed_ms)
        purse = 500 if settings.mode == "relaxed" else call.quotas.get(entry.seat, 500)
        allowed = max(0, min(network, 500, purse, since - 250))
        reaction = max(250, since - allowed)
        assert (entry.elapsed_ms, entry.allowance_ms) == (call.played + reaction, allowed)
        if call.close is not None:
            assert call.opened + reaction < call.close, "given too late"
            assert entry.arrived_ms <= call.close + 500, "arrived too late"
        call.answers[entry.seat] = (entry.stage, entry.elapsed_ms)
        call.allowed[entry.seat] = allowed

    def promise(self, call, waiting, entry):
        """Note when the answer or the talk is due: not after the last one may come in."""
        assert call.closed is not None and waiting and not call.discussed
        assert call.promised in (None, entry.at_ms)
        assert self.now < entry.at_ms
        assert entry.at_ms == call.close + 500 or not self.same_clock
        call.promised = entry.at_ms

    def discuss(self, call, waiting):
        """Let the room see how it split, once nobody's answer can still come in."""
        assert call.closed is not None and not call.discussed
        assert not waiting or self.now >= call.close + 500 or not self.same_clock
        call.discussed, call.promised = True, None

    def vote_again(self, call, entry):
        """Open the call once more, this time without a clock."""
        assert call.discussed and call.second is None
        call.second, call.opened = {}, entry.opens_at_ms
        call.closed = call.timer = None

    def vote(self, call, entry):
        """Note what somebody says now, which may be changed until the call closes again."""
        assert entry.arrived_ms >= call.opened and call.closed is None
        assert call.second.get(entry.seat) != entry.stage
        call.second[entry.seat] = entry.stage

    def show(self, settings, call, seats, waiting, entry):
        """Refill what everybody may be allowed, once nobody's answer can still come in."""
        assert call.closed is not None
        in_time = call.discussed or self.now >= call.close + 500
        assert not waiting or in_time or not self.same_clock
        added = {}
        if settings.mode != "relaxed":
            added = {seat: min(150, 40 + max(0, self.trips.get(seat, 60))) for seat in seats}
        assert {grant.seat: grant.ms for grant in entry.grants} == added
        for seat, ms in added.items():
            left = call.quotas.get(seat, 500) - call.allowed.get(seat, 0)
            self._quotas[seat] = min(1_000, left + ms)

    def undo(self, call):
        """Give everybody back what they had before the call."""
        self._quotas = dict(call.quotas)
