"""What the rehearsal asks for by HTTP: a workshop, and a seat for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import aiohttp

from server.rehearse.screens import CannotRehearse

JSON = {"Content-Type": "application/json"}
PATIENCE = aiohttp.ClientTimeout(total=30)


@dataclass(frozen=True, slots=True)
class Place:
    """A seat: the workshop's code, and the cookie that proves the seat."""

    code: str
    cookie: str


async def open_workshop(url: str, pack: str, passphrase: str) -> Place:
    """Open a workshop; return the facilitator's place."""
    body, cookie = await _post(
        f"{url}/api/workshops", {"pack": pack, "passphrase": passphrase}, passphrase
    )
    return Place(body["code"], cookie)


async def take_seat(url: str, code: str, name: str) -> Place:
    """Take a seat; return it."""
    _, cookie = await _post(f"{url}/api/workshops/{code}/seats", {"name": name})
    return Place(code, cookie)


async def _post(url: str, body: dict[str, str], passphrase: str = "-") -> tuple[Any, str]:
    # Every seat has a jar of its own: the place that holds its cookie.
    jar = aiohttp.DummyCookieJar()
    try:
        async with (
            aiohttp.ClientSession(cookie_jar=jar, timeout=PATIENCE, headers=JSON) as client,
            client.post(url, json=body) as answer,
        ):
            told = await answer.json(content_type=None)
            cookie = answer.headers.get("Set-Cookie", "").partition(";")[0]
            status = answer.status
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise CannotRehearse(
            f"The server at {url.partition('/api')[0]} cannot be reached. Is it running? ({error})"
        ) from None
    except ValueError:
        raise CannotRehearse(
            f"What answers at {url.partition('/api')[0]} is no Journey Bingo server."
        ) from None
    if status == 403 and not passphrase:
        raise CannotRehearse(
            f"{told['message']} If it has a passphrase, set JOURNEY_BINGO_PASSPHRASE to it."
        )
    if status >= 400:
        raise CannotRehearse(str(told.get("message", f"The server answered {status}.")))
    return told, cookie
