"""Finding a workshop by its code, without helping anybody to guess one."""

from __future__ import annotations

from typing import NoReturn

from flask import request

from server.table.table import Table
from server.web.cookies import SEATED, claims_a_seat, holder
from server.web.messages import refuse
from server.web.site import Site


def find(site: Site, code: str) -> Table:
    """Return the workshop's table, or answer why not.

    An address with too many wrong codes is not told whether the next one is right, unless it proves
    that it knew already, by a seat in that workshop.
    """
    address = site.addresses.client(request.environ)
    wait_s = site.codes.wait_s(address)
    if wait_s and not claims_a_seat(site, code):
        too_many(wait_s)
    table = site.tables.find(code)
    if wait_s and not (table and any(holder(site, table, role) for role in SEATED)):
        too_many(wait_s)
    if table is None:
        site.codes.spend(address)
        refuse(404, "not_found", "No workshop has this code. Check the six digits and try again.")
    return table


def too_many(wait_s: int) -> NoReturn:
    """Answer that too many wrong codes came, and when to try again."""
    refuse(
        429,
        "too_many",
        f"Too many wrong codes came from your network. Please try again in {wait_s} seconds.",
        wait_s=wait_s,
    )
