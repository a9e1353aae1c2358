"""Addresses: who is asking, which pages may ask, and what phones must type to get here."""

from __future__ import annotations

import re
import socket
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any
from urllib.parse import urlsplit

from server.config import Settings

HOST = re.compile(r"^(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?$")

#: Addresses that nobody answers on; "connecting" to them by UDP sends nothing and shows which of
#: our own addresses the machine would use towards other networks (RFC 5737, RFC 1918).
ELSEWHERE = ("192.0.2.1", "10.255.255.255", "192.168.255.255")


class Addresses:
    """Answers by the settings. Without a public address any ``Host`` will do.

    On a room's own network a computer has many names and addresses, and none is known in advance.
    A page elsewhere that makes its own name point here (DNS rebinding) wins nothing: cookies belong
    to the name under which they were set, and without a seat's cookie a code is still needed.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def base(self, host: str | None) -> str:
        """Return the address that phones can reach; *host* is the present request's own."""
        if self._settings.public_address:
            return self._settings.public_address
        if host and HOST.match(host) and not is_loopback(host):
            return f"http://{host}"
        return f"http://{lan_address()}:{self._settings.port}"

    def join_url(self, code: str, host: str | None) -> str:
        """Return what a QR code holds: the address of the page on which to join."""
        return f"{self.base(host)}/join/{code}"

    def is_own_host(self, host: str) -> bool:
        """Return whether a request for *host* is for us."""
        if not HOST.match(host):
            return False
        public = self._settings.public_host
        return public is None or host.lower() == public or _is_literal(host)

    def is_own_origin(self, origin: str | None, environ: Mapping[str, Any]) -> bool:
        """Return whether a page of *origin* is ours. ``X-Forwarded-Host`` has no say in it."""
        if origin is None:
            return True
        if origin.lower() == self._settings.public_address:
            return True
        parts = urlsplit(origin)
        host = str(environ.get("HTTP_HOST", ""))
        return (
            parts.scheme in ("http", "https")
            and self.is_own_host(host)
            and parts.netloc.lower() == host.lower()
        )

    def client(self, environ: Mapping[str, Any]) -> str:
        """Return whose request this is, for limits only; never for a log.

        Behind a proxy (there is one where there is a public address) it is the last address that
        the proxy added. An IPv6 customer has a whole /64, so that counts as one.
        """
        address = _parsed(str(environ.get("REMOTE_ADDR", "")))
        if self._settings.public_address and address is not None and not address.is_global:
            forwarded = str(environ.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
            address = _parsed(forwarded) or address
        if isinstance(address, IPv6Address):
            return str(address.ipv4_mapped or (int(address) >> 64))
        return str(address)

    def is_near(self, environ: Mapping[str, Any]) -> bool:
        """Return whether a request comes from this computer or its own network."""
        address = _parsed(str(environ.get("REMOTE_ADDR", "")))
        if isinstance(address, IPv6Address) and address.ipv4_mapped:
            address = address.ipv4_mapped
        return address is not None and not address.is_global


def is_loopback(host: str) -> bool:
    """Return whether *host* (with or without a port) means the computer that asks.

    >>> is_loopback("localhost:8000"), is_loopback("[::1]:8000"), is_loopback("192.168.1.7")
    (True, True, False)
    """
    name = _name(host)
    address = _parsed(name)
    if address is None:
        return name == "localhost" or name.endswith(".localhost")
    return address.is_loopback or address.is_unspecified


def everywhere(host: str) -> bool:
    """Return whether a server that listens on *host* listens on all of the computer's addresses.

    >>> everywhere("0.0.0.0"), everywhere("::"), everywhere("127.0.0.1")
    (True, True, False)
    """
    address = _parsed(host)
    return address is not None and address.is_unspecified


def lan_address() -> str:
    """Return this machine's address in its own network, without sending anything."""
    for elsewhere in ELSEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((elsewhere, 9))
            except OSError:
                continue
            address = str(probe.getsockname()[0])
        if not is_loopback(address):
            return address
    return _by_name() or "127.0.0.1"


def _by_name() -> str | None:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return None
    addresses = [str(entry[4][0]) for entry in found]
    return next((address for address in addresses if not is_loopback(address)), None)


def _is_literal(host: str) -> bool:
    return _name(host) == "localhost" or _parsed(_name(host)) is not None


def _name(host: str) -> str:
    if host.startswith("["):
        return host[1 : host.find("]")]
    return host.lower() if host.count(":") > 1 else host.partition(":")[0].lower()


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None
