"""For one player: the card, the answers, the points."""

from __future__ import annotations

from dataclasses import dataclass

from server.game.entries.answers import Points
from server.game.settings import Pace
from server.game.views.shapes.calls import FactView


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """For one player: what stands on the card. Changes only when one is dealt."""

    side: int
    #: Row by row; ``None`` is the free centre. No square tells its stage. Empty before a card is
    #: dealt.
    squares: tuple[FactView | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """How one's own card stands."""

    #: Positions that stay marked, gifts included; the free centre is not listed.
    kept: tuple[int, ...]
    #: Those of them that were a late joiner's gifts.
    gifts: tuple[int, ...]
    #: Patterns complete so far: ``line:row-1``, ``line:column-2``, ``line:diagonal-1``,
    #: ``corners``, ``full_card``, ``journey``.
    completed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MyAnswer:
    """What I said in a call that is not yet shown."""

    call: int
    #: At the first vote.
    stage: str | None
    #: At the second vote, after a discussion.
    second: str | None
    #: Whether I chose a square or *None on my card*.
    marked: bool
    square: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MyResult:
    """What the last shown call came to for me."""

    call: int
    #: At the first vote.
    stage: str | None
    #: At the second vote, after a discussion.
    second: str | None
    #: Whether the first vote was right.
    right: bool
    #: My place among right first answers in *Race*: 1 is first.
    rank: int | None
    marked: bool
    kept: int | None
    completed: tuple[str, ...]
    points: Points
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeView:
    """For one player: how the card stands, the answer, the points."""

    seat: int
    name: str
    card: CardState | None
    #: The first call that I take part in: who joins during a call plays from the next one on.
    first_call: int | None
    answer: MyAnswer | None
    result: MyResult | None
    points: int
    #: My place in the standings (ties share one); ``None`` before any points.
    rank: int | None
    #: How many had taken part when the last answer was shown.
    players: int
    #: My own time, from the next call on.
    pace: Pace
