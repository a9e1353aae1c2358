"""What is measured of pages in a short form: that all of it is measured, and no time."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.real_server import ROOT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.heavy,
    pytest.mark.skipif(sys.platform != "linux", reason="the load generator needs epoll"),
]
CALLS = 2
PAGES = ("phone", "phone, 4 times slower", "laptop", "host", "display", "machine")


def test_everything_is_measured_in_each_call(tmp_path):
    file = tmp_path / "pages.json"
    command = [*(sys.executable, "-m", "benchmarks.pages"), *("--json", str(file))]
    command += [*("--players", "30"), *("--calls", str(CALLS))]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=115)
    assert run.returncode == 0, run.stdout + run.stderr
    told = json.loads(file.read_text())
    assert {sight["what"].partition(":")[0] for sight in told} == set(PAGES)
    assert [len(sight["values"]) for sight in told] == [CALLS] * len(told)
