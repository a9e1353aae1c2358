"""Every promise in ``docs/reliability.md`` names tests that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and "`tests/" in line]


def test_there_are_promises():
    assert len(ROWS) > 20


@pytest.mark.parametrize("row", ROWS)
def test_a_promise_is_kept_by_tests_that_exist(row):
    assert [
        name for name in re.findall(r"`(tests/[\w/.]+)`", row) if not (ROOT / name).exists()
    ] == []
