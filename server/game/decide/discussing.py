"""Talking about how the room split, and asking everybody once more, before the answer is shown."""

from __future__ import annotations

from server.game import timing
from server.game.commands import DiscussCall, OpenSecondVote
from server.game.decide.known import pending_call, unpaused_round
from server.game.decide.showing import awaited, closing
from server.game.entries import DiscussionOpened, DiscussionPromised, Entry, SecondVoteOpened
from server.game.rejections import Reason, Rejected
from server.game.state import Workshop


def discuss(workshop: Workshop, command: DiscussCall) -> tuple[Entry, ...]:
    """Close the call if it is still open, and show how the room split once that can change no more.

    Who saw the others' answers first could follow them: as with the answer, those that may be under
    way are waited for.
    """
    current = unpaused_round(workshop)
    call = pending_call(current)
    if call.discussed:
        raise Rejected(Reason.ALREADY_DISCUSSED)
    if timing.is_early(call, command.at_ms):
        raise Rejected(Reason.NO_OPEN_CALL)
    if awaited(workshop, current, call, command.at_ms):
        if call.to_discuss:
            return ()
        due_ms = timing.due_ms(call, command.at_ms)
        promised = DiscussionPromised(call=call.number, at_ms=due_ms)
        return (*closing(call, command.at_ms), promised)
    return (*closing(call, command.at_ms), DiscussionOpened(call=call.number))


def vote_again(workshop: Workshop, command: OpenSecondVote) -> tuple[Entry, ...]:
    """Ask everybody once more; marks may be moved again, too."""
    call = pending_call(unpaused_round(workshop))
    if not call.discussing:
        raise Rejected(Reason.NOT_DISCUSSED)
    opens_at_ms = command.at_ms + command.lead_ms
    return (SecondVoteOpened(call=call.number, opens_at_ms=opens_at_ms, clock=command.clock),)
