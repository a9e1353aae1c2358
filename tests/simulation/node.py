"""The browsers' process: the client's own core, bundled and run by Node, spoken to line by line."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from eventlet.patcher import original

from tests.simulation.bug import Patches

ROOT = Path(__file__).parents[2]
ESBUILD = ROOT / "client" / "node_modules" / ".bin" / "esbuild"
CLIENT = ROOT / "client"

#: The operating system itself: whoever waits for Node holds up everybody, and no time passes.
os: Any = original("os")
subprocess: Any = original("subprocess")


class Broken(Exception):
    """The browsers' code has raised an error."""


def bundle(into: Path, patches: Patches) -> Path:
    """Bundle the browsers with *patches* to the client's sources; return the file for Node."""
    source = into / "source"
    for folder in ("client/lib", "client/words", "tests/simulation/pages"):
        shutil.copytree(ROOT / folder, source / folder, ignore=lambda *_: ["tsconfig.json"])
    shutil.copy(CLIENT / "protocol.d.ts", source / "client" / "protocol.d.ts")
    for name, (old, new) in patches.items():
        file = source / "client" / "lib" / name
        text = file.read_text("utf-8")
        if text.count(old) != 1:
            raise ValueError(f"{name} has {text.count(old)} times, not once: {old}")
        file.write_text(text.replace(old, new), "utf-8")
    made = into / "browsers.mjs"
    entry = source / "tests" / "simulation" / "pages" / "main.ts"
    options = ("--bundle", "--platform=node", "--format=esm", "--log-level=warning")
    subprocess.run([ESBUILD, entry, *options, f"--outfile={made}"], check=True)
    return made


class Node:
    """The browsers' process."""

    def __init__(self, patches: Patches) -> None:
        folder = Path(tempfile.mkdtemp(prefix="browsers-"))
        made = bundle(folder, patches)
        self._process = subprocess.Popen(
            ["node", made], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        assert self._process.stdin and self._process.stdout
        self._in, self._out = self._process.stdin.fileno(), self._process.stdout.fileno()
        self._unread = b""
        # Once it answers, it has read its file.
        self.exchange({"now": 0, "ops": [], "bodies": []}, [])
        shutil.rmtree(folder)

    def exchange(self, turn: dict[str, Any], bodies: Iterable[str]) -> dict[str, Any]:
        """Tell the browsers what happens now, and return what they did about it."""
        self._write("\n".join((json.dumps(turn), *bodies, "")).encode())
        answer: dict[str, Any] = json.loads(self._read_line())
        if answer["broken"]:
            raise Broken(answer["broken"])
        return answer

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def _write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._in, data) :]

    def _read_line(self) -> bytes:
        while b"\n" not in self._unread:
            more = os.read(self._out, 1 << 16)
            if not more:
                raise Broken("Node has ended")
            self._unread += more
        line, self._unread = self._unread.split(b"\n", 1)
        return line
