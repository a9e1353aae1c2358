"""Commands and what became of them, as those who sent them know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.reliability.witness import Witness

Reply = dict[str, Any]


@dataclass
class Order:
    """One command: sent once or often, over one connection or several, always the same."""

    seat: int
    do: str
    fields: dict[str, Any]
    id: str = field(default_factory=lambda: uuid4().hex)
    #: Every reply that came, in order.
    replies: list[Reply] = field(default_factory=list)

    @property
    def status(self) -> str | None:
        """What became of it; ``None`` while nobody knows."""
        return str(self.replies[0]["status"]) if self.replies else None

    @property
    def done(self) -> bool:
        """Whether its sender was told that it is stored."""
        return self.status in ("received", "done")

    @property
    def refused(self) -> bool:
        """Whether its sender was told that nothing came of it."""
        return self.status is not None and not self.done

    def __str__(self) -> str:
        return f"{self.do} {self.fields} of seat {self.seat}: {self.status or 'no reply'}"


class Orders:
    """All commands of a room."""

    def __init__(self) -> None:
        self._all: list[Order] = []

    def __iter__(self) -> Iterator[Order]:
        return iter(self._all)

    def new(self, seat: int, do: str, **fields: Any) -> Order:
        """Return an order that is about to be sent."""
        self._all.append(Order(seat, do, fields))
        return self._all[-1]


async def give(order: Order, screen: Witness) -> Reply | None:
    """Send *order* from *screen* until it is settled; return the reply, if there ever was one."""
    reply = await screen.send(order.do, id=order.id, **order.fields)
    if reply is not None:
        order.replies.append(reply)
    return reply


async def press(desk: Witness, orders: Orders, **fields: Any) -> None:
    """Press the primary button once, and wait until the desk shows what came of it."""
    shown = desk.views["desk"]
    order = orders.new(0, shown["next_step"], step=shown["step"], **fields)
    await give(order, desk)
    assert order.done, str(order)
    assert await desk.until("desk", lambda now: now["next_step"] != shown["next_step"], 30)
