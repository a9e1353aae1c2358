"""What every answer tells the browser to forbid."""

from __future__ import annotations

from flask import Flask, Response, request

from server.web.addresses import HOST

#: Off, all of them; not listed are sound and the full screen, which the display asks for.
FORBIDDEN = (
    "accelerometer",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
#: A phone on the table must not fall asleep.
POLICY = ", ".join(["screen-wake-lock=(self)", *(f"{name}=()" for name in FORBIDDEN)])


def init_app(app: Flask) -> None:
    """Put the headers on every answer."""

    @app.after_request
    def add(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = content_policy(request.environ)
        response.headers["X-Content-Type-Options"] = "nosniff"
        # A code stands in the address of a page.
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Permissions-Policy"] = POLICY
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def content_policy(environ: dict[str, object]) -> str:
    """Return the policy: our own files, and nothing written into the page."""
    host = str(environ.get("HTTP_HOST", ""))
    # Older Safari does not let 'self' stand for sockets.
    sockets = f" ws://{host} wss://{host}" if HOST.match(host) else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        f"font-src 'self'; connect-src 'self'{sockets}; media-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
