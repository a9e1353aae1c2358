"""The QR code that leads phones to a workshop."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from io import BytesIO

import segno
from flask import Blueprint, Response, request

from server.web.site import Site

#: The quiet margin that the standard asks for, in modules.
MARGIN = 4


def blueprint(site: Site) -> Blueprint:
    """Serve ``/join/CODE/qr.svg``, whether or not there is such a workshop: it tells nothing."""
    routes = Blueprint("qr", __name__)

    @routes.get("/join/<code:code>/qr.svg")
    def qr(code: str) -> Response:
        url = site.addresses.join_url(code, request.host)
        return Response(drawn(url), mimetype="image/svg+xml")

    return routes


def as_data(text: str) -> str:
    """Return *text* as a QR code in an address of its own, for what no address may hold."""
    return f"data:image/svg+xml;base64,{b64encode(_svg(text)).decode()}"


@lru_cache(maxsize=256)
def drawn(text: str) -> bytes:
    """Return *text* as a QR code that scales to any size, dark on white in any theme."""
    return _svg(text)


def _svg(text: str) -> bytes:
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=MARGIN, light="white", omitsize=True, svgclass=None, lineclass=None
    )
    return out.getvalue()
