"""A workshop at our own server, played over the real protocol by a facilitator and many players."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import defaultdict
from typing import Any
from urllib.request import urlopen

from benchmarks.crowd import GLANCE_S, PATIENCE_S, Crowd, Line
from benchmarks.machine import CannotMeasure, cpu_s
from benchmarks.rooms import NS_A_MS, NS_A_S, Part, Room
from benchmarks.subjects import ENGINE, Running, message
from server.rehearse.web import open_workshop

PACK, CALLS = "information-sharing-journey", 24
#: How often a page asks for the time after it has joined, how far apart, and how long that takes.
SAMPLES, APART_MS = 8, 150
CLOCKS_S = SAMPLES * APART_MS / 1_000
#: What each page loads: its address, its script and its style.
LOADED = re.compile(r'(?:src|href)="(/assets/[^"]+\.(?:js|css))"')


class Workshop(Room):
    """One workshop; its facilitator is the phone after the last player."""

    def __init__(self, crowd: Crowd, server: Running, size: int, first: int = 0) -> None:
        self.url = f"http://127.0.0.1:{server.port}"
        place = asyncio.run(open_workshop(self.url, PACK, ""))
        self.code, self.cookie = place.code, place.cookie
        self.host = first + size
        #: What the facilitator's screen shows, and the versions of it.
        self.views: dict[str, Any] = {}
        self._versions: dict[str, int] = {}
        super().__init__(crowd, server, size, first)
        crowd.listeners.append(self._hear)
        crowd.start(self.host, f"host{self.code}", cookie=self.cookie)
        self._until(lambda: "desk" in self.views, "the desk")

    def script(self) -> None:
        """Teach the phones how to load the page, take a seat and connect."""
        with urlopen(f"{self.url}/join/{self.code}") as answer:
            page = answer.read().decode()
        loads = [("get", f"/join/{self.code}"), *(("get", path) for path in LOADED.findall(page))]
        seat = ("post", f"/api/workshops/{self.code}/seats", '{"name":"Player {n}"}')
        self.crowd.script(f"join{self.code}", *loads, seat, *self._line("player"))
        self.crowd.script(f"return{self.code}", *self._line("player"))
        self.crowd.script(f"host{self.code}", *self._line("facilitator"))

    def join(self, within_s: float) -> Part:
        """Let everybody come, and begin a round."""
        joined = self.arrive(within_s)
        time.sleep(CLOCKS_S)
        self.begin_round()
        return joined

    def arrive(self, within_s: float) -> Part:
        """Let everybody come; in the ``CLOCKS_S`` afterwards clocks are set, as a page does."""
        joined = super().join(within_s)
        for sample in range(SAMPLES):
            for at, phone in enumerate(self.phones):
                at_ns = time.monotonic_ns() + (sample * APART_MS + at % APART_MS) * NS_A_MS
                self.crowd.send(phone, message(2, "sync", {"n": sample}), at_ns)
        return joined

    def begin_round(self) -> None:
        """Let all pages tell how they are, and begin a round."""
        self._report(time.monotonic_ns(), opened_late_ms=None)
        self._until(lambda: self.views["counts"]["present"] == self.size, "everybody")
        self.steer("start_round", calls=CALLS, grid="5x5", mode="race")

    def call(self) -> Part:
        """Call the next event, and wait until it has opened on all screens."""
        part = self.announce()
        self.await_opening()
        return part

    def announce(self) -> Part:
        """Call the next event, which opens a moment later."""
        self._until(lambda: self.views["desk"]["next_step"] == "call_event", "the next call")
        before = self.views["call"]["call"]
        part = self._to_all(self.host, self._steering("call_event"), '42["call"')
        self._until(lambda: self.views["call"]["call"] != before, "the call")
        self._opens_ns = (
            self._came_ns + (self.views["call"]["call"]["opens_at_ms"] - self._told_ms) * NS_A_MS
        )
        self._report(self._opens_ns, opened_late_ms=self.views["call"]["call"]["call"])
        return part

    def await_opening(self) -> None:
        """Wait until what was called is open."""
        time.sleep(max(0, self._opens_ns - time.monotonic_ns()) / NS_A_S)

    def answer(self, number: int, phone: int) -> str:
        """Return the answer of that phone: every stage has its share."""
        call, stages = self.views["call"]["call"]["call"], self.views["workshop"]["stages"]
        stage = stages[phone % len(stages)]["stage"]["id"]
        body = {"do": "answer_stage", "id": f"{call:08x}{phone:08x}", "call": call}
        return message(number, "command", body | {"stage": stage, "elapsed_ms": 200})

    def check(self, answers: list[Line]) -> None:
        """Every answer must have been received."""
        wrong = {line.text for line in answers if '"received"' not in line.text}
        if wrong:
            raise CannotMeasure(f"Answers were not received: {sorted(wrong)[:3]}")

    def show(self) -> Part:
        """Show the answer; wait until everybody has what is for all, and what is their own."""
        self.begin()
        cpu = cpu_s(self.server.pid)
        self.crowd.send(self.host, self._steering("show_answer"))
        came: dict[int, dict[str, int]] = defaultdict(dict)

        def both(line: Line) -> bool:
            name = line.text[4:].partition('"')[0]
            if line.kind != "<" or name not in ("call", "me") or line.phone not in self.phones:
                return False
            came[line.phone].setdefault(name, line.at_ns)
            return len(came[line.phone]) == 2

        self.crowd.until(both, self.size, "results")
        sent = next(line.at_ns for line in self.crowd.log if line.kind == ">")
        return self.part({one: (sent, max(came[one].values())) for one in self.phones}, cpu)

    def steer(self, do: str, **fields: Any) -> None:
        """Press a button of the facilitator's, and wait for what it does."""
        step = self.views["desk"]["step"]
        self.crowd.send(self.host, self._steering(do, **fields))
        self._until(lambda: self.views["desk"]["step"] > step, do)

    def _line(self, role: str) -> tuple[tuple[str, ...], ...]:
        auth = json.dumps({"code": self.code, "role": role}, separators=(",", ":"))
        hello = message(1, "hello", {"versions": {}})
        return (
            ("upgrade", ENGINE),
            ("expect", "0{"),
            ("send", f"40{auth}"),
            ("expect", "40"),
            ("send", hello),
            ("expect", "431["),
        )

    def _come(self, script: str, within_s: float) -> Part:
        return super()._come(f"{script}{self.code}", within_s)

    def _steering(self, do: str, **fields: Any) -> str:
        number = self._next()
        order = {"do": do, "id": f"{number:016x}", "step": self.views["desk"]["step"], **fields}
        return message(number, "command", order)

    def _report(self, at_ns: int, *, opened_late_ms: int | None) -> None:
        """Let every page tell how it is, as it does after opening a call."""
        for phone in self.phones:
            late_ms = None if opened_late_ms is None else (opened_late_ms + phone) % 17
            told = {"synced": True, "awake": True, "remote": False, "opened_late_ms": late_ms}
            self.crowd.send(phone, f'42["report",{json.dumps(told)}]', at_ns)

    def _until(self, ready: Any, what: str) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not ready():
            if time.monotonic() > deadline:
                raise CannotMeasure(f"{what} did not come to the facilitator.")
            time.sleep(GLANCE_S)
            self.crowd.look()

    def _hear(self, new: list[Line]) -> None:
        """Take in what the facilitator's screen was sent."""
        for line in new:
            if line.phone != self.host or line.kind != "<" or not line.text.startswith("42["):
                continue
            name, told = json.loads(line.text[2:])
            if "body" in told and told["version"] >= self._versions.get(name, -1):
                self._versions[name] = told["version"]
                self.views[name] = told["body"]
                if name == "call":
                    self._came_ns, self._told_ms = line.at_ns, told["now_ms"]
