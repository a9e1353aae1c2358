"""What each screen may know: one function per view, fields listed in one by one.

Before an answer is shown, nothing for a player or a display holds or implies the right stage, the
facts that an event shows, the stage of any fact, who is right, the order of coming events or
another player's card.
"""

from server.game.views.confusing import confusion
from server.game.views.planning import events, plan
from server.game.views.private import card, me
from server.game.views.room import call, history, standings, workshop
from server.game.views.steering import counts, desk, grid_options, roster, why

__all__ = [
    "call",
    "card",
    "confusion",
    "counts",
    "desk",
    "events",
    "grid_options",
    "history",
    "me",
    "plan",
    "roster",
    "standings",
    "why",
    "workshop",
]
