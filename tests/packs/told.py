"""What a spoilt pack is told: one mistake, in one place, in these words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.packs.folder import Spoil, mistakes_after

TOML = "pack.toml"
FACTS = "facts.csv"
EVENTS = "events.csv"
ABOUT = "about.md"


@dataclass(frozen=True)
class Told:
    """What is found after *spoil*, and whether nothing else is."""

    spoil: Spoil
    file: str
    row: int | None
    column: str | None
    words: str
    alone: bool = True

    def check(self, parent: Path) -> None:
        """Spoil the small pack below *parent* and look for these words at this place."""
        mistakes = mistakes_after(parent, self.spoil)
        here = [
            m for m in mistakes if (m.file, m.row, m.column) == (self.file, self.row, self.column)
        ]
        everything = "\n".join(map(str, mistakes))
        assert any(self.words in str(mistake) for mistake in here), everything
        assert not self.alone or len(mistakes) == 1, everything
