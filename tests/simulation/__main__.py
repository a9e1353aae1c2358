"""The command: ``python -m tests.simulation --help``."""

from __future__ import annotations

import os
import sys
import warnings

# Sets of words must come in the same order in every run.
if os.environ.get("PYTHONHASHSEED") != "0":
    os.environ["PYTHONHASHSEED"] = "0"
    os.execv(sys.executable, [sys.executable, "-m", "tests.simulation", *sys.argv[1:]])

# docs/decisions says why.
warnings.filterwarnings("ignore", r"\s*Eventlet is deprecated")

import eventlet

# Before anything else is imported, as in server.wsgi.
# ruff: noqa: E402
eventlet.monkey_patch()

from tests.simulation.cli import main

sys.exit(main())
