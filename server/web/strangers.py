"""Who has proved nothing yet, and how many wrong codes they may try: by page and by socket."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from werkzeug.http import parse_cookie

from server.table.tables import Tables
from server.web.addresses import Addresses
from server.web.limits import Limit

SEAT_COOKIE = re.compile(r"^(?:__Host-)?jb_(?:player|facilitator)_(?P<code>[0-9]{6})$")

#: Cookies that are looked at in one request.
COOKIES = 5


class Strangers:
    """Tells whether a sender may try a code, and whether it proves a seat."""

    def __init__(self, codes: Limit, addresses: Addresses, tables: Tables) -> None:
        self.codes = codes
        self._addresses = addresses
        self._tables = tables

    def may_try(self, environ: Mapping[str, Any], code: str) -> bool:
        """Return whether the sender of a request may still try codes, *code* now.

        Whoever proves a seat in that very workshop has no need to guess.
        """
        if not self.codes.wait_s(self._addresses.client(environ)):
            return True
        return self.proves_a_seat(environ, code=code)

    def count_wrong(self, environ: Mapping[str, Any]) -> None:
        """Count one wrong code from the sender of a request."""
        self.codes.spend(self._addresses.client(environ))

    def proves_a_seat(self, environ: Mapping[str, Any], code: str | None = None) -> bool:
        """Return whether a request holds a valid seat cookie, of any workshop or of *code*."""
        cookies = parse_cookie(environ.get("HTTP_COOKIE", ""))
        found = [(SEAT_COOKIE.match(name), token) for name, token in cookies.items()]
        seats = [(at["code"], token) for at, token in found if at and code in (None, at["code"])]
        return any(self._holds(at, token) for at, token in seats[:COOKIES])

    def _holds(self, code: str, token: str) -> bool:
        table = self._tables.find(code)
        return table is not None and table.person(token) is not None
