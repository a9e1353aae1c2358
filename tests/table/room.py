"""A table to try things at: a journal in memory, a clock set by hand, screens that remember."""

from __future__ import annotations

import random
from itertools import count
from queue import Queue

from server.errors import JournalFull
from server.game import timing
from server.game.commands import AnswerStage, CallEvent, Command, Role, ShowAnswer, StartRound
from server.game.settings import RoundSettings
from server.journal.memory import MemoryJournal
from server.table.changes import Changes
from server.table.notices import Notice
from server.table.replies import Reply
from server.table.requests import Sender
from server.table.table import Table
from server.table.tables import Tables
from tests.packs.small import small_pack

#: How long a reply may take, in seconds.
PATIENCE_S = 30

FACILITATOR = Sender(Role.FACILITATOR, 0)


class HandClock:
    """Time stands still until it is moved."""

    def __init__(self) -> None:
        self.id = "boot-1"
        self.game_ms = 1_000_000
        self.calendar_ms = 1_700_000_000_000

    def now_ms(self) -> int:
        return self.game_ms

    def wall_ms(self) -> int:
        return self.calendar_ms

    def pass_ms(self, ms: int) -> None:
        self.game_ms += ms
        self.calendar_ms += ms


class SeededChance:
    """The same tokens and codes every time."""

    def __init__(self) -> None:
        self._random = random.Random(1)

    def token(self) -> str:
        return f"token-{self.below(1 << 64):016x}"

    def below(self, bound: int) -> int:
        return self._random.randrange(bound)


class Screens:
    """Remembers what was published, and what the journal held at that moment."""

    def __init__(self) -> None:
        self.published: list[Changes] = []
        self.versions: list[int] = []
        self.notices: list[Notice] = []
        self.places: list[int] = []
        self.gone: list[int] = []

    def publish(self, table: Table, changes: Changes) -> None:
        self.published.append(changes)
        self.versions.append(table.workshop.version)

    def notice(self, table: Table) -> None:
        self.notices.append(table.notice)

    def place(self, table: Table, seat: int) -> None:
        self.places.append(seat)

    def moved(self, table: Table, seat: int) -> None:
        self.gone.append(seat)


class FillingJournal(MemoryJournal):
    """A journal whose disk can be full."""

    full = False

    def append(self, workshop, **what):
        self._refuse()
        super().append(workshop, **what)

    def probe(self):
        self._refuse()
        return super().probe()

    def _refuse(self):
        if self.full:
            raise JournalFull("no space left")


class Room:
    """A workshop with some players, driven by hand."""

    def __init__(self, players: int = 0) -> None:
        self.journal = FillingJournal()
        self.clock = HandClock()
        self.screens = Screens()
        self.chance = SeededChance()
        self.tables = Tables(self.journal, self.clock, self.screens, self.chance)
        opened = self.tables.open(small_pack())
        self.table, self.token = opened.table, opened.token
        self.recovery_code = opened.recovery_code
        self.tokens = {}
        self._ids = count(1)
        for number in range(1, players + 1):
            person, token = self.table.take_seat(f"Player {number}")
            self.tokens[person.seat] = token
        self.screens.published.clear()

    @property
    def workshop(self):
        return self.table.workshop

    @property
    def code(self) -> str:
        return self.table.address.code

    def stored(self):
        return self.journal.read(self.table.address.workshop).entries

    def send(self, sender: Sender, command: Command, command_id: str = "", step=None) -> Reply:
        command_id = command_id or f"command-{next(self._ids)}"
        replies: Queue[Reply] = Queue()
        self.table.submit(sender, command_id, command, replies.put, step=step)
        return replies.get(timeout=PATIENCE_S)

    def steer(self, command: Command, command_id: str = "", step: int | None = None) -> Reply:
        step = self.workshop.step if step is None else step
        return self.send(FACILITATOR, command, command_id, step)

    def start(self, calls: int = 6, **settings) -> Reply:
        command = StartRound(settings=RoundSettings(**settings), calls=calls, seed="seed")
        return self.steer(command)

    def announce(self) -> Reply:
        """Send a call to the screens, which open it together a moment later."""
        at_ms, clock = self.clock.now_ms(), self.clock.id
        return self.steer(CallEvent(at_ms=at_ms, lead_ms=timing.LEAD_MS, clock=clock))

    def call(self) -> Reply:
        """Send a call, and wait until it opens."""
        reply = self.announce()
        self.clock.pass_ms(timing.LEAD_MS)
        return reply

    def ask_to_show(self) -> Reply:
        """Press *Show answer*."""
        return self.steer(ShowAnswer(at_ms=self.clock.now_ms()))

    def show(self) -> Reply:
        """Press *Show answer*, and wait until it is shown."""
        reply = self.ask_to_show()
        self.clock.pass_ms(timing.GRACE_MS)
        self.tables.tick()
        return reply

    def answer(
        self, seat: int, stage: str = "clear", command_id: str = "", claimed_ms: int | None = None
    ) -> Reply:
        tap = self.tap(seat, stage, claimed_ms)
        return self.send(Sender(Role.PLAYER, seat), tap, command_id)

    def tap(self, seat: int, stage: str = "clear", claimed_ms: int | None = None) -> AnswerStage:
        return AnswerStage(
            seat=seat,
            call=self.workshop.calls,
            stage=stage,
            arrived_ms=self.clock.now_ms(),
            clock=self.clock.id,
            claimed_ms=claimed_ms,
        )

    def restarted(self) -> Room:
        """Return the same workshop in a server that has just started on the same journal."""
        other = object.__new__(Room)
        other.__dict__ |= self.__dict__
        other.screens = Screens()
        other.tables = Tables(self.journal, self.clock, other.screens, self.chance)
        found = other.tables.find(self.code)
        assert found is not None
        other.table = found
        return other
