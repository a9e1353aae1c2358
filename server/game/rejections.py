"""Why the game says no. A rejection is an answer, not a failure."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why the rules refuse a command. The value is what a screen receives; it is never renamed."""

    # Who and when
    #: The sender's role may not send this command.
    NOT_ALLOWED = "not_allowed"
    #: Somebody else has steered since the screen was drawn: look, then decide anew.
    STALE_STEP = "stale_step"
    #: The seat is no player's.
    UNKNOWN_SEAT = "unknown_seat"
    #: The workshop is over; nothing can be played in it any more.
    WORKSHOP_ENDED = "workshop_ended"

    # The round
    #: No round has begun.
    NO_ROUND = "no_round"
    #: A round is being played: end it first.
    ROUND_RUNNING = "round_running"
    #: The round is over: start another, or reopen it.
    ROUND_ENDED = "round_ended"
    #: The round is paused: resume it first.
    PAUSED = "paused"
    #: There is no pause to resume from.
    NOT_PAUSED = "not_paused"
    #: Neither minutes nor calls were given, or both, or too few or too many calls for the pack.
    BAD_LENGTH = "bad_length"
    #: The window or the timer is out of its bounds.
    BAD_TIMER = "bad_timer"
    #: This pack, or so short a round, cannot give this card.
    GRID_UNAVAILABLE = "grid_unavailable"
    #: So short a round cannot complete every pattern that was asked for.
    PATTERN_UNAVAILABLE = "pattern_unavailable"
    #: An event comes once, in a round of so many; an event to skip must be a coming one.
    BAD_PLAN = "bad_plan"

    # The call
    #: No call waits for what was asked.
    NO_OPEN_CALL = "no_open_call"
    #: The last call's answer has not been shown yet.
    CALL_STILL_OPEN = "call_still_open"
    #: No timer closes this call.
    NO_TIMER = "no_timer"
    #: The room has discussed this call already.
    ALREADY_DISCUSSED = "already_discussed"
    #: A second vote follows a discussion.
    NOT_DISCUSSED = "not_discussed"
    #: The command is about another call than the present one.
    OTHER_CALL = "other_call"
    #: The pack has no such scenario event.
    UNKNOWN_EVENT = "unknown_event"
    #: This scenario event has been called in this round.
    ALREADY_CALLED = "already_called"
    #: The plan is at its end.
    NO_MORE_EVENTS = "no_more_events"
    #: No call of this round is left to take back.
    NOTHING_TO_UNDO = "nothing_to_undo"

    # The answer and the mark
    #: The pack has no such stage.
    UNKNOWN_STAGE = "unknown_stage"
    #: In *Race* the first answer stands.
    ALREADY_ANSWERED = "already_answered"
    #: The call has not opened yet.
    TOO_EARLY = "too_early"
    #: The call has closed.
    TOO_LATE = "too_late"
    #: The player has no card in this round.
    NO_CARD = "no_card"
    #: The player joined during this call, and plays from the next one on.
    NEXT_CALL = "next_call"
    #: The card has no such square, or it is the free centre.
    NO_SUCH_SQUARE = "no_such_square"
    #: The square is marked already, by an earlier call.
    SQUARE_TAKEN = "square_taken"


class Rejected(Exception):
    """A command the rules do not allow right now."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(detail or reason.value)
        self.reason = reason
        #: For reasons that need a fact to be understood, in plain words; may be empty.
        self.detail = detail
