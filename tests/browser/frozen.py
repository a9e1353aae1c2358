"""Pages that can be frozen, as a phone freezes those that nobody looks at.

Playwright keeps its pages visible, and a page that is visible cannot be frozen: Chromium says that
it was, and nothing happens. Without Playwright's defaults, in the browser's own context, it can.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import executable
from tests.browser.people import GLANCE_MS
from tests.browser.room import PATIENCE_MS
from tests.real_server import free_port

NOTE = """() => {
    window.is = "";
    for (const is of ["freeze", "resume"]) {
        document.addEventListener(is, () => { window.is = is; }, { once: true });
    }
}"""


@contextmanager
def freezing(chromium: Browser) -> Iterator[BrowserContext]:
    """Start another Chromium like this one, whose pages can be frozen."""
    port, kind = free_port(), chromium.browser_type
    options = [f"--remote-debugging-port={port}"]
    with (
        kind.launch(executable_path=executable(), args=options),
        kind.connect_over_cdp(f"http://127.0.0.1:{port}", no_defaults=True) as browser,
    ):
        yield browser.contexts[0]


def freeze(page: Page) -> Callable[[], None]:
    """Look at another page, and freeze this one; return what undoes both."""
    page.evaluate(NOTE)
    lifecycle = page.context.new_cdp_session(page)
    other = page.context.new_page()
    other.bring_to_front()

    def enter(state: str, event: str) -> None:
        lifecycle.send("Page.setWebLifecycleState", {"state": state})
        until(other, lambda: page.evaluate("() => window.is") == event)

    def wake() -> None:
        enter("active", "resume")
        page.bring_to_front()
        other.close()

    enter("frozen", "freeze")
    return wake


def until(page: Page, ready: Callable[[], bool]) -> None:
    """Wait for what *page* itself cannot tell of."""
    deadline = time.monotonic() + PATIENCE_MS / 1_000
    while not ready():
        assert time.monotonic() < deadline, "it did not come"
        page.wait_for_timeout(GLANCE_MS)
