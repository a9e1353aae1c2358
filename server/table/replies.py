"""What became of a command: the answer that its sender gets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from server.game.rejections import Reason


class Status(StrEnum):
    """What became of a command. Never tells right from wrong."""

    #: An answer or mark is in.
    RECEIVED = "received"
    #: An answer for a call that has not opened yet.
    EARLY = "early"
    #: An answer or mark for a call that has closed.
    LATE = "late"
    #: A steering command is done.
    DONE = "done"
    #: The rules said no: see ``reason``.
    REJECTED = "rejected"
    #: The message is not of this protocol: see ``detail``. Nothing was stored.
    REFUSED = "refused"
    #: Too many messages. Send it again, with the same id, after a second.
    SLOW_DOWN = "slow_down"
    #: It could not be stored. Send it again, with the same id.
    TRY_AGAIN = "try_again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The acknowledgement of a command. The same id always gets the same reply."""

    status: Status
    reason: Reason | None = None
    #: More, in plain words, where there is more to say.
    detail: str = ""


def encoded(reply: Reply) -> bytes:
    """Return *reply* as it is stored."""
    return msgspec.json.encode(reply)


def decoded(body: bytes) -> Reply:
    """Return the reply that was stored."""
    return msgspec.json.decode(body, type=Reply)
