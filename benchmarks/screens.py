"""Real pages in a real Chromium, each with a probe in it that notes what is measured."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from benchmarks.machine import HERE, CannotMeasure
from tests.browser.chromium import NoChromium, executable

PHONE: ViewportSize = {"width": 360, "height": 740}
LAPTOP: ViewportSize = {"width": 1280, "height": 720}
PATIENCE_MS = 15_000
#: What comes by itself has come after this, and a page's clock is set after that.
SETTLE_S, SYNC_S = 0.4, 2.0

SHOWN = """call => performance.getEntriesByName(`shown ${call}`)[0]?.detail"""
TAPPED = "kind => probe.told().taps.find(tap => tap.kind === kind)"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser, and close it at the end."""
    try:
        path = executable()
    except NoChromium as missing:
        raise CannotMeasure(str(missing)) from missing
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


class Screen:
    """A page of somebody's own at the server of *url*."""

    def __init__(
        self, browser: Browser, url: str, viewport: ViewportSize, *, touched: bool = False
    ) -> None:
        self.url = url
        self._context = browser.new_context(viewport=viewport, locale="en-GB", has_touch=touched)
        self._context.set_default_timeout(PATIENCE_MS)
        self._context.add_init_script(path=HERE / "probe.js")
        self._page = self._context.new_page()

    def open(self, path: str, cookie: str = "") -> None:
        """Open a page, with a *cookie* that proves a seat; wait until it is connected."""
        if cookie:
            name, _, value = cookie.partition("=")
            self._context.add_cookies([{"name": name, "value": value, "url": self.url}])
        self._page.goto(self.url + path)
        self._page.wait_for_selector('html[data-phase]:not([data-phase="connecting"])')

    def play(self, code: str, name: str) -> None:
        """Take a seat, and open the player's page."""
        seats = f"{self.url}/api/workshops/{code}/seats"
        if not self._context.request.post(seats, data={"name": name}).ok:
            raise CannotMeasure("The page was given no seat.")
        self.open(f"/play/{code}")

    def slow_down(self, times: float) -> None:
        """Let the page run so many times slower."""
        line = self._context.new_cdp_session(self._page)
        line.send("Emulation.setCPUThrottlingRate", {"rate": times})

    def shown(self, call: int) -> dict[str, Any]:
        """Wait until the call is shown; return what the page knows of it."""
        shown: dict[str, Any] = self._page.wait_for_function(SHOWN, arg=call).json_value()
        if shown["serverMs"] is None:
            raise CannotMeasure("The page does not know the server's clock.")
        return shown

    def tap(self, kind: str, number: int) -> float:
        """Tap one of that *kind*; return how many ms later that was to be seen."""
        among = self._page.locator(f"{kind}:enabled:not([aria-disabled=true])")
        among.nth(number % among.count()).tap(force=True)
        return float(self._page.wait_for_function(TAPPED, arg=kind).json_value()["ms"])

    def clear(self) -> None:
        """Let the probe begin anew."""
        self._page.evaluate("probe.clear()")

    def count(self) -> None:
        """Let the probe count frames from now on."""
        self._page.evaluate("probe.clear(), probe.count()")

    def told(self) -> dict[str, Any]:
        """Return what the probe has noted, and count no more frames."""
        noted: dict[str, Any] = self._page.evaluate("probe.told()")
        return noted


def shifted(noted: dict[str, Any], since: float = 0) -> float:
    """Return by how much of the page things have moved *since* then."""
    return float(sum(shift["value"] for shift in noted["shifts"] if shift["at"] > since))
