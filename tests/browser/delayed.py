"""Two phones in one workshop: one in the room, and one far away, behind a slow line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, WebSocket

from tests.browser.frozen import until
from tests.browser.people import Phone
from tests.browser.room import Room
from tests.fairness.proxy import HOST, DelayProxy

#: What the far phone's line adds each way, in seconds.
DELAY_S = 0.15

FAR, NEAR = "Asha", "Ben"

SYNCED = "Calls open here together with all the others."
#: What the server answers where it is asked for the clock.
TOLD_THE_CLOCK = re.compile(r'43\d+\[\{"n":')

#: Two taps are no tie if they are further apart than this, in ms.
CLEAR_MS = 110
#: A busy machine may delay one of them; then the call is played again.
TRIES = 5

#: When the page showed a call, in ms since 1970: pages of one machine have the same clock.
SHOWN = """call => {
    const [mark] = performance.getEntriesByName(`shown ${call}`);
    return mark && performance.timeOrigin + mark.startTime;
}"""

#: Notes the longest time between two pictures, in ms; whoever asks for it begins anew.
NOTE_PICTURES = """() => {
    let last = performance.now();
    window.longest = 0;
    const look = (at) => {
        window.longest = Math.max(window.longest, at - last);
        last = at;
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""
LONGEST = "() => { const { longest } = window; window.longest = 0; return longest; }"

#: Taps the stage of the event so many ms after the page has shown the call, and notes when it did.
TAP = """([call, ms, stages]) => {
    const wait = (shown) => {
        const left = shown + ms - performance.now();
        if (left > 20) return setTimeout(wait, left - 20, shown);
        const event = document.querySelector(".event").textContent;
        const button = document.querySelectorAll(".stages button")[stages[event] - 1];
        const note = (tap) => { window.took = tap.timeStamp - shown; };
        button.addEventListener("click", note, { once: true });
        while (performance.now() < shown + ms);
        button.click();
    };
    window.took = null;
    new PerformanceObserver((marks) => {
        for (const { detail } of marks.getEntriesByName(`shown ${call}`)) wait(detail.at);
    }).observe({ type: "mark" });
}"""
TOOK = "() => window.took"


class Apart:
    """A facilitator and the two phones, both connected and with the clock known.

    The far one comes in here, too.
    """

    def __init__(self, room: Room, far: Phone) -> None:
        self.host = room.facilitator()
        self.far, self.near = far, room.phone(join=False)
        self._told = 0
        self.far.page.on("websocket", self._listen)
        for phone, name in zip(self.phones, (FAR, NEAR), strict=True):
            phone.join_at(f"/join/{room.code}", name)
            phone.unfold("Your connection")
            phone.reads(SYNCED)
            phone.page.evaluate(NOTE_PICTURES)
        pack = room.insight.pack
        self._stages = {event.text: pack.number(event.stage) for event in pack.events}
        self._calls = 0

    @property
    def phones(self) -> tuple[Phone, Phone]:
        return self.far, self.near

    def opens(self) -> tuple[float, float]:
        """Call an event; return how many ms apart the two showed it.

        And the longest time in ms for which one of them drew no picture: the machine's fault.
        """
        self._calls += 1
        self._longest_ms()
        self.host.call()
        moments = [shown(phone.page, self._calls) for phone in self.phones]
        return max(moments) - min(moments), self._longest_ms()

    def reacts(self, far_ms: int, near_ms: int) -> tuple[list[str], dict[str, float]]:
        """Let both tap the right stage so many ms after their screens have shown the call.

        Return what the facilitator then reads about their places, and what their taps took in s.
        """
        for _ in range(TRIES):
            took_ms = self._both_tap(far_ms, near_ms)
            if abs(took_ms[FAR] - took_ms[NEAR]) > CLEAR_MS:
                self.host.unfold("Why these places?")
                said = self.host.page.locator(".why-places li").all_inner_texts()
                return said, {name: ms / 1_000 for name, ms in took_ms.items()}
        raise AssertionError("this machine is too busy to tap at two different moments")

    def far_hears_the_clock(self, times: int) -> None:
        """Wait until the far phone has asked for the clock, and been told it, so many times."""
        until(self.far.page, lambda: self._told >= times)
        self.far.reads(SYNCED)

    def _longest_ms(self) -> float:
        return max(float(phone.page.evaluate(LONGEST)) for phone in self.phones)

    def _listen(self, line: WebSocket) -> None:
        line.on("framereceived", self._hear)

    def _hear(self, frame: str | bytes) -> None:
        self._told += bool(TOLD_THE_CLOCK.match(str(frame)))

    def _both_tap(self, *times_ms: int) -> dict[str, float]:
        """Play a call; return how many ms the two really took, by their pages' own clocks."""
        self._calls += 1
        for phone, ms in zip(self.phones, times_ms, strict=True):
            phone.page.evaluate(TAP, [self._calls, ms, self._stages])
        self.host.call()
        self.host.hears_of(2, 0)
        self.host.show()
        return {
            name: phone.page.evaluate(TOOK)
            for name, phone in zip((FAR, NEAR), self.phones, strict=True)
        }


def shown(page: Page, call: int) -> float:
    """Return when *page* showed the call, in ms since 1970."""
    return float(page.wait_for_function(SHOWN, arg=call).json_value())


@contextmanager
def slow_line(port: int) -> Iterator[str]:
    """Yield the address of the server behind *port*, for those who are far away."""
    with DelayProxy(port, DELAY_S) as proxy:
        yield f"http://{HOST}:{proxy.port}"
