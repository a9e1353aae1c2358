"""What fields and values mean whose names say it well enough in the code, for readers without it.

A field is looked up as ``Shape.field`` first, then as ``field``: one word has one meaning.
"""

from __future__ import annotations

from server.game.settings import RoundSettings
from server.realtime import described, protocol

_MEANINGS = {
    "call": "The call's number, unique in the workshop.",
    "clock": "Names the server's game clock; times of different clocks are never compared.",
    "code": "The workshop's code.",
    "completed": "Patterns that this answer completed, as in `CardView`.",
    "display_url": "The page for the projector.",
    "done": "How many have answered and marked.",
    "ended": "Whether the workshop is over.",
    "event": "The scenario event's id.",
    "grid": "The cards' shape.",
    "host_url": "The facilitator's page.",
    "id": "Made by the client, unique within its seat: the same id has one effect and one reply.",
    "join_url": "The address that players open.",
    "mode": "How time counts.",
    "name": "The name as all see it.",
    "number": "Its number, from 1.",
    "options": "What the pack can give on each grid.",
    "ordinal": "Its place in the round, from 1.",
    "pattern": "The pattern.",
    "patterns": "The patterns that are on.",
    "players": "How many players have joined.",
    "points": "Points so far, those of earlier rounds included where scores carry over.",
    "rank": "The place; equal points share one (1, 1, 3).",
    "reason": "Why not, for `rejected`, `early` and `late`.",
    "recovery_code": "The recovery code, in four groups of four characters.",
    "rejoin_code": "Six characters.",
    "pairing_code": "Eight characters.",
    "expires_in_s": "How long it works, in seconds.",
    "role": "The role that the connection was made with.",
    "scenario": "The scenario's opening, told before the first call.",
    "scenario_title": "The scenario's title.",
    "seat": "The seat's number: 1 for the first player who joined.",
    "show_standings": "Whether standings are shown on the display and to players.",
    "split": "How many said which stage, by stage id.",
    "square": "A position, 0-based, row by row; `null` is *None on my card*.",
    "stage": "The stage's id.",
    "stages": "The stages, in the journey's order.",
    "status": "What became of the command.",
    "step": "The `step` of the desk view that the command was decided on.",
    "summary": "Whose journey this is, in one sentence.",
    "text": "The text.",
    "timer_s": "Seconds after the reading time at which a call closes by itself; `null`: never.",
    "title": "The pack's title.",
    "why": "Why the event belongs to its stage.",
    "allowance_ms": "What was allowed of the time that the player's network took, in ms.",
    "elapsed_ms": "The player's time, in ms.",
    "pace": "The player's own time.",
    "n": "Of the `sync` that is answered.",
    "t1": "The game clock when `sync` arrived, in ms.",
    "t2": "The game clock when the answer left, in ms.",
    "checks": "What may be wrong, the most pressing first.",
    "in_room": "The players in the room.",
    "remote": "Those who said to be elsewhere.",
    "Auth.role": "`player`, `facilitator` or `display`.",
    "CallEvent.event": "Any event of the pack that this round has not heard; `null` is the next.",
    "CallView.call": "The last call; `null` before the first one of the round.",
    "CallView.paused": "Whether game time stands still.",
    "CallView.phase": "Where the workshop stands.",
    "CallView.round": "The present or last round; `null` before the first.",
    "CardView.side": "Squares in a row: 3, 4 or 5.",
    "CountsView.answered": "How many have said a stage.",
    "CountsView.call": "The last call's number; `null` before the first one.",
    "DeskView.can_reopen": "Whether the end of the round can be taken back.",
    "DeskView.can_undo": "Whether there is a call to take back.",
    "DeskView.next_step": "What the primary button does now.",
    "Example.place": "Where it happened.",
    "Example.source": "Where it can be read.",
    "Example.text": "What happened.",
    "FactView.short": "The same for a small square.",
    "FactView.text": "The fact.",
    "FoundWorkshop.title": "The title of its pack.",
    "Hello.versions": "The newest version held, by name of view.",
    "HistoryView.calls": "The calls whose answer has been shown.",
    "HostPage.packs": "The packs, in alphabetical order of their ids.",
    "MeView.answer": "What I said in the call under way; `null` if nothing yet.",
    "MeView.card": "My card; `null` before a round.",
    "MeView.points": "My points so far.",
    "MeView.result": "What the round's last call shown came to; `null` if I said nothing.",
    "MyAnswer.stage": "The stage that I said; `null` if none.",
    "MyResult.kept": "The square of my mark, if it stays.",
    "MyResult.marked": "Whether I had marked a square.",
    "MyResult.points": "What it earned, in parts.",
    "MyResult.right": "Whether my stage was right.",
    "MyResult.stage": "The stage that I said; `null` if none.",
    "MyResult.total": "What it earned together.",
    "OpenCall.closes_at_ms": "When the timer closes it, on the game clock; `null` without a timer.",
    "OpenCall.opens_at_ms": "When answers are taken from, and timed from, on the game clock.",
    "OpenWorkshopRequest.pack": "The pack's id, from `GET /api/packs`.",
    "PackSummary.events": "How many scenario events it has.",
    "PackSummary.facts": "How many facts it has.",
    "PackSummary.id": "The pack's id.",
    "PackSummary.stages": "How many stages it has.",
    "PastCall.facts": "The texts of the facts that it shows.",
    "PastCall.text": "What happened.",
    "PlannedEvent.facts": "The texts of the facts that it shows.",
    "PlannedEvent.text": "What happens.",
    "Points.first_line": "For being first to the round's first line (*Race*).",
    "Points.patterns": "For patterns completed.",
    "Points.placement": "For a place among the first right answers (*Race*).",
    "Points.recognise": "For the right stage, speed included.",
    "ReorderPlan.events": "Ids of the coming events in their new order, each once.",
    "RosterLine.present": "Whether the player is here.",
    "RosterView.players": "The players, in the order of their seats.",
    "RoundView.length": "Calls in the whole round.",
    "RoundView.number": "The round's number in the workshop, from 1.",
    "Side.share": "Their share of the players, in percent.",
    "Side.slow_trip_ms": "What nineteen of twenty round trips do not exceed, in ms.",
    "ShownAnswer.facts": "The facts that the event shows.",
    "ShownAnswer.stage": "The id of the right stage.",
    "ShownAnswer.winners": "Who completed which pattern.",
    "SkipEvent.event": "The id of a coming event.",
    "Stage.example": "An example from a real place.",
    "Stage.id": "The stage's id, for `answer_stage`.",
    "Stage.name": "Its name.",
    "Stage.shape": "Its shape, always shown with number and name.",
    "StageView.number": "The stage's number in the journey, from 1.",
    "StageView.stage": "The stage.",
    "Standing.lines": "Lines completed in this round.",
    "StandingsView.shown": "Whether the round shows standings at all.",
    "StandingsView.top": "The first five, those without points left out.",
    "StartRound.calls": "How many calls. Give either this or `minutes`.",
    "StartRound.grid": "The cards' shape.",
    "StartRound.minutes": "How long it may take. Give either this or `calls`.",
    "TakeSeatRequest.name": "The name wished for.",
    "View.body": "The view itself, one of those below.",
    "Welcome.name": "The player's name; empty for others.",
    "Winners.count": "How many in all.",
    "Winners.names": "Some of their names.",
    "WorkshopView.language": "The language of the pack's texts, such as `en-GB`.",
}

