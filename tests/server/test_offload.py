"""The native thread beside the green ones."""

from __future__ import annotations

from tests.server.apart import said_by


def test_work_is_done_elsewhere_in_order_and_nobody_else_waits():
    assert said_by("tests.server.offloading") == "all went well\n"
