"""Seat cookies: they prove who sits where, and do nothing else."""

from __future__ import annotations

from flask import Response, request

from server.game.commands import Role
from server.table.ports import Person
from server.table.seats import cookie_name
from server.table.table import Table
from server.web.site import Site

THIRTY_DAYS_S = 30 * 24 * 3600


def hand_over(response: Response, site: Site, code: str, role: Role, token: str) -> None:
    """Give the seat's token to the browser: for us alone to read, and for nobody's script."""
    response.set_cookie(
        cookie_name(role, code, secure=site.settings.secure),
        token,
        max_age=THIRTY_DAYS_S,
        path="/",
        secure=site.settings.secure,
        httponly=True,
        samesite="Strict",
    )


def holder(site: Site, table: Table, role: Role) -> Person | None:
    """Return who the present request proves to be, in *role* at *table*."""
    token = _token(site, table.address.code, role)
    person = table.person(token) if token else None
    return person if person and person.role is role else None


def seated(site: Site, table: Table) -> Person | None:
    """Return who the present request proves to be at *table*, in whatever role."""
    return holder(site, table, Role.PLAYER) or holder(site, table, Role.FACILITATOR)


def _token(site: Site, code: str, role: Role) -> str | None:
    return request.cookies.get(cookie_name(role, code, secure=site.settings.secure))
