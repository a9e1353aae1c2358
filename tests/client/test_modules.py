"""The client's own modules, run by Node where time passes when a test says so."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
CLIENT = HERE.parents[1] / "client"
ESBUILD = CLIENT / "node_modules" / "esbuild" / "bin" / "esbuild"
#: Node may stand beside Python, where the machine has none.
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


MODULES = (
    "attempts",
    "clock",
    "coming_back",
    "listening",
    "opening",
    "outbox",
    "pacing",
    "plan",
    "reacting",
    "reporting",
    "sleeping",
    "socket",
)


@pytest.mark.parametrize("name", MODULES)
def test_each_claim_holds(name, tmp_path, subtests):
    for claim in claims(HERE / f"{name}.mjs", tmp_path / "bundle.mjs"):
        with subtests.test(claim["name"]):
            assert not claim["failure"], claim["failure"]


def claims(tests: Path, bundle: Path) -> list[dict[str, Any]]:
    """Run a file of tests with what it imports of the client; return how each one ended."""
    options = ["--bundle", "--platform=node", "--format=esm", "--sourcemap=inline"]
    built = node(ESBUILD, tests, *options, f"--outfile={bundle}", "--log-level=error")
    assert built.returncode == 0, built.stderr
    reporter = (HERE / "reporter.mjs").as_uri()
    run = node("--enable-source-maps", f"--test-reporter={reporter}", bundle)
    found = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    assert found, run.stderr
    assert run.returncode == 0 or any(claim["failure"] for claim in found), run.stderr
    return found


def node(*arguments: object) -> subprocess.CompletedProcess[str]:
    program = shutil.which("node", path=PATH)
    assert program, "Node is missing: `make setup` installs it"
    command = [program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
