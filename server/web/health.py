"""``/health``: for whoever watches the server. It names nobody and no workshop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint

from server import __version__
from server.errors import JournalError
from server.table.ports import Clock
from server.web.site import Site

#: How long the journal is taken to be as it was found, in ms: well, and unwell. Looking costs a
#: commit, and play waits for it.
WELL_MS, UNWELL_MS = 5_000, 1_000


def blueprint(site: Site) -> Blueprint:
    """Serve ``/health``: 200 while workshops can be played, else 503."""
    routes = Blueprint("health", __name__)
    started_ms = site.clock.now_ms()
    pulse = Pulse(site.probe, site.clock)

    @routes.get("/health")
    def health() -> tuple[dict[str, Any], int]:
        writable = pulse.well()
        straight, queued = site.messages()
        told = {
            "status": "ok" if writable else "the journal cannot be written",
            "version": __version__,
            "uptime_s": (site.clock.now_ms() - started_ms) // 1000,
            "journal_writable": writable,
            "workshops": site.tables.live,
            "connections": site.connections(),
            "messages_straight": straight,
            "messages_queued": queued,
        }
        return told, 200 if writable else 503

    return routes


class Pulse:
    """Whether the journal takes writes: tried now and then, and remembered in between."""

    def __init__(self, probe: Callable[[], float], clock: Clock) -> None:
        self._probe = probe
        self._clock = clock
        self._well = True
        self._felt_ms: int | None = None

    def well(self) -> bool:
        """Return whether the last try succeeded, and try again if that was a while ago."""
        now_ms = self._clock.now_ms()
        holds_ms = WELL_MS if self._well else UNWELL_MS
        if self._felt_ms is None or now_ms - self._felt_ms >= holds_ms:
            # Noted first: who asks while this one waits for the disk does not make it wait longer.
            self._felt_ms = now_ms
            self._well = self._takes_writes()
        return self._well

    def _takes_writes(self) -> bool:
        try:
            self._probe()
        except JournalError:
            return False
        return True
