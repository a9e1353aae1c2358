"""A phone behind a slow line opens calls with the others, and is placed by its own time."""

from __future__ import annotations

import re
from statistics import median

import pytest

from tests.browser.delayed import Apart, slow_line
from tests.browser.frozen import freeze, freezing
from tests.browser.people import Phone
from tests.browser.room import Room

#: Reaction times in ms: far enough apart to be no tie, and nearer than what the line takes.
FASTER_MS, SLOWER_MS = 3_000, 3_150
PLACES = ("1st", "2nd")
#: The facilitator reads hundredths of a second.
EXACT_S = 0.02

#: So many calls are to be opened, some in every round.
CALLS, ROUND = 40, 20
#: A machine that draws no picture for so long is too busy to be judged by; the call does not count.
BUSY_MS = 100
#: By so much two phones may differ in 19 of 20 calls.
TOGETHER_MS = 60
#: Generous, as the machine may be busy: without the clock the two would differ by 850 ms.
ROUGHLY_MS = 500

NAP_MS = 60_000
#: What counts a page's time stops while the device sleeps: the time of day is then ahead of it.
SLEEP = "ms => { const now = Date.now; Date.now = () => now() + ms; }"
#: A page that wants to know the clock asks for it so often.
BURST = 8


@pytest.fixture
def line(server):
    """The address of the server at the end of a slow line."""
    with slow_line(server.port) as url:
        yield url


@pytest.fixture
def apart(chromium, room, line):
    with Room(chromium, line, room.insight) as far_room:
        yield Apart(room, far_room.phone(join=False))
    assert far_room.complaints == []


@pytest.fixture
def sleeper(chromium, room, line):
    """The same, but the far phone can be frozen."""
    with freezing(chromium) as context:
        yield Apart(room, Phone(context.new_page(), line, room.insight))


def test_the_faster_player_is_first_through_a_slow_line_and_the_facilitator_reads_why(apart):
    apart.host.start_round(calls=12)
    for times in ((FASTER_MS, SLOWER_MS), (SLOWER_MS, FASTER_MS)):
        said, took = apart.reacts(*times)
        order = sorted(took, key=took.__getitem__)
        for name, place, sentence in zip(order, PLACES, said[:2], strict=True):
            read = re.fullmatch(rf"{name} (\d\.\d\d) s: {place} place\.", sentence)
            assert read, (took, said)
            assert float(read[1]) == pytest.approx(took[name], abs=EXACT_S)


def test_a_page_that_was_frozen_asks_for_the_clock_anew_before_it_opens_a_call(sleeper):
    sleeper.host.start_round()
    sleeper.far_hears_the_clock(BURST)
    for times, slept_ms in enumerate((0, NAP_MS), start=2):
        wake = freeze(sleeper.far.page)
        sleeper.far.page.evaluate(SLEEP, slept_ms)
        wake()
        sleeper.far_hears_the_clock(times * BURST)
        spread_ms, _ = sleeper.opens()
        print(f"{spread_ms:.1f} ms apart")
        assert spread_ms < ROUGHLY_MS
        sleeper.host.show()


@pytest.mark.heavy
@pytest.mark.timeout(300)
def test_two_phones_open_calls_together_though_one_has_a_slow_line(apart):
    spreads_ms: list[float] = []
    while len(spreads_ms) < CALLS:
        apart.host.start_round(calls=ROUND)
        for _ in range(ROUND):
            spread_ms, longest_ms = apart.opens()
            spreads_ms += [spread_ms] * (longest_ms < BUSY_MS)
            apart.host.show()
        apart.host.end_round()
    spreads_ms.sort()
    middle_ms, p95_ms = median(spreads_ms), spreads_ms[len(spreads_ms) * 95 // 100 - 1]
    print(f"apart by {middle_ms:.1f} ms, p95 {p95_ms:.1f} ms, at most {spreads_ms[-1]:.1f} ms")
    assert p95_ms <= TOGETHER_MS
