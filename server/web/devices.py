"""``/api/workshops/CODE/...``: a place on another device, by rejoin, pairing and recovery codes."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from flask import Blueprint, Response, request

from server.game.commands import Role
from server.realtime.protocol import (
    PairingCode,
    RecoveryCode,
    RejoinCode,
    RejoinRequest,
    SteeringSeat,
    SteerRequest,
    TakenSeat,
)
from server.table.codes import UnknownCode, grouped, is_recovery
from server.table.reentry import PAIRING_MS
from server.table.table import Table
from server.web.cookies import hand_over, holder, seated
from server.web.finding import find
from server.web.guard import guard
from server.web.messages import answer, problem, received, refuse
from server.web.qr import as_data
from server.web.site import Site


def blueprint(site: Site) -> Blueprint:
    """Serve what moves a place to another device."""
    routes = Blueprint("devices", __name__, url_prefix="/api/workshops/<code:code>")
    guard(routes, site)

    @routes.post("/rejoin")
    def rejoin(code: str) -> Response:
        asked = received(RejoinRequest)
        table = find(site, code)
        with _trying(site, table, "rejoin"):
            person, token = table.reentry.rejoin(asked.code, asked.attempt)
        response = answer(TakenSeat(seat=person.seat, name=person.name))
        hand_over(response, site, code, Role.PLAYER, token)
        return response

    @routes.post("/facilitators")
    def steer(code: str) -> Response:
        asked = received(SteerRequest)
        table = find(site, code)
        seat = SteeringSeat(host_url=_host_url(site, code))
        if holder(site, table, Role.FACILITATOR):
            return answer(seat)
        with nullcontext() if is_recovery(asked.code) else _trying(site, table, "pair"):
            _, token = table.reentry.steer(asked.code, asked.attempt)
        response = answer(seat, 201)
        hand_over(response, site, code, Role.FACILITATOR, token)
        return response

    @routes.post("/pairing")
    def pairing(code: str) -> Response:
        pairing_code = _steered(site, code).reentry.pair()
        url = f"{_host_url(site, code)}#{pairing_code}"
        return answer(
            PairingCode(
                pairing_code=pairing_code,
                url=url,
                qr=as_data(url),
                expires_in_s=PAIRING_MS // 1_000,
            ),
            201,
        )

    @routes.post("/recovery")
    def recovery(code: str) -> Response:
        fresh = _steered(site, code).reentry.renew_recovery()
        return answer(RecoveryCode(recovery_code=grouped(fresh, 4)), 201)

    @routes.post("/seats/<int:seat>/rejoin-code")
    def rejoin_code(code: str, seat: int) -> Response:
        table = _steered(site, code)
        person = table.person_at(seat)
        if person is None or person.role is not Role.PLAYER:
            refuse(404, "not_found", "Nobody sits there. Reload the page and look again.")
        fresh = table.reentry.renew(seat)
        return answer(RejoinCode(seat=seat, name=fresh.name, rejoin_code=fresh.code), 201)

    @routes.errorhandler(UnknownCode)
    def unknown(_: UnknownCode) -> Response:
        return problem(
            404,
            "not_found",
            "This code does not fit. Check it letter by letter; each works once. "
            "The facilitator can give you a fresh one.",
        )

    return routes


def _trying(site: Site, table: Table, to: str) -> AbstractContextManager[None]:
    """Count a code that the present request's sender tries *to* do something with.

    Whoever holds a seat is counted by that, and never waits because of others.
    """
    at = f"{to} {table.address.code}"
    if person := seated(site, table):
        return site.reentries_of_seats.trying("", at=f"{at} {person.seat}")
    return site.reentries.trying(site.addresses.client(request.environ), at=at)


def _steered(site: Site, code: str) -> Table:
    """Return the table that the present request's sender steers, or refuse."""
    table = find(site, code)
    if not holder(site, table, Role.FACILITATOR):
        refuse(403, "forbidden", "Only a facilitator of this workshop may ask for this.")
    return table


def _host_url(site: Site, code: str) -> str:
    return f"{site.addresses.base(request.host)}/host/{code}"
