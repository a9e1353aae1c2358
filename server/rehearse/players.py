"""A player's screen in the hands of a simulated attendee."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from server.rehearse.clock import own_ms
from server.rehearse.people import Attendee
from server.rehearse.screens import PATIENCE_S, Screen

SETTLED = frozenset({"received", "late", "early", "rejected"})


@dataclass(slots=True)
class Played:
    """What became of one player's answer and mark in one call."""

    stage: str = ""
    square: int | None = None
    #: The statuses of their acknowledgements; ``None`` while there is none.
    answered: str | None = None
    marked: str | None = None
    #: Whether they were sent at all.
    answer_sent: bool = False
    mark_sent: bool = False
    result: dict[str, Any] | None = None

    @property
    def lost(self) -> int:
        """How many of the two were never acknowledged, or were received and came to nothing."""
        result = self.result or {"stage": None, "marked": False}
        answer = self.answer_sent and (
            self.answered not in SETTLED
            or (self.answered == "received" and result["stage"] != self.stage)
        )
        mark = self.mark_sent and (
            self.marked not in SETTLED
            or (self.marked == "received" and result["marked"] != (self.square is not None))
        )
        return answer + mark


class Player(Screen):
    """One attendee at their screen."""

    def __init__(self, attendee: Attendee, speed: float) -> None:
        super().__init__()
        self._attendee = attendee
        self._speed = speed
        self._moves: set[asyncio.Task[None]] = set()
        #: By call.
        self.played: dict[int, Played] = {}

    @property
    def name(self) -> str:
        """What they are called on the screens."""
        return self._attendee.name

    def noted(self, view: str) -> None:
        """Play a call that has opened; keep the result of one that was shown."""
        call = self.views.get("call", {})
        if view == "call" and call["phase"] == "open" and not call["paused"]:
            number = call["call"]["call"]
            if number not in self.played:
                self.played[number] = Played()
                move = asyncio.create_task(self._play(number, call["call"]))
                self._moves.add(move)
                move.add_done_callback(self._moves.discard)
        elif view == "me" and (result := self.views["me"]["result"]):
            self.played.setdefault(result["call"], Played()).result = result

    async def settled(self) -> None:
        """Wait until nothing of this player's is on its way."""
        if self._moves:
            await asyncio.gather(*self._moves)

    async def _play(self, number: int, call: dict[str, Any]) -> None:
        played = self.played[number]
        dealt = await self.until("card", lambda card: bool(card["squares"]), PATIENCE_S)
        if not dealt or not await self.until("me", lambda me: bool(me["card"]), PATIENCE_S):
            return
        shown_ms = await self.opened(call["opens_at_ms"])
        if shown_ms is None:
            return
        squares = [square and square["text"] for square in self.views["card"]["squares"]]
        move = self._attendee.move(call["text"], squares, self.views["me"]["card"]["kept"])
        played.stage, played.square = move.stage, move.square
        await asyncio.sleep(move.thinks_s / self._speed)
        if not self._open(number):
            return
        played.answer_sent = True
        answer = {"stage": move.stage, "elapsed_ms": own_ms() - shown_ms}
        reply = await self.send("answer_stage", call=number, **answer)
        played.answered = _status(reply)
        await asyncio.sleep(move.searches_s / self._speed)
        if not self._open(number):
            return
        played.mark_sent = True
        reply = await self.send("mark_square", call=number, square=move.square)
        played.marked = _status(reply)

    def _open(self, number: int) -> bool:
        call = self.views["call"]
        return bool(call["phase"] == "open" and call["call"]["call"] == number)


def _status(reply: dict[str, Any] | None) -> str | None:
    return None if reply is None else str(reply["status"])
