"""What an entry changes on the screens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import assert_never

from server.game.entries import (
    AnswerPromised,
    AnswerShown,
    CallClosed,
    CallUndone,
    CardDealt,
    ConfusionShown,
    DiscussionOpened,
    DiscussionPromised,
    Entry,
    EventCalled,
    EventSkipped,
    PaceChosen,
    PlanReordered,
    PlayerJoined,
    PlayerLeft,
    PlayerReturned,
    RoundEnded,
    RoundPaused,
    RoundReopened,
    RoundResumed,
    RoundStarted,
    SecondVoteCast,
    SecondVoteOpened,
    SquareMarked,
    StageAnswered,
    TimerExtended,
    WorkshopEnded,
    WorkshopOpened,
)

_ROUND = ("call", "history", "standings", "counts", "desk", "why")


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed on a table's screens."""

    #: Shared views to send now.
    now: frozenset[str] = frozenset()
    #: Shared views to send when their turn comes: counters and rosters, as often as useful.
    soon: frozenset[str] = frozenset()
    #: Private views that have changed for every player.
    everyone: frozenset[str] = frozenset()
    #: Private views that have changed for one player, each with the seat.
    own: frozenset[tuple[str, int]] = frozenset()
    #: Players who changed ``me`` themselves: their other screens must hear of it.
    echoes: frozenset[int] = frozenset()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Changes:
        """Return what *entries* change together."""
        all_of = [_of(entry) for entry in entries]
        return cls(
            **{
                part.name: frozenset().union(*(getattr(one, part.name) for one in all_of))
                for part in fields(cls)
            }
        )

    @property
    def shared(self) -> frozenset[str]:
        """Every shared view that changed."""
        return self.now | self.soon


def _of(entry: Entry) -> Changes:
    match entry:
        case WorkshopOpened() | WorkshopEnded():
            return Changes(now=frozenset({"workshop", "call", "desk"}))
        case RoundStarted():
            return Changes(now=frozenset({*_ROUND, "plan"}), everyone=frozenset({"card", "me"}))
        case AnswerShown():
            return Changes(now=frozenset({*_ROUND, "confusion"}), everyone=frozenset({"me"}))
        case CallUndone():
            now = frozenset({*_ROUND, "plan", "confusion"})
            return Changes(now=now, everyone=frozenset({"me"}))
        case RoundEnded() | RoundReopened():
            return Changes(now=frozenset({"call", "standings", "desk"}))
        case EventCalled():
            return Changes(now=frozenset({"call", "counts", "desk", "why", "plan"}))
        case CallClosed() | AnswerPromised() | RoundPaused() | RoundResumed():
            return Changes(now=frozenset({"call", "counts", "desk"}))
        case DiscussionPromised() | SecondVoteOpened():
            return Changes(now=frozenset({"call", "counts", "desk"}))
        case DiscussionOpened():
            # What they said at first stands beside what they say next, on any of their screens.
            return Changes(now=frozenset({"call", "counts", "desk"}), everyone=frozenset({"me"}))
        case EventSkipped() | PlanReordered():
            # The round may have grown or shrunk, which all screens tell.
            return Changes(now=frozenset({"call", "desk", "plan"}))
        case TimerExtended():
            return Changes(now=frozenset({"call", "desk"}))
        case ConfusionShown():
            return Changes(now=frozenset({"confusion", "desk"}))
        case CardDealt(seat=seat):
            return Changes(own=frozenset({("card", seat), ("me", seat)}))
        case PaceChosen(seat=seat):
            return Changes(now=frozenset({"desk"}), own=frozenset({("me", seat)}))
        case PlayerJoined(seat=seat):
            mine = frozenset({("card", seat), ("me", seat)})
            return Changes(soon=frozenset({"roster", "counts"}), own=mine)
        case PlayerLeft() | PlayerReturned():
            return Changes(soon=frozenset({"roster", "counts"}))
        case StageAnswered(seat=seat) | SecondVoteCast(seat=seat):
            return Changes(soon=frozenset({"counts", "desk"}), echoes=frozenset({seat}))
        case SquareMarked(seat=seat):
            return Changes(soon=frozenset({"counts"}), echoes=frozenset({seat}))
        case _:
            assert_never(entry)
