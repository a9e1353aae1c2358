"""What somebody who knows the pack by heart understands when an event is read out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from server.game.pack import Pack
from server.packs.load import load
from tests.real_server import ROOT

SHIPPED = ROOT / "cards" / "information-sharing-journey"


@dataclass(frozen=True)
class Insight:
    """Knows events and facts by their texts, as a reader does."""

    pack: Pack

    @classmethod
    def of_shipped_pack(cls) -> Insight:
        return cls.of_folder(SHIPPED)

    @classmethod
    def of_folder(cls, folder: Path) -> Insight:
        return cls(load(folder))

    def label(self, event: str, amiss: int = 0) -> str:
        """Return the stage of *event* as its button says it, or one *amiss* stages further on."""
        right = self.pack.number(self._event(event).stage)
        number = (right - 1 + amiss) % len(self.pack.stages) + 1
        return f"{number} {self.pack.stages[number - 1].name}"

    def shown_by(self, event: str) -> set[str]:
        """Return the texts of the facts that *event* shows."""
        return {self.pack.fact[fact].text for fact in self._event(event).facts}

    def best_square(self, event: str, squares: list[str], kept: set[int]) -> int | None:
        """Return the square to mark: one that fits, in the line that is nearest to full."""
        shown = self.shown_by(event)
        fitting = [at for at, text in enumerate(squares) if text in shown and at not in kept]
        lines = lines_of(round(len(squares) ** 0.5))

        def promise(at: int) -> list[int]:
            return sorted((len(line & kept) for line in lines if at in line), reverse=True)

        return max(fitting, key=promise, default=None)

    def _event(self, text: str):
        return next(event for event in self.pack.events if event.text == text)


def lines_of(side: int) -> list[frozenset[int]]:
    """Return the rows, columns and diagonals of a card, as sets of squares."""
    along = range(side)
    rows = [frozenset(row * side + at for at in along) for row in along]
    columns = [frozenset(at * side + column for at in along) for column in along]
    falling = frozenset(at * side + at for at in along)
    rising = frozenset(at * side + side - 1 - at for at in along)
    return [*rows, *columns, falling, rising]
