"""What nobody can guess: the operating system's own dice."""

from __future__ import annotations

import secrets


class SystemChance:
    """The ``Chance`` of ``server.table.ports``."""

    def token(self) -> str:
        """Return 256 bits, as text."""
        return secrets.token_urlsafe(32)

    def below(self, bound: int) -> int:
        """Return a number from 0 to *bound* - 1."""
        return secrets.randbelow(bound)
