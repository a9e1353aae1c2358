"""Faults planted on purpose: if the simulation does not find them, it proves nothing.

They are of the kinds that users of other products complain about; ``docs/reliability.md`` has
the list.
"""

from tests.simulation.bug import BUGS
from tests.simulation.planted import browser, fairness, screens, seats, storing

__all__ = ["BUGS", "browser", "fairness", "screens", "seats", "storing"]
