"""A whole short round: a facilitator, a display and two players, each on its own connection."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from tests.protocol import web
from tests.protocol.client import Client
from tests.protocol.rules import PLACEMENT, Card, pattern_points, recognise_points
from tests.protocol.wires import WIRES

PACK, CALLS = "information-sharing-journey", 6
KNOWING, LEARNING = "Asha", "Ben"


@dataclass
class Told:
    """One call, as the facilitator's desk knew it before everybody else."""

    number: int
    text: str
    stage: str
    why: str
    facts: list[str]
    #: How many packets each screen had heard when the answer was shown, by name.
    heard: dict[str, int] = field(default_factory=dict)


@dataclass
class Seat:
    """One player: the screen, the card by our own count, and what each call should have earned."""

    screen: Client
    card: Card
    right: list[bool] = field(default_factory=list)
    #: Bounds of the points for recognising, and all the other points exactly.
    lowest: int = 0
    highest: int = 0
    results: list[dict[str, Any]] = field(default_factory=list)
    #: When its screen showed the last call, by its own clock.
    shown_ms: float = 0.0


class Round:
    """Plays at once when made; what happened can be asked afterwards."""

    def __init__(self, url: str, transport: str) -> None:
        self.url, self._wire = url, WIRES[transport]
        self.opened = web.post(f"{url}/api/workshops", {"pack": PACK})
        self.code = self.opened.body["code"]
        self.desk = self._screen("facilitator", self.opened.cookie)
        self.display = self._screen("display", "")
        players = {name: self._join(name) for name in (KNOWING, LEARNING)}
        for screen in players.values():
            screen.sync()
        self.desk.until("counts", lambda counts: counts["present"] == len(players))
        self.replies: list[tuple[dict[str, Any], dict[str, Any]]] = []
        self.told: list[Told] = []
        #: Whether anybody had completed a line before this call, and with it.
        self._line_before = self._line_now = False
        self.desk.until("desk", lambda desk: desk["next_step"] == "start_round")
        self.desk.steer("start_round", calls=CALLS, grid="3x3", mode="race")
        self.seats = {name: Seat(screen, _card(screen)) for name, screen in players.items()}
        for ordinal in range(1, CALLS + 1):
            self._call(ordinal)
        self.desk.until("desk", lambda desk: desk["next_step"] == "end_round")
        self.desk.steer("end_round")
        for screen in self.screens.values():
            screen.until("call", lambda call: call["phase"] == "ended")
            screen.until("standings", lambda view: len(view["top"]) == len(self.seats))

    @property
    def screens(self) -> dict[str, Client]:
        """Every screen that must not know the answer early, by name."""
        players = {name: seat.screen for name, seat in self.seats.items()}
        return players | {"display": self.display}

    def close(self) -> None:
        for screen in (self.desk, *self.screens.values()):
            screen.close()

    def _screen(self, role: str, cookie: str) -> Client:
        return Client(self._wire(self.url, cookie), self.code, role)

    def _join(self, name: str) -> Client:
        seat = web.post(f"{self.url}/api/workshops/{self.code}/seats", {"name": name})
        return self._screen("player", seat.cookie)

    def _call(self, ordinal: int) -> None:
        self.desk.until("desk", lambda desk: desk["next_step"] == "call_event")
        self.desk.steer("call_event")
        now = self.desk.until("desk", lambda desk: desk["now"])["now"]
        for screen in (self.desk, *self.screens.values()):
            screen.until("call", lambda call: call["call"] and call["call"]["ordinal"] == ordinal)
        number = self.desk.views["call"]["call"]["call"]
        told = Told(number, now["text"], now["stage"], now["why"], now["facts"])
        self.told.append(told)
        self._line_before = self._line_now
        for seat in self.seats.values():
            seat.shown_ms = seat.screen.opened()
        # Only one of the two is right at a time, so that who was faster decides nothing.
        self._play(self.seats[KNOWING], told, right=ordinal % 3 != 0)
        self._play(self.seats[LEARNING], told, right=ordinal % 3 == 0)
        for name, screen in self.screens.items():
            screen.ask("hello", {"versions": screen.versions})
            told.heard[name] = len(screen.heard)
        self.desk.steer("show_answer")
        for seat in self.seats.values():
            me = seat.screen.until("me", lambda me: me["result"] and me["result"]["call"] == number)
            seat.results.append(me["result"])
        self.desk.until("desk", lambda desk: not desk["now"])

    def _play(self, seat: Seat, told: Told, *, right: bool) -> None:
        card, call = seat.card, told.number
        stages = [each["stage"]["id"] for each in seat.screen.views["workshop"]["stages"]]
        wrong = next(stage for stage in stages if stage != told.stage)
        elapsed_ms = time.monotonic() * 1_000 - seat.shown_ms
        stage = told.stage if right else wrong
        self._send(seat, "answer_stage", call=call, stage=stage, elapsed_ms=elapsed_ms)
        slowest_ms = int(time.monotonic() * 1_000 - seat.shown_ms) + 1
        free = [at for at in range(9) if at not in card.kept]
        fitting = [at for at in free if card.squares[at] in told.facts]
        square = fitting[0] if fitting else None if right else free[0]
        self._send(seat, "mark_square", call=call, square=square)
        self._count(seat, told, slowest_ms, square, right=right)

    def _send(self, seat: Seat, do: str, **fields: Any) -> None:
        """Send a command twice, with the same id, and keep both replies."""
        id = f"{do}-{len(self.replies):04}"
        first = seat.screen.command(do, id=id, **fields)
        self.replies.append((first, seat.screen.command(do, id=id, **fields)))

    def _count(
        self, seat: Seat, told: Told, slowest_ms: int, square: int | None, *, right: bool
    ) -> None:
        before = seat.card.lines
        new = seat.card.mark(square, told.facts)
        others = pattern_points(before, new)
        if right:
            others += PLACEMENT[1]
            if new and not self._line_before:
                others += 200
            seat.lowest += recognise_points(slowest_ms, told.text)
            seat.highest += recognise_points(0, told.text)
        self._line_now = self._line_now or bool(new)
        seat.right.append(right)
        seat.lowest += others
        seat.highest += others


def _card(screen: Client) -> Card:
    squares = screen.until("card", lambda card: card["squares"])["squares"]
    return Card([square["text"] for square in squares])
