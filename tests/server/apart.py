"""Trials in a process of their own, as eventlet changes the one that imports it."""

from __future__ import annotations

import subprocess
import sys

from tests.real_server import ROOT


def said_by(module: str) -> str:
    """Run *module* by itself; return what it printed once it ended well."""
    trial = subprocess.run(
        [sys.executable, "-m", module],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert trial.returncode == 0, trial.stderr
    return trial.stdout
