"""The composition root: every part is made here, once, and handed to those that need it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, abort, request
from flask_socketio import SocketIO

from server import disk
from server.chance import SystemChance
from server.clock import MonotonicClock
from server.config import Settings
from server.house import House
from server.journal.memory import MemoryJournal
from server.journal.sqlite import SqliteJournal
from server.listening import Door, connections_granted, listen
from server.logs import library_log, log_to_stderr
from server.packs.shelf import Shelf
from server.realtime import fastjson
from server.realtime.connections import Connections
from server.realtime.fastpath import FastPath
from server.realtime.gate import LONGEST, Application, PollingGate, admits
from server.realtime.handlers import Handlers
from server.realtime.porch import Porch, PorchDoor
from server.realtime.probes import Probes
from server.realtime.publish import SocketPublisher
from server.realtime.rooms import Rooms
from server.realtime.wire import SocketIOWire
from server.retention import Retention
from server.table.ports import Clock, Journal, Offload
from server.table.tables import Tables
from server.web import access_log, api, assets, devices, errors, headers, health, pages, qr
from server.web.addresses import Addresses
from server.web.assets import Assets
from server.web.limits import (
    OPENINGS,
    WRONG_CODES,
    WRONG_PASSPHRASES,
    WRONG_REENTRIES,
    WRONG_REENTRIES_OF_A_SEAT,
    Limit,
)
from server.web.site import Site
from server.web.strangers import Strangers
from server.welcome import welcome

log = logging.getLogger(__name__)

#: Also what ``server.wsgi`` needs, so that it knows no other part of the house.
__all__ = [
    "LONGEST",
    "Door",
    "admits",
    "connections_granted",
    "create_app",
    "house_of",
    "listen",
    "log_to_stderr",
    "welcome",
]

#: A client that has gone is noticed within their sum, in seconds.
PING_INTERVAL_S, PING_TIMEOUT_S = 5, 8

#: Groups of commands are decided and stored at least so far apart, in seconds. A commit costs as
#: much as several answers, and holds a hundred as easily as one; nobody feels the difference.
COMMITS_APART_S = 0.005


def create_app(
    settings: Settings, *, offload: Offload | None = None, async_mode: str = "threading"
) -> Flask:
    """Return the whole server as an application; ``house_of`` gives its parts."""
    app = Flask(__name__, static_folder=None, template_folder="web/templates")
    app.config["MAX_CONTENT_LENGTH"] = LONGEST
    clock = MonotonicClock()
    journal = _journal(settings, offload)
    addresses = Addresses(settings)
    socketio = _socketio(app, addresses, async_mode)
    fast = FastPath(socketio.server) if settings.fast_path else None
    wire, connections, chance = SocketIOWire(socketio, clock, fast), Connections(), SystemChance()
    publisher = SocketPublisher(wire, connections, clock)
    tables = Tables(journal, clock, publisher, chance, COMMITS_APART_S)
    house = House(
        settings=settings,
        shelf=Shelf(settings.cards),
        tables=tables,
        publisher=publisher,
        probes=Probes(wire, connections, tables, clock),
        socketio=socketio,
        porch=Porch(socketio, clock),
        ping=fast.pings.send if fast else _nothing,
        retention=Retention(journal, tables, clock, settings.keep_names_days),
        concern=lambda: disk.concern(journal.probe),
    )
    app.extensions["journey-bingo"] = house
    strangers = Strangers(Limit(clock, "wrong codes", *WRONG_CODES), addresses, tables)
    handlers = Handlers(
        tables=tables,
        publisher=publisher,
        connections=connections,
        wire=wire,
        clock=clock,
        chance=chance,
        secure=settings.secure,
        join_url=addresses.join_url,
        find=strangers.find,
    )
    wire.listen(
        connect=handlers.connect,
        disconnect=handlers.disconnect,
        messages={
            "command": handlers.command,
            "sync": handlers.sync,
            "report": handlers.report,
        },
        patient={"hello": handlers.hello},
    )
    _open_pages(app, _site(house, clock, journal, addresses, strangers, fast))
    guarded = PorchDoor(PollingGate(app.wsgi_app), house.porch, strangers.proves_a_seat)
    app.wsgi_app = _noted(guarded)  # type: ignore[method-assign, assignment]
    return app


def house_of(app: Flask) -> House:
    """Return the parts of *app*."""
    house: House = app.extensions["journey-bingo"]
    return house


def _nothing() -> None: ...


def _noted(application: Application) -> Application:
    """Log what breaks outside Flask, which a server may answer without a word."""

    def noted(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        try:
            return application(environ, start_response)
        except OSError:
            raise  # Somebody hung up.
        except Exception:
            log.exception("a request broke")
            raise

    return noted


def _journal(settings: Settings, offload: Offload | None) -> Journal:
    if settings.in_memory:
        return MemoryJournal()
    disk.require_local(settings.database)
    return SqliteJournal(settings.database, offload)


def _socketio(app: Flask, addresses: Addresses, async_mode: str) -> SocketIO:
    return SocketIO(
        app,
        async_mode=async_mode,
        cors_allowed_origins=addresses.is_own_origin,
        cors_credentials=False,
        max_http_buffer_size=LONGEST,
        ping_interval=PING_INTERVAL_S,
        ping_timeout=PING_TIMEOUT_S,
        client_manager=Rooms(),
        http_compression=False,
        manage_session=False,
        monitor_clients=False,
        json=fastjson,
        cookie=None,
        logger=library_log(),
        engineio_logger=library_log(),
    )


def _site(
    house: House,
    clock: Clock,
    journal: Journal,
    addresses: Addresses,
    strangers: Strangers,
    fast: FastPath | None,
) -> Site:
    return Site(
        settings=house.settings,
        tables=house.tables,
        shelf=house.shelf,
        clock=clock,
        assets=Assets(house.settings.client),
        addresses=addresses,
        strangers=strangers,
        reentries=Limit(clock, "wrong codes", *WRONG_REENTRIES),
        reentries_of_seats=Limit(clock, "wrong codes", *WRONG_REENTRIES_OF_A_SEAT),
        passphrases=Limit(clock, "wrong passphrases", *WRONG_PASSPHRASES),
        openings=Limit(clock, "new workshops", *OPENINGS),
        connections=lambda: house.porch.open,
        messages=lambda: (fast.straight, fast.queued) if fast else (0, 0),
        probe=journal.probe,
    )


def _open_pages(app: Flask, site: Site) -> None:
    app.url_map.converters["code"] = pages.CodeConverter
    app.url_map.strict_slashes = False

    @app.before_request
    def refuse_other_hosts() -> Any:
        return None if site.addresses.is_own_host(request.host) else abort(400)

    for part in (access_log, headers, errors):
        part.init_app(app)
    for made in (pages, api, devices, qr, health):
        app.register_blueprint(made.blueprint(site))
    app.register_blueprint(assets.blueprint(site.assets))
