"""What was measured of pages, call by call, and what is to be reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median


@dataclass
class Sight:
    """One thing, measured once in each call."""

    what: str
    #: At most this, or at least; where neither is given there is no target.
    most: float | None = None
    least: float | None = None
    values: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """What half of the calls had."""
        return median(self.values)

    @property
    def worst(self) -> float:
        """What no call was worse than."""
        return max(self.values) if self.least is None else min(self.values)

    @property
    def target(self) -> str:
        """What is to be reached, in words."""
        if self.most is not None:
            return f"at most {self.most:.3g}"
        return "–" if self.least is None else f"at least {self.least:.3g}"

    @property
    def met(self) -> str:
        """Whether it was reached: in all calls, in half of them, or in fewer."""
        if self.most is None and self.least is None:
            return "–"
        return "yes" if self._good(self.worst) else "median" if self._good(self.median) else "NO"

    def json(self) -> dict[str, object]:
        """Return everything that was measured."""
        told = {"what": self.what, "median": self.median, "worst": self.worst}
        return told | {"target": self.target, "met": self.met, "values": self.values}

    def _good(self, value: float) -> bool:
        return (self.most is None or value <= self.most) and (
            self.least is None or value >= self.least
        )


def table(sights: Iterable[Sight]) -> Iterable[str]:
    """Yield the lines of a table, in Markdown."""
    yield "| | median | worst | target | met |"
    yield "|---|---|---|---|---|"
    for one in sights:
        yield f"| {one.what} | {one.median:.3g} | {one.worst:.3g} | {one.target} | {one.met} |"
