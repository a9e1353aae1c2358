"""Who is in which room.

The library looks through all rooms for whoever leaves: when a room of a thousand has lost its
Wi-Fi, that is most of the work. Relies on ``basic_enter_room``, ``basic_leave_room`` and
``basic_disconnect`` of python-socketio's manager, and on what it keeps: ``callbacks``,
``pending_connect`` and ``pending_disconnect``.
"""

from __future__ import annotations

from collections import defaultdict

from socketio import Manager


class Rooms(Manager):  # type: ignore[misc]
    """The library's, with an index."""

    def __init__(self) -> None:
        super().__init__()
        self._entered: defaultdict[tuple[str, str], set[str | None]] = defaultdict(set)

    def basic_enter_room(
        self, sid: str, namespace: str, room: str | None, eio_sid: str | None = None
    ) -> None:
        """Put a connection into a room."""
        super().basic_enter_room(sid, namespace, room, eio_sid=eio_sid)
        self._entered[namespace, sid].add(room)

    def basic_leave_room(self, sid: str, namespace: str, room: str | None) -> None:
        """Take a connection out of a room."""
        super().basic_leave_room(sid, namespace, room)
        self._entered[namespace, sid].discard(room)

    def basic_disconnect(self, sid: str, namespace: str, **_: object) -> None:
        """Forget a connection."""
        for room in tuple(self._entered[namespace, sid]):
            self.basic_leave_room(sid, namespace, room)
        del self._entered[namespace, sid]
        self.callbacks.pop(sid, None)
        for pending in (self.pending_connect, self.pending_disconnect):
            if sid in pending.get(namespace, ()):
                pending[namespace].remove(sid)
                if not pending[namespace]:
                    del pending[namespace]
