"""What each screen may know, field by field. Built by listing in, never by deleting out.

Every view is whole: the newest of each kind is all that a screen needs. Times are milliseconds on
the server's game clock; the envelope that carries a view also carries that clock's present time.
"""

from __future__ import annotations

from server.game.views.shapes.calls import (
    CallView,
    FactView,
    HistoryView,
    OpenCall,
    PastCall,
    Phase,
    RoundView,
    ShownAnswer,
    StageView,
    Winners,
    WorkshopView,
)
from server.game.views.shapes.players import CardState, CardView, MeView, MyAnswer, MyResult
from server.game.views.shapes.room import (
    ConfusionView,
    CountsView,
    Mistaken,
    RosterLine,
    RosterView,
    Standing,
    StandingsView,
    Taken,
)
from server.game.views.shapes.steering import (
    DeskView,
    EventsView,
    GridOption,
    NextStep,
    PlannedEvent,
    PlanView,
    Timed,
    WhyView,
)

__all__ = [
    "CallView",
    "CardState",
    "CardView",
    "ConfusionView",
    "CountsView",
    "DeskView",
    "EventsView",
    "FactView",
    "GridOption",
    "HistoryView",
    "MeView",
    "Mistaken",
    "MyAnswer",
    "MyResult",
    "NextStep",
    "OpenCall",
    "PastCall",
    "Phase",
    "PlanView",
    "PlannedEvent",
    "RosterLine",
    "RosterView",
    "RoundView",
    "ShownAnswer",
    "StageView",
    "Standing",
    "StandingsView",
    "Taken",
    "Timed",
    "WhyView",
    "Winners",
    "WorkshopView",
]