_VALUES = {
    "Role.player": "An attendee; needs the player's cookie.",
    "Role.facilitator": "Who steers; needs the facilitator's cookie.",
    "Role.display": "A screen for the room; needs nothing but the code.",
    "Pace.usual": "The time that everybody has.",
    "Mode.race": "Speed counts, and the first three places do; the first stage said stands.",
    "Mode.steady": "Speed counts, places do not; the stage may be changed until the close.",
    "Mode.relaxed": "No clock; the stage may be changed until the close.",
    "Pattern.line": "A row, a column or a diagonal.",
    "Pattern.corners": "The four corners.",
    "Pattern.full_card": "Every square.",
    "Pattern.journey": "A marked square of every stage on the card.",
    "Grid.3x3": "Nine facts; from 6 calls.",
    "Grid.4x4": "Sixteen facts; from 16 calls.",
    "Grid.5x5": "Twenty-four facts around a free centre; from 24 calls.",
    "Phase.open": "A call takes answers.",
    "Phase.closed": "The call takes no more answers; its answer is not shown yet.",
    "Phase.shown": "The answer to the last call is on the screens.",
    "NextStep.start_round": "Start a round.",
    "NextStep.call_event": "Call the next event.",
    "NextStep.show_answer": "Close the call if need be, and show its answer.",
    "NextStep.end_round": "End the round: the plan is at its end.",
    "NextStep.resume_round": "Resume after a pause.",
    "NextStep.nothing": "The workshop is over.",
}

#: Everything that is looked up here.
KEYS = (*_MEANINGS, *_VALUES)


def field(cls: type, name: str) -> str:
    """Return what the field *name* of *cls* means: in the code's own words where there are any."""
    shape = described.shape(cls)
    own = next(field.doc for field in shape.fields if field.name == name)
    if own:
        return own
    if specific := _MEANINGS.get(f"{cls.__name__}.{name}"):
        return specific
    if cls is protocol.StartRound and (chosen := described.comments(RoundSettings).get(name)):
        return chosen
    return _MEANINGS.get(name, "")


def value(choice: described.Choice, name: str) -> str:
    """Return what the value *name* of *choice* means."""
    own = next(value.doc for value in choice.values if value.value == name)
    return own or _VALUES.get(f"{choice.name}.{name}", "")
