"""``given(*entries).when(command).then(*entries)``: rules as sentences."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from server.game.commands import Command
from server.game.decide import decide
from server.game.entries import Entry
from server.game.evolve import replay
from server.game.rejections import Reason, Rejected
from server.game.state import Workshop


@dataclass(frozen=True)
class When:
    """A command put to a workshop."""

    workshop: Workshop
    command: Command

    def then(self, *expected: Entry) -> None:
        """Expect exactly these entries; none means that nothing changes."""
        assert decide(self.workshop, self.command) == expected

    def then_rejected(self, reason: Reason) -> None:
        """Expect the rules to say no, for this reason."""
        with pytest.raises(Rejected) as caught:
            decide(self.workshop, self.command)
        assert caught.value.reason is reason


@dataclass(frozen=True)
class Given:
    """A workshop, as its journal tells it."""

    workshop: Workshop

    def when(self, command: Command) -> When:
        """Put *command* to the workshop."""
        return When(self.workshop, command)


def given(*entries: Entry) -> Given:
    """Begin with the workshop that *entries* add up to."""
    return Given(replay(entries))
