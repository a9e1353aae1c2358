"""The pages: shells that the built client fills, and a few that are only read."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, render_template
from werkzeug.routing import BaseConverter

from server.web.assets import AN_HOUR
from server.web.site import Site

#: The mark of the game: three squares in a row, found.
FAVICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" '
    'rx="8" fill="#12436d"/><g fill="#fff"><circle cx="11" cy="24" r="5"/><circle cx="24" cy="24" '
    'r="5"/><circle cx="37" cy="24" r="5"/></g><path d="M4 38h40" stroke="#f46a25" '
    'stroke-width="4" stroke-linecap="round"/></svg>'
)
TEXT_STYLE = Path(__file__).with_name("text.css").read_text()


class CodeConverter(BaseConverter):
    """Six digits: a workshop's code, in addresses."""

    regex = "[0-9]{6}"


def blueprint(site: Site) -> Blueprint:
    """Serve every page. A shell is the same whether or not there is such a workshop."""
    routes = Blueprint("pages", __name__)

    @routes.get("/")
    @routes.get("/join/<code:code>")
    @routes.get("/play/<code:code>")
    def play(code: str = "") -> str:
        return _shell(site, "play")

    @routes.get("/host")
    @routes.get("/host/<code:code>")
    def host(code: str = "") -> str:
        return _shell(site, "host")

    @routes.get("/display/<code:code>")
    def display(code: str) -> str:
        return _shell(site, "display")

    @routes.get("/privacy")
    def privacy() -> str:
        return _text(site, "privacy.html")

    @routes.get("/accessibility")
    def accessibility() -> str:
        return _text(site, "accessibility.html")

    @routes.get("/favicon.svg")
    def favicon() -> Response:
        return _kept(FAVICON, "image/svg+xml")

    @routes.get("/text.css")
    def text_style() -> Response:
        return _kept(TEXT_STYLE, "text/css; charset=utf-8")

    return routes


def _kept(body: str, content_type: str) -> Response:
    response = Response(body, content_type=content_type)
    response.headers["Cache-Control"] = AN_HOUR
    return response


def _shell(site: Site, page: str) -> str:
    return render_template("shell.html", page=page, **site.assets.of_page(page))


def _text(site: Site, template: str) -> str:
    return render_template(
        template,
        organisation=site.settings.organisation or "the organisation that runs this server",
        contact=site.settings.contact,
        days=site.settings.keep_names_days,
    )
