"""What a phone loads before it can play: people pay for it, and wait for it."""

from __future__ import annotations

import re
from urllib.request import Request, urlopen

MOST_BYTES = 35_000


def loaded(url: str) -> bytes:
    with urlopen(Request(url, headers={"Accept-Encoding": "br"})) as answer:
        return bytes(answer.read())


def test_a_players_page_weighs_at_most_35_kilobytes_with_all_that_it_loads(server):
    page = loaded(server.url)
    assets = re.findall(r'"(/assets/[^"]+)"', page.decode())
    assert len(assets) == 2
    assert len(page) + sum(len(loaded(server.url + asset)) for asset in assets) <= MOST_BYTES
