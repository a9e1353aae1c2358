"""Seeds on several processors: each seed in a copy of a process, so that none leaves anything."""

from __future__ import annotations

import faulthandler
import gc
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any, TypeVar

from tests.simulation.bug import Bug
from tests.simulation.node import Node, os
from tests.simulation.run import Outcome, simulate

T = TypeVar("T")

#: No seed takes so long, in real seconds: something goes round in circles.
PATIENCE_S = 120


def run(
    seeds: Sequence[int], jobs: int, bug: Bug | None = None, *, aloud: bool = False
) -> Iterator[Outcome]:
    """Yield the outcome of each seed, as they come; with *bug*, of a game with that fault."""
    shares = [seeds[at::jobs] for at in range(min(jobs, len(seeds)))]
    for told in spread(shares, len(shares), lambda share: _run(share, bug, aloud)):
        yield Outcome(**told)


def hunt(bugs: Sequence[Bug], jobs: int) -> Iterator[tuple[str, int | None, str]]:
    """Yield each fault's name, with the first seed that finds it and how it was found."""
    for found in spread(bugs, jobs, _hunt):
        yield found["bug"], found["seed"], found["complaint"]


def spread(
    tasks: Sequence[T], jobs: int, work: Callable[[T], Iterable[dict[str, Any]]]
) -> Iterator[dict[str, Any]]:
    """Yield what *work* yields for each of *tasks*, done by so many processes."""
    inlet, outlet = os.pipe()
    processes = []
    for at in range(jobs):
        sys.stdout.flush()
        process = os.fork()
        if not process:
            # A group of its own: it ends with whatever it has started.
            os.setpgid(0, 0)
            os.close(inlet)
            for task in tasks[at::jobs]:
                for told in work(task):
                    _write(outlet, told)
            os._exit(0)
        processes.append(process)
    os.close(outlet)
    try:
        with os.fdopen(inlet, encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    finally:
        for process in processes:
            _end(process)


def _run(seeds: Sequence[int], bug: Bug | None, aloud: bool) -> Iterator[dict[str, Any]]:
    if bug is not None:
        bug.plant()
    node = Node(bug.patches if bug else {})
    for seed in seeds:
        told = _in_a_copy(seed, node, aloud)
        if told is None:
            # Whatever it was, the browsers may be in the middle of a word.
            node.close()
            node = Node(bug.patches if bug else {})
        yield told or asdict(Outcome(seed, ["It broke off, or took too long: see above."]))
    node.close()


def _hunt(bug: Bug) -> Iterator[dict[str, Any]]:
    found: dict[str, Any] = {"bug": bug.name, "seed": None, "complaint": ""}
    for outcome in run(range(1, bug.within + 1), 1, bug):
        complaints = [one for one in outcome.wrong if bug.found_by in one]
        if complaints:
            found |= {"seed": outcome.seed, "complaint": complaints[0].splitlines()[0]}
            break
    yield found


def _in_a_copy(seed: int, node: Node, aloud: bool) -> dict[str, Any] | None:
    """Run *seed* in a copy of this process; return ``None`` if the copy broke."""
    inlet, outlet = os.pipe()
    sys.stdout.flush()
    copy = os.fork()
    if not copy:
        # Nothing that is left behind is unwound at a moment of the collector's choice.
        gc.disable()
        faulthandler.dump_traceback_later(PATIENCE_S, exit=True)
        _write(outlet, asdict(simulate(seed, node, aloud=aloud)))
        sys.stdout.flush()
        os._exit(0)
    os.close(outlet)
    with os.fdopen(inlet, encoding="utf-8") as lines:
        text = lines.read()
    _, status = os.waitpid(copy, 0)
    return json.loads(text) if text and not status else None


def _write(outlet: int, told: dict[str, Any]) -> None:
    data = (json.dumps(told) + "\n").encode()
    while data:
        data = data[os.write(outlet, data) :]


def _end(process: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process, 15)
    os.waitpid(process, 0)
