"""Ways to get *first* wrong: each a change to the rules, and the test that must notice it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Mutant:
    """Rules that are wrong in one place."""

    wrong: str
    #: A file in ``server/game``, what stands in it once, and what the mutant has there instead.
    path: str
    old: str
    new: str
    #: The test that fails with it: a file in ``tests/game``, and the test's name.
    file: str
    test: str

    @property
    def killer(self) -> str:
        """The test as pytest names it."""
        return f"tests/game/{self.file}.py::{self.test}"

    def source(self, game: Path) -> str:
        """Return the changed text of the file; fail if what is to be changed is not there."""
        text = (game / self.path).read_text("utf-8")
        assert text.count(self.old) == 1, f"{self.wrong}: {self.path} has changed; change me too"
        return text.replace(self.old, self.new)
