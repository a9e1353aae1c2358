"""The tree of the repository: what may lie where."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MEGABYTES = 1024 * 1024

TOP_LEVEL = {
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "docs"),
    *("benchmarks", "cards", "client", "server", "tests"),
    *("Makefile", "Procfile", ".ci", ".editorconfig", ".gitignore", "pyproject.toml"),
    *("requirements.lock", "requirements-dev.lock", "requirements-node.lock"),
    "requirements-cc.lock",
}
LOCKS = [
    *sorted(ROOT.glob("*.lock")),
    ROOT / "client" / "package-lock.json",
    ROOT / "benchmarks" / "yardsticks" / "package-lock.json",
]
BUILT = re.compile(
    r"(^|/)(dist|node_modules|__pycache__|\.venv|[^/]+\.egg-info)/|\.(pyc|map|br|gz|whl|so)$"
)


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """Every file that git keeps, or would keep if it were added now."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("only a clone knows which files it keeps")
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    found = (ROOT / name for name in names.split("\0") if name)
    return [path.relative_to(ROOT) for path in found if path.is_file()]


def test_the_top_level_is_fixed(files):
    assert {path.parts[0] for path in files} <= TOP_LEVEL


def test_no_file_is_large(files):
    assert not [path for path in files if (ROOT / path).stat().st_size > 16 * MEGABYTES]


def test_built_files_stay_at_home(files):
    assert not [path for path in files if BUILT.search(path.as_posix())]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_file_holds_no_address(lock):
    assert "://" not in lock.read_text("utf-8")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_file_holds_hashes(lock):
    assert re.search(r"sha(256|512)[-:]", lock.read_text("utf-8"))
