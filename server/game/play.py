"""Perfect play: which marks a round's plan allows when every event is recognised.

Each call lets a player keep one mark, on a fact that its event shows. So a set of facts can all
be marked when its facts can be matched to different events. An event shows facts of its own
stage only, so that stages can be looked at one by one; and if a set can be matched, and another
fact of a stage without a mark can be, both can (a transversal matroid): patterns that can be
completed stage by stage can be completed together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from server.game.lines import corners, lines
from server.game.pack import Pack
from server.game.settings import Grid, Pattern, RoundSettings

#: A card that would leave its player this many calls running with nothing to mark is redrawn ...
DROUGHT = 5
#: ... and so is one on which perfect play keeps fewer marks than this.
FEWEST_MARKS = 3


class PerfectPlay:
    """What perfect play of one plan can reach, asked of many cards."""

    def __init__(self, pack: Pack, plan: Sequence[str]) -> None:
        self._plan = [pack.event[event].facts for event in plan]
        self._stage = {fact.id: fact.stage for fact in pack.facts}
        self._events: dict[str, list[int]] = {}
        for number, facts in enumerate(self._plan):
            for fact in facts:
                self._events.setdefault(fact, []).append(number)
        self._matched: dict[frozenset[str], int] = {}

    def marks(self, facts: Collection[str]) -> int:
        """Return how many of *facts*, all of one stage, can be marked."""
        key = frozenset(facts)
        if key not in self._matched:
            self._matched[key] = self._match(key)
        return self._matched[key]

    def all_marked(self, facts: Collection[str]) -> bool:
        """Tell whether *facts*, of any stages, can all be marked."""
        return all(self.marks(group) == len(group) for group in self._by_stage(facts))

    def total(self, squares: Sequence[str | None]) -> int:
        """Return how many marks a card can get in all."""
        return sum(self.marks(group) for group in self._by_stage(filter(None, squares)))

    def drought(self, squares: Sequence[str | None]) -> int:
        """Return the longest run of calls whose events show nothing that is on the card."""
        longest = run = 0
        for facts in self._plan:
            run = 0 if any(fact in squares for fact in facts) else run + 1
            longest = max(longest, run)
        return longest

    def wins(self, squares: Sequence[str | None], settings: RoundSettings) -> bool:
        """Tell whether one perfect play completes every pattern that is on.

        Whether every stage can get a mark (*journey*), and whether all squares can (*full card*),
        is a matter of which facts are dealt; so these two are asked of the facts alone.
        """
        patterns, grid = settings.patterns, settings.grid
        groups = self._by_stage(filter(None, squares))
        if Pattern.JOURNEY in patterns and not all(self.marks(group) for group in groups):
            return False
        if Pattern.FULL_CARD in patterns:
            return all(self.marks(group) == len(group) for group in groups)
        if Pattern.LINE in patterns:
            return any(self._reach(squares, line, settings) for line in lines(grid).values())
        return self._reach(squares, (), settings)

    def _reach(
        self, squares: Sequence[str | None], line: Sequence[int], settings: RoundSettings
    ) -> bool:
        wanted = {*line, *(corners(settings.grid) if Pattern.CORNERS in settings.patterns else ())}
        return self.all_marked([fact for at in wanted if (fact := squares[at])])

    def _by_stage(self, facts: Iterable[str]) -> list[list[str]]:
        groups: dict[str, list[str]] = {}
        for fact in facts:
            groups.setdefault(self._stage[fact], []).append(fact)
        return list(groups.values())

    def _match(self, facts: Collection[str]) -> int:
        """Match facts to events, each event once (augmenting paths)."""
        taken: dict[int, str] = {}

        def place(fact: str, tried: set[int]) -> bool:
            for event in self._events.get(fact, ()):
                if event not in tried:
                    tried.add(event)
                    if event not in taken or place(taken[event], tried):
                        taken[event] = fact
                        return True
            return False

        return sum(place(fact, set()) for fact in sorted(facts))


def single_stage(grid: Grid, stages: Sequence[str | None]) -> bool:
    """Tell whether some row, column or diagonal is all of one stage."""
    return any(len({stages[at] for at in line}) == 1 for line in lines(grid).values())
