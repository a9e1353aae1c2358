"""Players who cheat, as cleverly as we know how. They are as skilled as everybody."""

from __future__ import annotations

from server.game import timing
from tests.fairness.judging import Answer, Teller
from tests.fairness.phones import Tap

#: By so much a round trip is delayed: more changes nothing.
DELAY_MS = 400

#: Whoever was faster than this may win: the limit that pays most, found by trying.
FAST_MS = 3_800


def zero(tap: Tap, _: int) -> Answer:
    """Claim to have tapped at once."""
    return tap.arrived, 0


def zero_when_full(tap: Tap, quota_ms: int) -> Answer:
    """Claim to have tapped at once when there is a whole allowance to be had, and else nothing."""
    return tap.arrived, 0 if quota_ms >= timing.CAP_MS else None


def zero_when_fast(tap: Tap, _: int) -> Answer:
    """Claim to have tapped at once where that may win the call, and else nothing."""
    return tap.arrived, 0 if tap.arrived < FAST_MS else None


def ahead(tap: Tap, _: int) -> Answer:
    """Read the text when it comes, before it opens; tell the truth of the tap."""
    read_ms = min(tap.shown, tap.pushed - timing.LEAD_MS)
    tapped_ms = max(0.0, read_ms + tap.took)
    return int(tapped_ms + tap.uplink), max(0.0, tapped_ms - tap.shown)


#: Those whose wins the project has set a limit to.
BLIND = {
    "claims 0 in every call": Teller(zero),
    "saves up, claims 0 when 500 ms are to be had": Teller(zero_when_full),
    "claims 0 in every call, delays the server's measurements": Teller(zero, DELAY_MS),
    "saves up and delays": Teller(zero_when_full, DELAY_MS),
}
#: Those who know more: when they were fast, or what is coming.
KNOWING = {
    "claims 0 only where they were fast": Teller(zero_when_fast),
    "claims 0 only where they were fast, and delays": Teller(zero_when_fast, DELAY_MS),
    "reads each call before it opens": Teller(ahead),
}
LIARS = BLIND | KNOWING
