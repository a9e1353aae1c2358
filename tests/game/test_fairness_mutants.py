"""Every way we know to get *first* wrong is noticed, by the test named for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.game.mutants import allowances, placing

ROOT = Path(__file__).parents[2]
NEEDED = ["pyproject.toml", "server", "tests/__init__.py", "tests/conftest.py", "tests/game"]
NEEDED += ["tests/packs"]

MUTANTS = (*allowances.MUTANTS, *placing.MUTANTS)

#: What pytest returns.
PASSED, FAILED = 0, 1

each = pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.wrong)


@pytest.fixture
def copy(tmp_path):
    """A copy of the rules and of their tests, to be changed at will."""
    for name in NEEDED:
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return tmp_path


def run(copy, *tests):
    """Run *tests* on the copy; return what pytest returns, and what it says."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=100)
    return done.returncode, done.stdout + done.stderr


@each
def test_a_mutant_still_has_its_place_and_its_test(mutant):
    assert mutant.source(ROOT / "server" / "game")
    text = (ROOT / "tests" / "game" / f"{mutant.file}.py").read_text("utf-8")
    assert f"def {mutant.test}(" in text


@pytest.mark.heavy
def test_without_a_mutant_the_tests_pass(copy):
    returned, said = run(copy, *sorted({mutant.killer for mutant in MUTANTS}))
    assert returned == PASSED, said


@pytest.mark.heavy
@each
def test_a_mutant_is_killed(copy, mutant):
    game = copy / "server" / "game"
    (game / mutant.path).write_text(mutant.source(game), "utf-8")
    returned, said = run(copy, mutant.killer)
    assert returned == FAILED, said
