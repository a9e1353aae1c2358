"""The Chromium that the browser tests drive: find one, or install one.

``python -m tests.browser.chromium`` makes sure that there is one; ``executable`` tells where.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

VARIABLE = "JOURNEY_BINGO_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
PACKAGES = ("chromium", "fonts-liberation")

START_S = 30
DOWNLOAD_S = 300
CONNECT_MS = 10_000
LOCK_S = 600
ANOTHER_LOOK_S = 5

ADVICE = f"""\
The browser tests need Chromium, and none was found. Any one of these will do:
  - install Chromium or Google Chrome the way your system installs programs;
  - run: .venv/bin/python -m playwright install --with-deps chromium
  - name one that you have: {VARIABLE}=/path/to/chromium make test"""


class NoChromium(Exception):
    """There is no Chromium; the text says what to do."""


@cache
def executable() -> str:
    """Return the path of a Chromium that runs."""
    named = os.environ.get(VARIABLE)
    if named:
        if not runs(named):
            raise NoChromium(f"{VARIABLE} names {named}, which does not run.")
        return named
    for path in candidates():
        if runs(path):
            return path
    raise NoChromium(ADVICE)


def candidates() -> Iterator[str]:
    """Yield where a Chromium may be, the best first."""
    yield playwrights_own()
    yield from filter(None, map(shutil.which, NAMES))
    yield MACOS


def playwrights_own() -> str:
    """Return where Playwright keeps its Chromium, be it there or not."""
    code = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: print(playwright.chromium.executable_path)"
    )
    # In a process of its own, as a test may have started Playwright in this one.
    return run(sys.executable, "-c", code, patience_s=START_S).stdout.strip()


def runs(path: str) -> bool:
    """Tell whether *path* starts. (One whose libraries are missing is there, but does not.)"""
    return Path(path).is_file() and run(path, "--version", patience_s=START_S).returncode == 0


def install() -> str:
    """Return the path of a Chromium that runs, and install one first if there is none."""
    for attempt in (None, download, apt):
        if attempt is not None:
            attempt()
            executable.cache_clear()
        try:
            return executable()
        except NoChromium as missing:
            why = missing
            if os.environ.get(VARIABLE):
                break
    raise why


def download() -> None:
    """Let Playwright download its own."""
    print("Installing Chromium with Playwright", flush=True)
    run(sys.executable, "-m", "playwright", "install", "chromium", patience_s=DOWNLOAD_S)


def apt() -> None:
    """Install the system's own, where programs come from apt."""
    if not shutil.which("apt-get"):
        return
    print("Installing Chromium with apt-get", flush=True)
    wait_for_lock("update")
    wait_for_lock("install", "--yes", "--no-install-recommends", *PACKAGES)


def wait_for_lock(*arguments: str) -> None:
    """Run apt-get; while another one is at work, wait for it."""
    command = [
        *as_root(),
        "env",
        "LC_ALL=C",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "--quiet",
    ]
    deadline = time.monotonic() + LOCK_S
    while "Could not get lock" in run(*command, *arguments, patience_s=LOCK_S).stderr:
        if time.monotonic() > deadline:
            return
        time.sleep(ANOTHER_LOOK_S)


def as_root() -> list[str]:
    if os.geteuid() == 0 or not shutil.which("sudo"):
        return []
    return ["sudo"] if sys.stdin.isatty() else ["sudo", "--non-interactive"]


def run(*command: str, patience_s: float) -> subprocess.CompletedProcess[str]:
    """Run *command*, and take one that cannot start or does not end for one that failed."""
    patient = os.environ | {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": str(CONNECT_MS)}
    try:
        return subprocess.run(
            command, capture_output=True, text=True, timeout=patience_s, env=patient, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 1, "", str(error))


if __name__ == "__main__":
    try:
        install()
    except NoChromium as missing:
        sys.exit(str(missing))
