"""``/health``: for whoever watches the server. It names nobody and no workshop."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from server import __version__
from server.web.site import Site


def blueprint(site: Site) -> Blueprint:
    """Serve ``/health``: 200 while workshops can be played, else 503."""
    routes = Blueprint("health", __name__)
    started_ms = site.clock.now_ms()

    @routes.get("/health")
    def health() -> tuple[dict[str, Any], int]:
        writable = site.writable()
        told = {
            "status": "ok" if writable else "the journal cannot be written",
            "version": __version__,
            "uptime_s": (site.clock.now_ms() - started_ms) // 1000,
            "journal_writable": writable,
            "workshops": site.tables.live,
            "connections": site.connections(),
        }
        return told, 200 if writable else 503

    return routes
