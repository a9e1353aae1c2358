"""A room with one workshop in it: people come in, and what their browsers complain of is noted."""

from __future__ import annotations

import re
from types import TracebackType

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.browser.insight import Insight
from tests.browser.people import Display, Facilitator, Phone

PATIENCE_MS = 15_000
LAPTOP: ViewportSize = {"width": 1280, "height": 720}
PHONE: ViewportSize = {"width": 360, "height": 740}
#: Chromium keeps quiet about these otherwise.
TELL_OF_BREACHES = """addEventListener("securitypolicyviolation", (breach) =>
    console.error(`Content policy: ${breach.violatedDirective} ${breach.blockedURI}`))"""


class Room:
    """Whoever comes in is shown out at the end. *complaints* should then be empty."""

    def __init__(self, browser: Browser, url: str, insight: Insight) -> None:
        self.url = url
        self.insight = insight
        self.complaints: list[str] = []
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._forgiven: list[re.Pattern[str]] = []
        self.code = ""

    def __enter__(self) -> Room:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for context in self._contexts:
            context.close()

    def forgive(self, pattern: str) -> None:
        """Expect a complaint, because the test provokes it."""
        self._forgiven.append(re.compile(pattern))

    def facilitator(self, **options) -> Facilitator:
        """Somebody who opens the workshop of this room."""
        facilitator = Facilitator(self.page(LAPTOP, **options), self.url)
        self.code = facilitator.open_workshop()
        return facilitator

    def display(self, **options) -> Display:
        display = Display(self.page(LAPTOP, **options), self.url)
        display.watch(self.code)
        return display

    def phone(self, name: str = "", *, join: bool = True, **options) -> Phone:
        """Somebody with a phone, in the workshop already unless told otherwise."""
        phone = Phone(self.page(PHONE, has_touch=True, **options), self.url, self.insight)
        if join:
            phone.join_at(f"/join/{self.code}", name)
        return phone

    def page(self, viewport: ViewportSize, **options) -> Page:
        """A browser of somebody's own."""
        context = self._browser.new_context(viewport=viewport, locale="en-GB", **options)
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(TELL_OF_BREACHES)
        context.on("console", lambda said: self._note(f"{said.type}: {said.text}", said.type))
        context.on("weberror", lambda caught: self._note(f"uncaught: {caught.error}"))
        context.on("request", lambda request: self._note_address(request.url))
        context.on("page", self._attend)
        self._contexts.append(context)
        return context.new_page()

    def _attend(self, page: Page) -> None:
        page.on("websocket", lambda line: self._note_address(line.url))
        page.on("dialog", self._refuse)

    def _refuse(self, dialog) -> None:
        self._note(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note_address(self, address: str) -> None:
        host = self.url.removeprefix("http://")
        if not re.match(rf"(http|ws)://{re.escape(host)}/", address):
            self._note(f"went elsewhere: {address}")

    def _note(self, complaint: str, kind: str = "error") -> None:
        forgiven = any(pattern.search(complaint) for pattern in self._forgiven)
        if kind in ("error", "warning") and not forgiven:
            self.complaints.append(complaint)
