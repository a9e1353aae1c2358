"""When a handler breaks: the sender is told to try again, the log names the place, play goes on."""

from __future__ import annotations

import logging
from typing import Any

import msgspec
from flask import request
from flask_socketio import ConnectionRefusedError, SocketIO

from server.table.replies import Reply, Status

log = logging.getLogger(__name__)


def register(socketio: SocketIO) -> None:
    """Catch what any handler lets through."""
    socketio.on_error_default(failed)


def failed(error: Exception) -> Any:
    """Return the acknowledgement of a message whose handler broke."""
    message = request.event["message"]  # type: ignore[attr-defined]
    log.error("message %s broke", message, exc_info=error)
    if message == "connect":
        # Whatever is returned here would let the socket in.
        raise ConnectionRefusedError("Please try again.", {"code": "unavailable"})
    return msgspec.to_builtins(
        Reply(status=Status.TRY_AGAIN, detail="Something broke on our side. It has been noted.")
    )
