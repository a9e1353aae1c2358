"""Dealing cards from a round's deck."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from server.game.dice import Dice
from server.game.pack import Pack
from server.game.play import DROUGHT, FEWEST_MARKS, PerfectPlay, single_stage
from server.game.settings import Pattern, RoundSettings

TRIES = 50

Squares = tuple[str | None, ...]


class Dealer:
    """Deals the cards of one round: the same seed and seat give the same card everywhere.

    Lower seats are dealt first, since no card may be dealt twice.
    """

    def __init__(
        self,
        pack: Pack,
        settings: RoundSettings,
        plan: Collection[str],
        deck: Collection[str],
        seed: str,
    ) -> None:
        self._pack = pack
        self._settings = settings
        self._seed = seed
        self._play = PerfectPlay(pack, tuple(plan))
        self._deck = {
            stage.id: [fact for fact in deck if pack.fact[fact].stage == stage.id]
            for stage in pack.stages
        }
        self._draws: dict[tuple[str, int], list[tuple[str, ...]]] = {}

    def deal(self, seat: int, taken: Collection[Squares] = frozenset()) -> Squares:
        """Return the card of *seat*, other than those in *taken*; the best of at most 50 tries."""
        best: Squares | None = None
        for attempt in range(TRIES):
            card = self._draw(seat, Dice(self._seed, "card", seat, attempt), taken)
            if best is None or self.faults(card) < self.faults(best):
                best = card
            if not any(self.faults(best)):
                break
        assert best is not None
        return best

    def faults(self, card: Squares) -> tuple[bool, bool, bool]:
        """Return what would have *card* redrawn, the worst first: no fault is better than any."""
        return (
            not self._play.wins(card, self._settings),
            self._play.total(card) < FEWEST_MARKS,
            self._play.drought(card) >= DROUGHT,
        )

    def impossible(self) -> str:
        """Return a stage of which no card can hold what the patterns need; empty if none."""
        each, odd = divmod(self._settings.grid.facts, len(self._deck))
        for stage in self._deck:
            if not self._choices(stage, each) or (odd and not self._choices(stage, each + 1)):
                return stage
        return ""

    def _draw(self, seat: int, dice: Dice, taken: Collection[Squares]) -> Squares:
        """Draw facts of every stage, and lay them out until no rule that always holds is broken."""
        facts = [
            fact
            for stage, number in self._shares(seat).items()
            for fact in dice.choice(self._choices(stage, number) or self._any(stage, number))
        ]
        while True:
            squares: list[str | None] = [*dice.shuffled(facts)]
            if (free := self._settings.grid.free) is not None:
                squares.insert(free, None)
            card = tuple(squares)
            stages = [fact and self._pack.fact[fact].stage for fact in card]
            if card not in taken and not single_stage(self._settings.grid, stages):
                return card

    def _shares(self, seat: int) -> dict[str, int]:
        """Return each stage's number of facts on a card: even, the odd ones rotating over seats."""
        each, odd = divmod(self._settings.grid.facts, len(self._deck))
        count = len(self._deck)
        extra = {(seat * odd + turn) % count for turn in range(odd)}
        return {stage: each + (place in extra) for place, stage in enumerate(self._deck)}

    def _choices(self, stage: str, number: int) -> list[tuple[str, ...]]:
        """Return the hands of *number* facts of *stage* that the patterns allow, each as likely.

        Drawing from these is drawing until the facts fit, without the waiting.
        """
        if (stage, number) not in self._draws:
            need = 0
            if Pattern.JOURNEY in self._settings.patterns:
                need = 1
            if Pattern.FULL_CARD in self._settings.patterns:
                need = number
            self._draws[stage, number] = [
                hand for hand in self._any(stage, number) if self._play.marks(hand) >= need
            ]
        return self._draws[stage, number]

    def _any(self, stage: str, number: int) -> list[tuple[str, ...]]:
        return list(combinations(self._deck[stage], number))
