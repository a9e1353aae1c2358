"""``docs/fairness.md`` tells the bounds that are, and the tests that keep them."""

import re
from pathlib import Path

import pytest

from server.game import timing

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "fairness.md").read_text(encoding="utf-8")
BOUNDS = [name for name in vars(timing) if name.endswith("_MS")]


@pytest.mark.parametrize("name", BOUNDS)
def test_a_bound_is_told_as_it_is(name):
    assert f"| `{name}` | {getattr(timing, name):,} ms | " in PAGE


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:tests|server|client)/[^`]+)`", PAGE)))
)
def test_what_it_names_is_there(path):
    assert list(ROOT.glob(path))
