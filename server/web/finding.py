"""Finding a workshop by its code, without helping anybody to guess one."""

from __future__ import annotations

from flask import request

from server.table.codes import UnknownCode
from server.table.table import Table
from server.web.messages import refuse
from server.web.site import Site


def find(site: Site, code: str) -> Table:
    """Return the table that the present request asks for, or answer that there is none."""
    try:
        return site.strangers.find(request.environ, code)
    except UnknownCode:
        refuse(404, "not_found", "No workshop has this code. Check the six digits and try again.")
