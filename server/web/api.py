"""``/api``: the packs, a friendly name, opening a workshop, taking a seat."""

from __future__ import annotations

import secrets
from functools import cache

from flask import Blueprint, Response, request

from server.errors import PackError
from server.game.commands import Role
from server.game.pack import Pack
from server.game.views.steering import grid_options
from server.realtime.protocol import (
    FoundWorkshop,
    FriendlyName,
    HostPage,
    OpenedWorkshop,
    OpenWorkshopRequest,
    PackSummary,
    TakenSeat,
    TakeSeatRequest,
)
from server.table.codes import grouped
from server.table.names import BadName, friendly
from server.table.table import Table
from server.table.words import CREATURES, KIND
from server.web import passphrase
from server.web.cookies import hand_over, holder
from server.web.finding import find
from server.web.guard import guard
from server.web.messages import answer, problem, received, refuse
from server.web.site import Site

#: Seats in one workshop: more than any room has, and an end to a machine that takes seats.
SEATS = 2_000


def blueprint(site: Site) -> Blueprint:
    """Serve ``/api``."""
    routes = Blueprint("api", __name__, url_prefix="/api")
    summary = cache(_summary)

    guard(routes, site)

    @routes.get("/packs")
    def packs() -> Response:
        listed = [summary(site, pack_id) for pack_id in site.shelf.ids()]
        return answer(HostPage(packs=listed, passphrase=site.settings.passphrase is not None))

    @routes.get("/name")
    def name() -> Response:
        return answer(FriendlyName(name=friendly(secrets.randbelow(len(KIND) * len(CREATURES)))))

    @routes.post("/workshops")
    def open_workshop() -> Response:
        asked = received(OpenWorkshopRequest)
        passphrase.check(site, asked.passphrase)
        opened = site.tables.open(_pack(site, asked.pack))
        code, base = opened.table.address.code, site.addresses.base(request.host)
        response = answer(
            OpenedWorkshop(
                code=code,
                join_url=site.addresses.join_url(code, request.host),
                host_url=f"{base}/host/{code}",
                display_url=f"{base}/display/{code}",
                recovery_code=grouped(opened.recovery_code, 4),
            ),
            201,
        )
        hand_over(response, site, code, Role.FACILITATOR, opened.token)
        return response

    @routes.get("/workshops/<code:code>")
    def workshop(code: str) -> Response:
        table = find(site, code)
        player = holder(site, table, Role.PLAYER)
        return answer(
            FoundWorkshop(
                code=code,
                title=table.workshop.content.title,
                name=player.name if player else None,
                ended=table.workshop.ended,
            )
        )

    @routes.post("/workshops/<code:code>/seats")
    def take_seat(code: str) -> Response:
        asked = received(TakeSeatRequest)
        table = find(site, code)
        if player := holder(site, table, Role.PLAYER):
            return answer(TakenSeat(seat=player.seat, name=player.name))
        return _seat(site, table, asked)

    @routes.errorhandler(BadName)
    def bad_name(error: BadName) -> Response:
        return problem(400, "bad_request", str(error))

    return routes


def _summary(site: Site, pack_id: str) -> PackSummary:
    pack = site.shelf.get(pack_id)
    return PackSummary(
        id=pack.id,
        title=pack.title,
        summary=pack.summary,
        stages=len(pack.stages),
        facts=len(pack.facts),
        events=len(pack.events),
        options=list(grid_options(pack)),
    )


def _pack(site: Site, pack_id: str) -> Pack:
    try:
        return site.shelf.get(pack_id)
    except (KeyError, PackError):
        refuse(404, "not_found", "There is no such pack. Reload the page and choose another.")


def _seat(site: Site, table: Table, asked: TakeSeatRequest) -> Response:
    if len(table.workshop.players) >= SEATS:
        refuse(503, "unavailable", "This workshop is full.")
    person, token = table.take_seat(asked.name, asked.attempt)
    response = answer(TakenSeat(seat=person.seat, name=person.name), 201)
    hand_over(response, site, table.address.code, Role.PLAYER, token)
    return response
