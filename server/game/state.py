"""The workshop as it stands: the sum of its entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from server.game.entries import Gift, Result
from server.game.pack import Pack, ScenarioEvent
from server.game.settings import Pace, RoundSettings


@dataclass(slots=True, kw_only=True)
class Answer:
    """A player's stage tap."""

    stage: str
    elapsed_ms: int
    #: What was allowed of the time that the player's network took.
    allowance_ms: int = 0


@dataclass(slots=True, kw_only=True)
class Call:
    """One scenario event, read out: opened, closed, its answer shown."""

    number: int
    event: ScenarioEvent
    #: Game time starts here; while paused it stands still.
    opens_at_ms: int
    closes_at_ms: int | None
    clock: str

    #: Game time that passed before the last pause, in ms.
    played_ms: int = 0
    #: Once paused while open, a call gives no placement.
    interrupted: bool = False
    closed_at_ms: int | None = None

    #: When its answer or the discussion is due, once the facilitator has asked for it.
    promised_ms: int | None = None
    #: Whether it is the discussion that was asked for.
    to_discuss: bool = False
    #: Whether the room has seen how it split.
    discussed: bool = False
    #: What was said at the second vote, by seat; ``None`` where there was none.
    second: dict[int, str] | None = None
    #: The pace of everybody who does not play at the usual one, as the call opened.
    paces: dict[int, Pace] = field(default_factory=dict)
    #: What it added to quotas, by seat.
    grants: dict[int, int] = field(default_factory=dict)

    #: Each player's answer at the first vote, by seat.
    answers: dict[int, Answer] = field(default_factory=dict)
    #: Each player's mark, by seat: a position, or ``None`` for *None on my card*.
    marks: dict[int, int | None] = field(default_factory=dict)
    #: What it came to, by seat; ``None`` until the answer is shown.
    results: dict[int, Result] | None = None

    def pace(self, seat: int) -> Pace:
        """Return the pace at which *seat* plays this call."""
        return self.paces.get(seat, Pace.USUAL)

    @property
    def open(self) -> bool:
        """Whether answers are taken."""
        return self.closed_at_ms is None

    @property
    def vote(self) -> int:
        """Which vote is or was the last: 1 or 2."""
        return 1 if self.second is None else 2

    @property
    def discussing(self) -> bool:
        """Whether the room talks about how it split, before a second vote."""
        return self.discussed and self.second is None and not self.shown

    @property
    def said(self) -> dict[int, str]:
        """What players say at the present vote, by seat."""
        if self.second is not None:
            return self.second
        return {seat: answer.stage for seat, answer in self.answers.items()}

    @property
    def shown(self) -> bool:
        """Whether its answer has been shown."""
        return self.results is not None


@dataclass(slots=True, kw_only=True)
class Card:
    """A player's card in one round."""

    #: Fact ids row by row, 0-based; ``None`` is the free centre.
    squares: tuple[str | None, ...]
    gifts: tuple[Gift, ...] = ()
    #: The first call that its player takes part in: late joiners begin with the next one.
    first_call: int


@dataclass(slots=True, kw_only=True)
class Round:
    """New cards and a plan of scenario events."""

    number: int
    settings: RoundSettings
    seed: str
    #: Every event planned at the start: the deck and the deal rest on it.
    planned: tuple[str, ...]
    #: Events still to come, the next one first.
    coming: tuple[str, ...]
    deck: tuple[str, ...]

    cards: dict[int, Card] = field(default_factory=dict)
    #: Calls that count, oldest first.
    calls: list[Call] = field(default_factory=list)
    #: Calls taken back: their events count as seen, and nothing else of them counts.
    undone: list[Call] = field(default_factory=list)
    #: Events that the facilitator took out of the plan: they do not come back by themselves.
    skipped: set[str] = field(default_factory=set)
    paused_at_ms: int | None = None
    ended: bool = False

    @property
    def paused(self) -> bool:
        """Whether game time stands still."""
        return self.paused_at_ms is not None

    @property
    def call(self) -> Call | None:
        """The last call that counts."""
        return self.calls[-1] if self.calls else None

    @property
    def pending(self) -> Call | None:
        """The call whose answer has not been shown, if there is one."""
        return self.calls[-1] if self.calls and not self.calls[-1].shown else None

    @property
    def length(self) -> int:
        """Calls in the round: those that count and those to come."""
        return len(self.calls) + len(self.coming)

    def marked(self, seat: int) -> set[int]:
        """Return the squares of *seat* that stay marked: kept ones, gifts of calls that count."""
        counting = {call.number for call in self.calls}
        gifts = {gift.square for gift in self.cards[seat].gifts if gift.call in counting}
        return gifts | {result.kept for result in self.results(seat) if result.kept is not None}

    def results(self, seat: int) -> list[Result]:
        """Return what each shown call came to for *seat*, oldest first."""
        return [call.results[seat] for call in self.calls if call.results and seat in call.results]

    def used(self) -> set[str]:
        """Return the events that cannot stand in for another: heard, coming, or not wanted."""
        return self.seen() | self.skipped | set(self.coming)

    def seen(self) -> set[str]:
        """Events that the room has heard in this round."""
        return {call.event.id for call in (*self.calls, *self.undone)}


@dataclass(slots=True, kw_only=True)
class Player:
    """A seat taken by an attendee. Names live elsewhere."""

    seat: int
    present: bool = True
    pace: Pace = Pace.USUAL


@dataclass(kw_only=True)
class Workshop:
    """Everything behind one code. Only :mod:`evolve` changes it; everyone else reads."""

    #: Entries so far.
    version: int = 0
    #: Steering entries so far.
    step: int = 0

    #: Set by the first entry and never changed.
    pack: Pack | None = None
    players: dict[int, Player] = field(default_factory=dict)
    rounds: list[Round] = field(default_factory=list)
    #: Calls so far in all rounds, those taken back included.
    calls: int = 0
    #: Whether the display shows what was taken for what.
    confusion_on_display: bool = False
    ended: bool = False

    @property
    def round(self) -> Round | None:
        """The present round, or the last one where it has ended."""
        return self.rounds[-1] if self.rounds else None

    @cached_property
    def content(self) -> Pack:
        """The pack, known to be there."""
        assert self.pack is not None, "a workshop begins with WorkshopOpened"
        return self.pack

    @property
    def present(self) -> list[int]:
        """Seats of players who are here."""
        return [player.seat for player in self.players.values() if player.present]
