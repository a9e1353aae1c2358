"""What all of the API has in common: who may ask, and what is said when nothing comes of it."""

from __future__ import annotations

from flask import Blueprint, Response, request

from server.errors import JournalError
from server.game.rejections import Rejected
from server.table.codes import TooMany
from server.table.notices import Trouble
from server.table.storing import trouble_of
from server.web.messages import problem, refuse
from server.web.site import Site

#: What is said when storing fails, to whoever has no words of their own for it.
WHY = {
    None: "It could not be stored just now. Please try again.",
    Trouble.DISK_FULL: (
        "The server's disk is full, so nothing can be stored. Make room on the computer that runs "
        "the server, then try again. Nothing that was received is lost."
    ),
    Trouble.STORAGE: (
        "The server's disk fails, so nothing can be stored. The server's log says how; try again "
        "when that is mended. Nothing that was received is lost."
    ),
}


def guard(routes: Blueprint, site: Site) -> None:
    """Let only our own pages change anything; answer 503 for what could not be stored."""

    @routes.before_request
    def refuse_other_sites() -> None:
        if request.method not in ("GET", "HEAD") and not _from_our_own_page(site):
            refuse(403, "forbidden", "This can only be asked for on the pages of this server.")

    @routes.errorhandler(JournalError)
    def unavailable(error: JournalError) -> Response:
        trouble = trouble_of(error)
        return problem(503, "unavailable", WHY[trouble], wait_s=2, trouble=trouble)

    @routes.errorhandler(Rejected)
    def too_late(_: Rejected) -> Response:
        return problem(410, "gone", "This workshop has ended.")

    @routes.errorhandler(TooMany)
    def too_many(no: TooMany) -> Response:
        return problem(429, "too_many", str(no), wait_s=no.wait_s)


def _from_our_own_page(site: Site) -> bool:
    """Browsers always say where a request comes from; who is no browser has no cookies to lose."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    return site.addresses.is_own_origin(request.headers.get("Origin"), request.environ)
