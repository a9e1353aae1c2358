"""A room full of people who play without a browser: names and answers for the other screens."""

from __future__ import annotations

from server.game.pack import Pack
from server.rehearse.people import Attendee
from tests.protocol import web
from tests.protocol.client import Client
from tests.protocol.wires import SocketWire

NAMES = (
    *("Ben", "Chitra", "Dan", "Efua", "Femi", "Grace", "Hassan", "Imogen", "Jo", "Kwame"),
    *("Leila", "Morag"),
)
SEED, SKILL = 7, 0.65


class Crowd:
    """Use it as a context manager; leaving it sends everybody home."""

    def __init__(self, url: str, code: str, pack: Pack) -> None:
        self._screens: list[Client] = []
        self._people: list[Attendee] = []
        for number, name in enumerate(NAMES):
            seat = web.post(f"{url}/api/workshops/{code}/seats", {"name": name})
            screen = Client(SocketWire(url, seat.cookie), code, "player")
            screen.sync(samples=1)
            self._screens.append(screen)
            self._people.append(Attendee(pack, number=number, seed=SEED, skill=SKILL))

    def __enter__(self) -> Crowd:
        return self

    def __exit__(self, *_: object) -> None:
        for screen in self._screens:
            screen.close()

    def __len__(self) -> int:
        return len(self._screens)

    def plays(self, ordinal: int, *, thinking: int = 0) -> None:
        """Let everybody say what they think of a call, but for so many who are still *thinking*."""
        for screen, person in list(zip(self._screens, self._people, strict=True))[thinking:]:
            view = screen.until("call", lambda view: _is_open(view, ordinal))
            screen.opened()
            facts = [fact and fact["text"] for fact in screen.views["card"]["squares"]]
            kept = screen.views["me"]["card"]["kept"]
            move = person.move(view["call"]["text"], facts, kept)
            call = view["call"]["call"]
            screen.command("answer_stage", call=call, stage=move.stage)
            screen.command("mark_square", call=call, square=move.square)


def _is_open(view, ordinal):
    return view["phase"] == "open" and view["call"]["ordinal"] == ordinal
