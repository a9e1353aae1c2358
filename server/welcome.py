"""What the operator reads when the server has started."""

from __future__ import annotations

from textwrap import wrap

from server.config import Settings
from server.web.addresses import Addresses, everywhere, is_loopback

#: Characters in a line.
WIDTH = 80


def welcome(settings: Settings, concern: str = "") -> str:
    """Return a few lines: where phones and the facilitator go, where the data is, how to stop.

    *concern* is what the operator should know before people come (see ``server.disk``).
    """
    phones = Addresses(settings).base(None)
    if not settings.public_address and is_loopback(settings.host) and not everywhere(settings.host):
        phones = f"http://{settings.host}:{settings.port} (this computer only)"
    here = settings.public_address or f"http://localhost:{settings.port}"
    kept = "nowhere: it is gone when the server stops"
    data = kept if settings.in_memory else str(settings.database.absolute())
    return "\n".join(
        [
            "",
            "  Journey Bingo is ready.",
            "",
            f"  Facilitator  {here}/host",
            f"  Phones       {phones}",
            f"  Data         {data}",
            "  Stop         Ctrl+C",
            "",
            *(f"  {line}" for line in wrap(concern, WIDTH - 2)),
            *([""] if concern else []),
        ]
    )
