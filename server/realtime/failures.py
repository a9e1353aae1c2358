"""When a handler breaks: the sender is told to try again, the log names the place, play goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import msgspec

from server.errors import JournalError
from server.realtime.refusals import Refused
from server.table.replies import Reply, Status

log = logging.getLogger(__name__)


def guarded(message: str, handler: Callable[..., Any]) -> Callable[..., Any]:
    """Return *handler* with an answer for whatever goes wrong in it."""

    def answered(*arguments: object) -> Any:
        try:
            return handler(*arguments)
        except Refused:
            raise
        except JournalError as error:
            log.error("message %s: %s", message, error)
        except Exception:
            log.exception("message %s broke", message)
        if message == "connect":
            # Whatever is returned here would let the socket in.
            raise Refused("unavailable", "Please try again.")
        detail = "Something broke on our side. It has been noted."
        return msgspec.to_builtins(Reply(status=Status.TRY_AGAIN, detail=detail))

    return answered
