"""What every part of the API has in common: who may ask, and what is said when storing fails."""

from __future__ import annotations

from flask import Blueprint, Response, request

from server.errors import JournalError
from server.web.messages import problem, refuse
from server.web.site import Site


def guard(routes: Blueprint, site: Site) -> None:
    """Let only our own pages change anything; answer 503 for what could not be stored."""

    @routes.before_request
    def refuse_other_sites() -> None:
        if request.method not in ("GET", "HEAD") and not _from_our_own_page(site):
            refuse(403, "forbidden", "This can only be asked for on the pages of this server.")

    @routes.errorhandler(JournalError)
    def unavailable(_: JournalError) -> Response:
        return problem(
            503, "unavailable", "It could not be stored just now. Please try again.", wait_s=2
        )


def _from_our_own_page(site: Site) -> bool:
    """Browsers always say where a request comes from; who is no browser has no cookies to lose."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    return site.addresses.is_own_origin(request.headers.get("Origin"), request.environ)
