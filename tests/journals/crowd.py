"""Thirty people and a facilitator, who play a workshop the same way every time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from server.game import timing
from server.game.commands import (
    AnswerStage,
    CallEvent,
    ChoosePace,
    Command,
    EndRound,
    MarkSquare,
    PauseRound,
    ResumeRound,
    Role,
    ShowAnswer,
    StartRound,
    UndoCall,
)
from server.game.dice import Dice
from server.game.pack import Pack
from server.game.settings import Mode, Pace, RoundSettings
from server.game.state import Call, Round
from server.table.attendance import PATIENCE_MS, RETURN_MS
from server.table.replies import Status
from server.table.requests import Sender
from server.table.trips import ENOUGH
from tests.table.room import FACILITATOR, Room

PLAYERS = 30

#: A tap, and when it reaches the server.
Tap = tuple[int, AnswerStage | MarkSquare]


@dataclass(frozen=True, slots=True)
class Moment:
    """When views are kept whole, and whose beside those that all share."""

    version: int
    when: str
    seats: tuple[int, ...]


class Crowd:
    """A room of people, driven by a script. *busy* of a hundred play each call."""

    def __init__(self, name: str, pack: Pack, *, busy: int = 92) -> None:
        self.room = Room()
        self.room.table = self.room.tables.open(pack).table
        self.busy = busy
        self.moments: list[Moment] = []
        self._name = name
        self._dice = Dice("recorded", name)
        for _ in range(PLAYERS):
            self.joins()

    @property
    def round(self) -> Round:
        current = self.room.workshop.round
        assert current is not None
        return current

    @property
    def call(self) -> Call:
        call = self.round.call
        assert call is not None
        return call

    @property
    def seats(self) -> list[int]:
        """Those who are here."""
        return self.room.workshop.present

    def keep(self, when: str, *seats: int) -> None:
        """Remember to keep what the screens show now, those of *seats* included."""
        self.moments.append(Moment(self.room.workshop.version, when, seats))

    # People come and go

    def joins(self) -> int:
        self.waits(400)
        person, _ = self.room.table.take_seat(f"Player {len(self.room.workshop.players) + 1}")
        self.returns(person.seat)
        return person.seat

    def leaves(self, *seats: int) -> None:
        for seat in seats:
            self.room.table.attendance.disconnected(seat)
        self.waits(PATIENCE_MS)

    def returns(self, *seats: int) -> None:
        for seat in seats:
            self.room.table.attendance.connected(seat)
            for _ in range(ENOUGH):
                self.room.table.checks.measured(seat, 2 * line_ms(seat))

    def waits(self, ms: int) -> None:
        self.room.clock.pass_ms(ms)
        self.room.tables.tick()

    # The server

    def crashes(self, back: Collection[int], *, away_ms: int, boot: str = "boot-1") -> None:
        """Start again from the journal; those in *back* return, the others are missed."""
        clock = self.room.clock
        clock.pass_ms(away_ms)
        if boot != clock.id:
            clock.id, clock.game_ms = boot, away_ms
        self.room = self.room.restarted()
        self.waits(900)
        self.returns(*back)
        self.waits(RETURN_MS)

    # The facilitator

    def steers(self, command: Command) -> None:
        reply = self.room.steer(command)
        assert reply.status is Status.DONE, reply

    def starts(self, calls: int, **settings) -> None:
        self.waits(5_000)
        number = len(self.room.workshop.rounds) + 1
        seed = f"{self._name} {number}"
        self.steers(StartRound(settings=RoundSettings(**settings), calls=calls, seed=seed))

    def calls(self, event: str | None = None) -> None:
        self.waits(3_000)
        clock = self.room.clock
        self.steers(
            CallEvent(at_ms=clock.now_ms(), lead_ms=timing.LEAD_MS, clock=clock.id, event=event)
        )
        self.waits(timing.LEAD_MS)

    def asks(self) -> None:
        """Press *Show answer*: it is shown at once, or when nobody's answer can still arrive."""
        self.waits(2_000)
        at_ms, trips_ms = self.room.clock.now_ms(), self.room.table.checks.trips.known
        self.steers(ShowAnswer(at_ms=at_ms, trips_ms=trips_ms))

    def shows(self) -> None:
        self.asks()
        self.waits(timing.GRACE_MS)

    def undoes(self) -> None:
        self.waits(1_500)
        self.steers(UndoCall())

    def pauses(self) -> None:
        self.waits(700)
        self.steers(PauseRound(at_ms=self.room.clock.now_ms()))

    def resumes(self, after_ms: int = 20_000) -> None:
        self.waits(after_ms)
        clock = self.room.clock
        self.steers(ResumeRound(at_ms=clock.now_ms(), clock=clock.id))
        self.waits(1_000)

    def ends_round(self) -> None:
        self.waits(4_000)
        self.steers(EndRound())

    def plays(self, event: str | None = None) -> None:
        """One call from its opening to its answer."""
        self.calls(event)
        self.answers()
        self.shows()

    def plays_until(self, calls: int) -> None:
        """Call after call, until so many count."""
        while len(self.round.calls) < calls:
            self.plays()

    # Everybody else

    def answers(self, seats: Collection[int] | None = None) -> None:
        """Let *seats*, or all who are here, answer and mark as they come to it."""
        clock = self.room.clock
        here = self.seats if seats is None else [seat for seat in seats if seat in self.seats]
        taps = [tap for seat in here if self._plays(seat) for tap in self._taps(seat)]
        for at_ms, command in sorted(taps, key=lambda tap: (tap[0], tap[1].seat)):
            clock.pass_ms(at_ms - clock.now_ms())
            reply = self.room.send(Sender(Role.PLAYER, command.seat), command)
            assert reply.status in (Status.RECEIVED, Status.LATE), reply

    def slips_in(self, seat: int) -> None:
        """Let an answer that was given before the close arrive after it."""
        self.waits(200)
        arrived_ms = self.room.clock.now_ms()
        command = AnswerStage(
            seat=seat,
            call=self.call.number,
            stage=self.call.event.stage,
            arrived_ms=arrived_ms,
            clock=self.call.clock,
            claimed_ms=arrived_ms - self.call.opens_at_ms - 300,
        )
        reply = self.room.send(Sender(Role.PLAYER, seat), command)
        assert reply.status is Status.RECEIVED, reply

    def chooses(self, seat: int, pace: Pace) -> None:
        """Let a player choose a time of their own."""
        reply = self.room.send(Sender(Role.PLAYER, seat), ChoosePace(seat=seat, pace=pace))
        assert reply.status is Status.DONE, reply

    def gives(self, seat: int, pace: Pace) -> None:
        """Let the facilitator give a player a time of their own."""
        reply = self.room.send(FACILITATOR, ChoosePace(seat=seat, pace=pace))
        assert reply.status is Status.DONE, reply

    def _plays(self, seat: int) -> bool:
        call, card = self.call, self.round.cards[seat]
        return card.first_call <= call.number and self._in_a_hundred(self.busy)

    def _taps(self, seat: int) -> Iterator[Tap]:
        """Yield what one player does with the open call; some are good at it, some are not."""
        dice, call = self._dice, self.call
        knows = self._in_a_hundred(45 + 13 * seat % 50)
        stages = [stage.id for stage in self.room.workshop.content.stages]
        at_ms = self.room.clock.now_ms() + 900 + dice.below(11_000)

        def answer(stage: str) -> AnswerStage:
            return AnswerStage(
                seat=seat,
                call=call.number,
                stage=stage,
                arrived_ms=at_ms,
                clock=call.clock,
                claimed_ms=at_ms - call.opens_at_ms - line_ms(seat),
            )

        if self._in_a_hundred(97):
            yield at_ms, answer(call.event.stage if knows else dice.choice(stages))
        if self.round.settings.mode is not Mode.RACE and self._in_a_hundred(12):
            at_ms += 300 + dice.below(3_000)
            yield at_ms, answer(dice.choice(stages))
        if self._in_a_hundred(94):
            at_ms += 700 + dice.below(5_000)
            yield at_ms, self._mark(seat, at_ms, knows)
        if self._in_a_hundred(8):
            at_ms += 700 + dice.below(2_000)
            yield at_ms, self._mark(seat, at_ms, self._in_a_hundred(50))

    def _mark(self, seat: int, at_ms: int, knows: bool) -> MarkSquare:
        call, squares = self.call, self.round.cards[seat].squares
        taken = self.round.marked(seat)
        free = [at for at, fact in enumerate(squares) if fact and at not in taken]
        fits = [at for at in free if squares[at] in call.event.facts]
        square = fits[0] if fits and knows else self._dice.choice([None, None, *free])
        return MarkSquare(
            seat=seat, call=call.number, square=square, arrived_ms=at_ms, clock=call.clock
        )

    def _in_a_hundred(self, share: int) -> bool:
        return self._dice.below(100) < share


def line_ms(seat: int) -> int:
    """Return how long a player's tap is under way: most are near, some are far."""
    return 10 + seat % 5 if seat % 3 else 120 + 3 * seat
