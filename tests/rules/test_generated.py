"""What is generated from the protocol is fresh; ``make generate`` makes it so."""

from __future__ import annotations

from pathlib import Path

from server.realtime.reference import markdown
from server.realtime.typescript import typescript

ROOT = Path(__file__).parents[2]


def test_the_types_of_the_client_are_those_of_the_protocol():
    assert (ROOT / "client" / "protocol.d.ts").read_text(encoding="utf-8") == typescript()


def test_the_page_on_the_protocol_is_fresh():
    assert (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8") == markdown()
