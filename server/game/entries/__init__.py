"""What has happened. Named in the past tense, never changed once stored.

An entry that shows an answer holds all that came of it (marks kept, placement, points), so that a
journal explains itself for ever. Entries hold seat numbers only, never a name.
"""

from __future__ import annotations

from server.game.entries.answers import (
    AnswerShown,
    Grant,
    Points,
    Result,
    SecondVoteCast,
    SquareMarked,
    StageAnswered,
)
from server.game.entries.calls import (
    AnswerPromised,
    CallClosed,
    CallUndone,
    ConfusionShown,
    DiscussionOpened,
    DiscussionPromised,
    EventCalled,
    SecondVoteOpened,
    TimerExtended,
)
from server.game.entries.rounds import (
    CardDealt,
    EventSkipped,
    Gift,
    PlanReordered,
    RoundEnded,
    RoundPaused,
    RoundReopened,
    RoundResumed,
    RoundStarted,
)
from server.game.entries.workshop import (
    PaceChosen,
    PlayerJoined,
    PlayerLeft,
    PlayerReturned,
    WorkshopEnded,
    WorkshopOpened,
)

Entry = (
    WorkshopOpened
    | WorkshopEnded
    | PlayerJoined
    | PlayerLeft
    | PlayerReturned
    | PaceChosen
    | RoundStarted
    | CardDealt
    | PlanReordered
    | EventSkipped
    | EventCalled
    | StageAnswered
    | SquareMarked
    | CallClosed
    | TimerExtended
    | DiscussionPromised
    | DiscussionOpened
    | SecondVoteOpened
    | SecondVoteCast
    | AnswerPromised
    | AnswerShown
    | ConfusionShown
    | CallUndone
    | RoundPaused
    | RoundResumed
    | RoundEnded
    | RoundReopened
)

#: Entries that raise the workshop's *step*: what a facilitator's command must have seen.
STEERING: tuple[type[Entry], ...] = (
    WorkshopOpened,
    WorkshopEnded,
    RoundStarted,
    PlanReordered,
    EventSkipped,
    EventCalled,
    CallClosed,
    TimerExtended,
    DiscussionPromised,
    DiscussionOpened,
    SecondVoteOpened,
    AnswerPromised,
    AnswerShown,
    ConfusionShown,
    CallUndone,
    RoundPaused,
    RoundResumed,
    RoundEnded,
    RoundReopened,
)


__all__ = [
    "STEERING",
    "AnswerPromised",
    "AnswerShown",
    "CallClosed",
    "CallUndone",
    "CardDealt",
    "ConfusionShown",
    "DiscussionOpened",
    "DiscussionPromised",
    "Entry",
    "EventCalled",
    "EventSkipped",
    "Gift",
    "Grant",
    "PaceChosen",
    "PlanReordered",
    "PlayerJoined",
    "PlayerLeft",
    "PlayerReturned",
    "Points",
    "Result",
    "RoundEnded",
    "RoundPaused",
    "RoundReopened",
    "RoundResumed",
    "RoundStarted",
    "SecondVoteCast",
    "SecondVoteOpened",
    "SquareMarked",
    "StageAnswered",
    "TimerExtended",
    "WorkshopEnded",
    "WorkshopOpened",
]
