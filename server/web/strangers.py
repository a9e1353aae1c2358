"""Who has proved nothing yet, and finds workshops by their codes: by page and by socket."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from werkzeug.http import parse_cookie

from server.table.codes import UnknownCode
from server.table.table import Table
from server.table.tables import Tables
from server.web.addresses import Addresses
from server.web.limits import Limit

SEAT_COOKIE = re.compile(r"^(?:__Host-)?jb_(?:player|facilitator)_(?P<code>[0-9]{6})$")

#: Cookies that are looked at in one request.
COOKIES = 5


class Strangers:
    """Looks up workshops so that nobody can guess a code; tells whether a sender has a seat."""

    def __init__(self, codes: Limit, addresses: Addresses, tables: Tables) -> None:
        self._codes = codes
        self._addresses = addresses
        self._tables = tables

    def find(self, environ: Mapping[str, Any], code: str) -> Table:
        """Return the table of the workshop that the sender of a request asks for.

        Raises ``UnknownCode``, and ``TooMany`` where too many were unknown: then not even a right
        code is told. Whoever proves a seat in that very workshop has no need to guess.
        """
        if table := self._proven(environ, code):
            return table
        with self._codes.trying(self._addresses.client(environ)):
            if found := self._tables.find(code):
                return found
            raise UnknownCode

    def proves_a_seat(self, environ: Mapping[str, Any]) -> bool:
        """Return whether a request holds a valid seat cookie, of any workshop."""
        return self._proven(environ) is not None

    def _proven(self, environ: Mapping[str, Any], code: str | None = None) -> Table | None:
        """Return a table, of *code* if it is given, at which a request's cookie holds a seat."""
        cookies = parse_cookie(environ.get("HTTP_COOKIE", ""))
        found = [(SEAT_COOKIE.match(name), token) for name, token in cookies.items()]
        seats = [(at["code"], token) for at, token in found if at and code in (None, at["code"])]
        tables = (self._held(at, token) for at, token in seats[:COOKIES])
        return next((table for table in tables if table), None)

    def _held(self, code: str, token: str) -> Table | None:
        table = self._tables.find(code)
        return table if table and table.person(token) else None
