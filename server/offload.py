"""One native thread beside the green ones, for what would hold them all up.

In place of ``eventlet.tpool``, which hands work over by a queue and conditions written in Python:
under load, both threads fight for their locks. Relies on ``add`` of eventlet's hub.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from eventlet.event import Event
from eventlet.hubs import get_hub
from eventlet.patcher import original

T = TypeVar("T")


class NativeThread:
    """An ``Offload`` (see the table's ports) for green threads.

    Who is interrupted while it waits leaves its work under way, and nobody hears what came of it.
    """

    def __init__(self) -> None:
        queue, socket = original("queue"), original("socket")
        self._asked = queue.SimpleQueue()
        self._done = queue.SimpleQueue()
        self._bell, self._rope = socket.socketpair()
        self._bell.setblocking(False)
        self._rope.setblocking(False)
        hub = get_hub()
        hub.add(hub.READ, self._bell.fileno(), self._tell, _nothing, _nothing)
        original("threading").Thread(target=self._work, name="journal", daemon=True).start()

    def __call__(self, work: Callable[[], T]) -> T:
        """Return what *work* returns; raise what it raises."""
        done = Event()
        self._asked.put((work, done))
        result: T = done.wait()
        return result

    def _work(self) -> None:
        while True:
            work, done = self._asked.get()
            try:
                outcome: tuple[Any, BaseException | None] = work(), None
            except BaseException as error:  # noqa: BLE001  raised again where it was asked for
                outcome = None, error
            self._done.put((done, *outcome))
            with suppress(BlockingIOError):  # It is ringing already.
                self._rope.send(b"!")
            # What was asked for lives no longer than whoever asked.
            del work, done, outcome

    def _tell(self, _: int) -> None:
        self._bell.recv(4096)
        while not self._done.empty():
            done, result, error = self._done.get()
            done.send(result, error)


def _nothing(*_: Any) -> None: ...
