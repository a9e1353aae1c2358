"""One line for each request: which route, how it went, how long. Never who, never a code."""

from __future__ import annotations

import logging
import time

from flask import Flask, Response, g, request

log = logging.getLogger("server.access")


def init_app(app: Flask) -> None:
    """Write the line after every answer; files that a page loads are not worth one."""

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def write(response: Response) -> Response:
        rule = request.url_rule
        if rule is None or rule.endpoint != "assets.asset":
            took_ms = (time.perf_counter() - g.get("started", time.perf_counter())) * 1000
            route = rule.rule if rule else "(no such page)"
            log.info("%s %s %s %.1f ms", request.method, route, response.status_code, took_ms)
        return response
