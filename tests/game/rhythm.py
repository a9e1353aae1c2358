"""Play many rounds with the real rules and write down when their lines come: ``docs/rhythm.md``.

    python -m tests.game.rhythm

Every round is drawn from a fixed seed, so that the same pack gives the same page.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from statistics import fmean, median_high

from server.game.card import Dealer
from server.game.deck import make_deck
from server.game.dice import Dice
from server.game.lines import lines
from server.game.plan import make_plan
from server.game.settings import Grid, RoundSettings
from tests.game.packs import SHIPPED

PAGE = Path(__file__).parents[2] / "docs" / "rhythm.md"
RUNS = 400
#: Later than any call.
NEVER = 99
ROUNDS = ((Grid.THREE, 12), (Grid.FOUR, 18), (Grid.FIVE, 24))
ROOMS = (12, 30, 100)
RECOGNITION = (0.65, 0.9)

HEAD = (
    "| card | calls | players | recognition | first line | second line | third line "
    "| one player's third | share the first |\n"
    "|---|---|---|---|---|---|---|---|---|\n"
)


def play(grid: Grid, calls: int, players: int, recognition: float, seed: str) -> list[list[int]]:
    """Return for each player of one round the numbers of the calls that completed a line."""
    plan = make_plan(SHIPPED, calls, Dice(seed, "plan"))
    deck = make_deck(SHIPPED, plan, grid, Dice(seed, "deck"))
    dealer = Dealer(SHIPPED, RoundSettings(grid=grid), plan, deck, seed)
    chance = random.Random(seed)
    taken: set[tuple[str | None, ...]] = set()
    found = []
    for seat in range(1, players + 1):
        card = dealer.deal(seat, taken)
        taken.add(card)
        found.append(list(_lines_of(card, grid, plan, recognition, chance)))
    return found


def _lines_of(
    card: Sequence[str | None],
    grid: Grid,
    plan: Sequence[str],
    recognition: float,
    chance: random.Random,
) -> Iterator[int]:
    """Yield the number of each call that completes a line, once for each line."""
    marked: set[int] = set()
    for number, event in enumerate(plan, start=1):
        shows = SHIPPED.event[event].facts
        fits = [at for at, fact in enumerate(card) if fact in shows and at not in marked]
        if fits and chance.random() < recognition:
            marked.add(fits[0])
            for line in lines(grid).values():
                if fits[0] in line and marked.issuperset(line):
                    yield number


def row(grid: Grid, calls: int, players: int, recognition: float, runs: int = RUNS) -> str:
    """Return one row of the table."""
    rounds = [play(grid, calls, players, recognition, f"rhythm {run}") for run in range(runs)]
    room = [sorted(number for mine in found for number in mine) for found in rounds]
    sharing = [_sharing(found) for found in rounds if any(found)]
    cells = [
        str(grid).replace("x", " × "),
        str(calls),
        str(players),
        f"{recognition:.0%}",
        *(
            _when([numbers[nth] for numbers in room if len(numbers) > nth], runs)
            for nth in range(3)
        ),
        _when([min(t) for found in rounds if (t := _thirds(found))], runs),
        f"{fmean(sharing):.1f}",
    ]
    return f"| {' | '.join(cells)} |\n"


def _sharing(found: list[list[int]]) -> int:
    """Return how many players completed a line with the call that brought the first."""
    first = min(mine[0] for mine in found if mine)
    return sum(first in mine for mine in found)


def _thirds(found: list[list[int]]) -> list[int]:
    return [mine[2] for mine in found if len(mine) > 2]


def _when(numbers: list[int], runs: int) -> str:
    """Return median and mean of *numbers*, and in how many rounds there was one if not in all."""
    share = f"in {100 * len(numbers) // runs}%"
    if 2 * len(numbers) <= runs:
        return f"{share} of rounds"
    never = [NEVER] * (runs - len(numbers))
    told = f"{median_high(numbers + never)} ({fmean(numbers):.1f})"
    return f"{told}, {share}" if never else told


def rows() -> Iterator[str]:
    """Yield every row of the table."""
    for (grid, calls), recognition, players in product(ROUNDS, RECOGNITION, ROOMS):
        yield row(grid, calls, players, recognition)


def page() -> str:
    """Return the whole page, its words kept and its table made anew."""
    before, _, after = PAGE.read_text(encoding="utf-8").partition(HEAD)
    words_after = after[after.index("\n\n") :]
    return before + HEAD + "".join(rows()).rstrip("\n") + words_after


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
