"""When a handler breaks: the sender is told to try again, the log names the place, play goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

from server.errors import JournalError
from server.realtime.refusals import Refused
from server.table.replies import Reply, Status

log = logging.getLogger(__name__)

BROKEN = Reply(status=Status.TRY_AGAIN, detail="Something broke on our side. It has been noted.")


def guarded(message: str, handler: Callable[..., None]) -> Callable[..., None]:
    """Return *handler* of a message with an answer for whatever goes wrong in it."""

    def answered(
        connection: str, arrived_ms: int, answer: Callable[[object], None], body: msgspec.Raw
    ) -> None:
        try:
            handler(connection, arrived_ms, answer, body)
        except Exception as error:  # noqa: BLE001
            _note(message, error)
            answer(BROKEN)

    return answered


def guarded_connect(handler: Callable[..., None]) -> Callable[..., None]:
    """Return *handler* of connections; when it breaks, nobody is let in."""

    def refusing(*arguments: object) -> None:
        try:
            handler(*arguments)
        except Refused:
            raise
        except Exception as error:  # noqa: BLE001
            _note("connect", error)
            raise Refused("unavailable", "Please try again.") from None

    return refusing


@contextmanager
def noted(message: str) -> Iterator[None]:
    """Go on where the end of *message* breaks: others wait for theirs."""
    try:
        yield
    except Exception as error:  # noqa: BLE001
        _note(message, error)


def _note(message: str, error: Exception) -> None:
    if isinstance(error, JournalError):
        log.error("message %s: %s", message, error)
    else:
        log.error("message %s broke", message, exc_info=error)
