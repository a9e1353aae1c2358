"""Simulated attendees: what they recognise, what they mark, and how long they take over it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random

from server.game.pack import Pack, ScenarioEvent

#: Reaction times of people are ex-Gaussian: most near a middle, a tail of slow ones. In seconds,
#: about 5 together.
MIDDLE_S, SPREAD_S, TAIL_S, FASTEST_S = 3.8, 0.9, 1.2, 0.8
#: Looking over one's card takes about this long, in seconds.
SEARCH_S, SEARCH_SPREAD_S = 2.5, 0.8

#: Of those who know the stage, so many still mark a square that the event does not show.
SLIPS = 0.08
#: Of those who do not, so many mark something all the same.
GUESSES = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What an attendee does about one call."""

    stage: str
    #: ``None`` is *None on my card*.
    square: int | None
    #: From the call's opening to the stage, and from there to the mark, in seconds.
    thinks_s: float
    searches_s: float


class Attendee:
    """Somebody who understands a scenario event with probability *skill*.

    They know what a person could know: the event as it was read out, and their own card. The same
    seed and number make the same choices about the same event and card.
    """

    def __init__(self, pack: Pack, *, number: int, seed: int, skill: float) -> None:
        self._pack = pack
        self._number = number
        self._seed = seed
        self._skill = skill
        self._events = {event.text: event for event in pack.events}

    @property
    def name(self) -> str:
        """What they are called on the screens."""
        return f"Attendee {self._number}"

    def move(self, text: str, card: Sequence[str | None], kept: Collection[int]) -> Move:
        """Return what they do when *text* is read out; *card* holds its facts, row by row."""
        event = self._events[text]
        dice = Random(f"{self._seed}/{self._number}/{event.id}")
        thinks_s = max(FASTEST_S, dice.gauss(MIDDLE_S, SPREAD_S) + dice.expovariate(1 / TAIL_S))
        searches_s = max(FASTEST_S, dice.gauss(SEARCH_S, SEARCH_SPREAD_S))
        understands = dice.random() < self._skill
        free = [at for at, fact in enumerate(card) if fact is not None and at not in kept]
        return Move(
            stage=event.stage if understands else self._mistaken(event, dice),
            square=self._mark(event, card, free, understands, dice),
            thinks_s=thinks_s,
            searches_s=searches_s,
        )

    def _mistaken(self, event: ScenarioEvent, dice: Random) -> str:
        """Return a wrong stage, more often one nearby in the journey."""
        right = self._pack.number(event.stage)
        wrong = [stage.id for stage in self._pack.stages if stage.id != event.stage]
        weights = [1 / abs(self._pack.number(stage) - right) for stage in wrong]
        return dice.choices(wrong, weights)[0]

    def _mark(
        self,
        event: ScenarioEvent,
        card: Sequence[str | None],
        free: Sequence[int],
        understands: bool,
        dice: Random,
    ) -> int | None:
        shown = [self._pack.fact[fact].text for fact in event.facts]
        fitting = [at for at in free if card[at] in shown]
        amiss = dice.random() < (SLIPS if understands else GUESSES)
        if amiss:
            return dice.choice(free) if free else None
        return fitting[0] if understands and fitting else None
