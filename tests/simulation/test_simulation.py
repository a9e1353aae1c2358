"""Whole workshops in virtual time, with everything that can go wrong: see the package itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.simulation.bugs import BUGS

ROOT = Path(__file__).parents[2]

SEEDS = 200
#: Each point where the server can die is met so often in these seeds.
DEATHS = 20


def simulate(*options: str, patience_s: int = 900) -> str:
    """Run the simulation's command; return what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.simulation", *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=patience_s,
        check=False,
    )
    return done.stdout


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """What came of the seeds."""
    file = tmp_path_factory.mktemp("simulation") / "outcomes.json"
    said = simulate("--seeds", f"1-{SEEDS}", "--json", str(file))
    print(said)
    return json.loads(file.read_text("utf-8"))


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Which seed finds each planted fault, and by what complaint."""
    file = tmp_path_factory.mktemp("simulation") / "found.json"
    said = simulate("--hunt", "--json", str(file))
    print(said)
    return json.loads(file.read_text("utf-8"))


@pytest.mark.timeout(1_000)
def test_nothing_is_wrong_in_any_seed(outcomes):
    assert len(outcomes) == SEEDS
    assert {run["seed"]: run["wrong"] for run in outcomes if run["wrong"]} == {}


@pytest.mark.parametrize(
    "point",
    [
        "before_commit",
        "before_publishing",
        "before_acknowledging",
        "before_flushing",
        "start_up",
        "recovery_before_commit",
        "recovery_after_commit",
        "stopped",
    ],
)
def test_the_server_dies_everywhere(outcomes, point):
    deaths = Counter[str]()
    for run in outcomes:
        deaths.update(run["deaths"])
    assert deaths[point] >= DEATHS


def test_every_seed_plays_a_whole_round(outcomes):
    assert min(run["facts"]["calls"] for run in outcomes) >= 6


def test_rooms_are_of_every_size(outcomes):
    assert {run["facts"]["players"] for run in outcomes} == set(range(2, 13))


def test_a_seed_is_the_same_every_time():
    def steps() -> list[str]:
        said = simulate("--seed", "7", "--trace").splitlines()
        return [line for line in said if " seeds in " not in line]

    first = steps()
    assert len(first) > 500
    assert first == steps()


def test_a_wrong_seed_says_how_to_replay_it():
    said = simulate("--seed", "1", "--plant", "show-older-views")
    assert "Replay: python -m tests.simulation --seed 1 --plant show-older-views --trace" in said


@pytest.mark.timeout(1_000)
@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_fault_is_found(found, bug):
    seed, complaint = found[bug]
    assert seed is not None
    assert BUGS[bug].found_by in complaint


def test_the_browsers_in_it_fit_the_client():
    """TypeScript checks them with the client's own settings."""
    compiler = ROOT / "client" / "node_modules" / ".bin" / "tsc"
    checked = subprocess.run(
        [compiler, "--project", Path(__file__).parent / "pages"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.stdout == ""


@pytest.mark.heavy
@pytest.mark.timeout(2_000)
def test_nothing_is_wrong_in_thousands_of_seeds():
    said = simulate("--seeds", "1001-3000", patience_s=1_900)
    assert "Nothing is wrong." in said, said
