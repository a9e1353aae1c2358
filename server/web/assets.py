"""The built client, served from memory: hashed names, so that a browser may keep them for ever."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from flask import Blueprint, Response, abort, request

#: Names the files of each page; written last, so that it stands for a whole build.
MANIFEST = "manifest.json"
#: ``play-3FQX2A7B.js``: the hash changes with the content.
HASHED = re.compile(r"-[A-Z0-9]{8}\.[a-z0-9]+$")
FOREVER = "public, max-age=31536000, immutable"
AN_HOUR = "public, max-age=3600"

TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".mp3": "audio/mpeg",
    ".wav": "audio/wav",
}
#: Best first.
ENCODINGS = {"br": ".br", "gzip": ".gz"}


@dataclass(slots=True)
class Asset:
    """One file, as it is and as it was compressed when the client was built."""

    type: str
    lasting: bool
    plain: bytes = b""
    encoded: dict[str, bytes] = field(default_factory=dict)

    def best(self, accepted: Iterable[str]) -> tuple[str | None, bytes]:
        """Return the smallest form that a browser takes, with its encoding."""
        welcome = set(accepted)
        for encoding, body in self.encoded.items():
            if encoding in welcome:
                return encoding, body
        return None, self.plain


class Assets:
    """Every file of the built client whose type we know. Source maps stay at home."""

    def __init__(self, folder: Path) -> None:
        self._assets: dict[str, Asset] = {}
        manifest = folder / MANIFEST
        self._pages: dict[str, dict[str, str]] = (
            json.loads(manifest.read_text()) if manifest.is_file() else {}
        )
        for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
            name = path.relative_to(folder).as_posix()
            if path.is_file() and path.suffix in TYPES and not path.name.startswith("."):
                self._assets[name] = _read(path)

    def get(self, name: str) -> Asset | None:
        """Return the file *name*, as it stands below the client's folder."""
        return self._assets.get(name)

    def of_page(self, page: str) -> dict[str, str]:
        """Return the ``script`` and the ``style`` that a page loads."""
        return self._pages.get(page, {})

    def __len__(self) -> int:
        return len(self._assets)


def blueprint(assets: Assets) -> Blueprint:
    """Serve *assets* under ``/assets/``."""
    routes = Blueprint("assets", __name__)

    @routes.get("/assets/<path:name>")
    def asset(name: str) -> Response:
        found = assets.get(name)
        return serve(found) if found else abort(404)

    return routes


def serve(asset: Asset) -> Response:
    """Answer the present request with *asset*, in the form that its sender likes best."""
    accepted = [encoding for encoding, quality in request.accept_encodings if quality > 0]
    encoding, body = asset.best(accepted)
    response = Response(body, content_type=asset.type)
    response.headers["Cache-Control"] = FOREVER if asset.lasting else AN_HOUR
    response.headers["Vary"] = "Accept-Encoding"
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return response


def _read(path: Path) -> Asset:
    asset = Asset(type=TYPES[path.suffix], lasting=bool(HASHED.search(path.name)))
    asset.plain = path.read_bytes()
    for encoding, suffix in ENCODINGS.items():
        compressed = path.with_name(path.name + suffix)
        if compressed.is_file():
            asset.encoded[encoding] = compressed.read_bytes()
    return asset
