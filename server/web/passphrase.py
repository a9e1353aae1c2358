"""Who may open a workshop: whoever knows the passphrase; where there is none, the room itself."""

from __future__ import annotations

import hmac

from flask import request

from server.web.messages import refuse
from server.web.site import Site


def check(site: Site, given: str) -> None:
    """Let the present request open a workshop, or answer why not."""
    address = site.addresses.client(request.environ)
    wanted = site.settings.passphrase
    if wanted is None and not site.addresses.is_near(request.environ):
        refuse(
            403,
            "forbidden",
            "Workshops can only be opened from this server's own network. For the internet, "
            "its operator sets a public address and a passphrase.",
        )
    site.passphrases.spend(address)
    if wanted is not None and not hmac.compare_digest(wanted.encode(), given.encode()):
        refuse(403, "forbidden", "This is not the passphrase of this server.")
    site.passphrases.give_back(address)
    site.openings.spend(address)
