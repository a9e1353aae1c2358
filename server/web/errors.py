"""What somebody gets when a page is not there or something broke: plain words, and no secrets."""

from __future__ import annotations

import logging

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from server.web.messages import problem

log = logging.getLogger(__name__)

#: Codes of ``Problem`` by status; anything else is a ``bad_request``.
CODES = {403: "forbidden", 404: "not_found", 410: "gone", 429: "too_many", 503: "unavailable"}

WORDS = {
    400: ("Something is wrong with this request", "Please go back and try again."),
    404: ("There is no such page", "Check the address. A workshop's code has six digits."),
    405: ("This cannot be done here", "Please go back and try again."),
    413: ("This is too large", "Please send less."),
    415: ("This is not JSON", "Please send JSON (content type application/json)."),
    500: ("Something broke on our side", "It has been noted. Please try again in a moment."),
}


def init_app(app: Flask) -> None:
    """Answer every error in plain words: as a ``Problem`` under ``/api``, else as a page."""

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        if error.response is not None:
            return make_response(error.response)
        return _answer(error.code or 500)

    @app.errorhandler(Exception)
    def broken(error: Exception) -> Response:
        rule = request.url_rule.rule if request.url_rule else "(no such page)"
        log.error("%s %s broke", request.method, rule, exc_info=error)
        return _answer(500)


def _answer(status: int) -> Response:
    title, words = WORDS.get(status, WORDS[500 if status >= 500 else 400])
    if request.path.startswith("/api/"):
        code = CODES.get(status, "unavailable" if status >= 500 else "bad_request")
        return problem(status, code, f"{title}. {words}")
    return make_response(render_template("problem.html", title=title, words=words), status)
