"""The benchmark in a short form, for correctness alone: what it times is of no interest here."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.real_server import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the load generator needs epoll")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What a short run told of 300 players."""
    file = tmp_path_factory.mktemp("bench") / "bench.json"
    command = [*(sys.executable, "-m", "benchmarks", "--alone", "--no-workshops")]
    command += [*("--sizes", "300", "--rounds", "1", "--json", str(file))]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110)
    assert run.returncode == 0, run.stdout + run.stderr
    return json.loads(file.read_text())


def test_three_hundred_lose_nothing_are_never_refused_and_see_one_order(told):
    # Whatever is lost, refused or overtaken ends the run with 1.
    assert [(cell["subject"], cell["players"]) for cell in told] == [("Journey Bingo", 300)]


def test_the_load_generator_is_not_what_is_measured(told):
    assert told[0]["busy"] < 0.5
