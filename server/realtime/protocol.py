"""The protocol on one page: every message between browser and server, closed and typed.

``docs/protocol.md`` and ``client/protocol.d.ts`` are generated from this file and from the views in
``server.game.views.shapes``. Unknown commands and unknown fields are refused with a reason.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from server.game.commands import Role
from server.game.settings import Grid, Mode, Pace, Pattern
from server.game.views import shapes
from server.table.checks import Check, Side
from server.table.notices import Trouble
from server.table.replies import Reply

#: A command's id: made by the client, unique within its seat. Sent twice, it has one effect.
CommandId = Annotated[str, msgspec.Meta(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
Code = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{6}$")]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
Seconds = Annotated[int, msgspec.Meta(ge=5, le=120)]
#: What should be a number; whatever else it is costs its sender the claim, and not the message.
Claim = Annotated[Any, msgspec.Meta(extra={"meant": float})]
#: As large as a browser can count.
Version = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
#: What a page calls itself: chance, so that no two pages have the same.
PageId = Annotated[str, msgspec.Meta(max_length=64, pattern=r"^[A-Za-z0-9_-]*$")]
#: What names one attempt to get a seat: so much chance that nobody guesses it.
Attempt = Annotated[str, msgspec.Meta(min_length=22, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]


class Message(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A closed schema: what it does not list is refused."""


# Client to server --------------------------------------------------------------------------------


class Auth(Message):
    """Sent with the connection. The seat is proved by the cookie that joining or hosting set."""

    code: Code
    role: Role
    #: Earlier connections of the same page end as this one begins: what may still come over them
    #: is older than what comes over this one. Empty: none of them does.
    page: PageId = ""
    #: The page that this one takes the place of, after a reload.
    earlier: PageId = ""


class Hello(Message):
    """Asks for every view newer than the versions that the client holds (none: all of them)."""

    versions: dict[str, Version] = {}


class Sync(Message):
    """Asks for the server's game clock; the acknowledgement is ``Synced``."""

    #: Any number, to tell samples apart.
    n: Count


class Report(Message):
    """How this screen is, for the facilitator's room check; sent when it has changed."""

    #: Whether its clock is known well enough to open calls with the others.
    synced: bool
    #: Whether the screen stays on by itself; ``None`` where the browser does not tell.
    awake: bool | None
    #: Whether its player says to be elsewhere than in the room.
    remote: bool
    #: How late the last call was shown, in ms after it opened; ``None`` before the first one, and
    #: where nobody looked at the screen when it opened.
    opened_late_ms: Annotated[int, msgspec.Meta(ge=-60_000, le=3_600_000)] | None = None


class PlayerCommand(Message, tag_field="do"):
    """A command about the sender's own seat."""

    id: CommandId


class AnswerStage(PlayerCommand, tag="answer_stage"):
    """I recognise this stage."""

    call: Count
    stage: Id
    #: My own reaction time in ms: from the moment at which this screen showed the call (or, after a
    #: pause, showed it again) to the tap. What is no number from 0 up is as good as none.
    elapsed_ms: Claim = None
    #: Which vote of the call: 1, or 2 after a discussion.
    vote: Annotated[int, msgspec.Meta(ge=1, le=2)] = 1


class MarkSquare(PlayerCommand, tag="mark_square"):
    """I mark this square (0-based, row by row); ``null`` is *None on my card*."""

    call: Count
    square: Annotated[int, msgspec.Meta(ge=0, le=24)] | None


class ChoosePace(PlayerCommand, tag="choose_pace"):
    """Give a player a time of their own from the next call on; only facilitators are told.

    A player chooses for themselves; a facilitator names the seat.
    """

    pace: Pace
    #: Whose, for facilitators; players leave it out.
    seat: Count | None = None


class SteeringCommand(Message, tag_field="do"):
    """A facilitator's command, with the ``step`` of the desk view that it was decided on."""

    id: CommandId
    step: Count


class StartRound(SteeringCommand, tag="start_round"):
    """Plan a round of so many ``calls``, or as many as fit ``minutes``; deal everybody a card."""

    minutes: Annotated[int, msgspec.Meta(ge=1, le=240)] | None = None
    calls: Annotated[int, msgspec.Meta(ge=1, le=100)] | None = None
    grid: Grid = Grid.THREE
    mode: Mode = Mode.RACE
    patterns: Annotated[tuple[Pattern, ...], msgspec.Meta(max_length=4)] = (Pattern.LINE,)
    window_s: Seconds = 15
    timer_s: Seconds | None = None
    carry_scores: bool = False
    show_standings: bool = True


class ReorderPlan(SteeringCommand, tag="reorder_plan"):
    """The events that are to come, in this order: any of the pack that the round has not heard."""

    events: Annotated[list[Id], msgspec.Meta(max_length=100)]


class SkipEvent(SteeringCommand, tag="skip_event"):
    """Take a coming event out of the plan; another takes its place if there is one."""

    event: Id


class CallEvent(SteeringCommand, tag="call_event"):
    """Call the next event of the plan, or the one named."""

    event: Id | None = None


class CloseCall(SteeringCommand, tag="close_call"):
    """Take no more answers."""


class ExtendTimer(SteeringCommand, tag="extend_timer"):
    """Twenty seconds more for the open call, where a timer closes it."""


class DiscussCall(SteeringCommand, tag="discuss_call"):
    """Close the call if it is still open, and show how the room split, without the answer."""


class OpenSecondVote(SteeringCommand, tag="open_second_vote"):
    """After the discussion, ask everybody once more."""


class ShowAnswer(SteeringCommand, tag="show_answer"):
    """Close the call if it is still open, and show its answer."""


class ShowConfusion(SteeringCommand, tag="show_confusion"):
    """Show on the display what was taken for what, or (``on`` false) no longer."""

    on: bool


class UndoCall(SteeringCommand, tag="undo_call"):
    """Take back the open call, or the last one shown."""


class PauseRound(SteeringCommand, tag="pause_round"):
    """Stop all game time."""


class ResumeRound(SteeringCommand, tag="resume_round"):
    """Go on, for all at once."""


class EndRound(SteeringCommand, tag="end_round"):
    """End the round."""


class ReopenRound(SteeringCommand, tag="reopen_round"):
    """Take back the end of the round."""


class EndWorkshop(SteeringCommand, tag="end_workshop"):
    """End the workshop for everybody."""


Command = (
    AnswerStage
    | MarkSquare
    | ChoosePace
    | StartRound
    | ReorderPlan
    | SkipEvent
    | CallEvent
    | CloseCall
    | ExtendTimer
    | DiscussCall
    | OpenSecondVote
    | ShowAnswer
    | ShowConfusion
    | UndoCall
    | PauseRound
    | ResumeRound
    | EndRound
    | ReopenRound
    | EndWorkshop
)


# Server to client --------------------------------------------------------------------------------

#: Every command is acknowledged with a ``Reply``.
REPLY = Reply


class Synced(Message):
    """The acknowledgement of ``sync``: the game clock on receipt and on answering, in ms."""

    n: int
    t1: int
    t2: int
    clock: str


class Probe(Message):
    """The server measures the round trip: acknowledge it at once, with nothing."""


class Welcome(Message):
    """The acknowledgement of ``hello``; the views follow as messages of their own."""

    role: Role
    #: One's own seat; 0 for a facilitator, ``None`` for a display.
    seat: int | None
    name: str
    code: str
    #: The address that phones can reach, as it stands in the QR code.
    join_url: str
    #: The server's game clock now, and its name.
    now_ms: int
    clock: str
    #: The server's version: a page of another version should reload.
    server: str


class View(Message):
    """The envelope of every view. A screen keeps the newest of each kind and ignores older ones."""

    #: Rises with every change of this view.
    version: int
    #: The server's game clock when it was sent.
    now_ms: int
    body: Any


class Place(Message):
    """One's own place, sent to the screens of that seat after ``hello`` and whenever it changes."""

    name: str
    #: What carries the place to another device: six characters, typed there once.
    rejoin_code: str


class RoomNotice(Message):
    """How things stand behind the game, sent after ``hello`` and whenever it changes."""

    #: Whether a facilitator has a screen open, or had one some seconds ago.
    facilitator_here: bool
    #: What keeps the server from storing anything just now; ``None`` when all is well.
    trouble: Trouble | None


class NeedsHelp(Message):
    """One player whose screen may need help."""

    seat: int
    name: str
    checks: list[Check]


class Devices(Message):
    """How the players' screens are: the room check, and how fair the game is to either side."""

    players: int
    #: How many are connected, synchronised and awake.
    ready: int
    #: The first thirty of the others.
    needs_help: list[NeedsHelp]
    in_room: Side
    remote: Side


class Stopping(Message):
    """The server stops, and will be back in a moment: come back by yourself."""


class Moved(Message):
    """The seat has moved to another device; this connection ends, and its cookie is void."""


class Crowded(Message):
    """The seat has too many screens, or the workshop too many displays; this connection ends."""


#: Unlike a view, a notice has no version: the last one counts. Message name: what, and for whom.
NOTICES: dict[str, tuple[type[Message], frozenset[Role]]] = {
    "devices": (Devices, frozenset({Role.FACILITATOR})),
    "place": (Place, frozenset({Role.PLAYER})),
    "room": (RoomNotice, frozenset({Role.PLAYER, Role.FACILITATOR, Role.DISPLAY})),
    "stopping": (Stopping, frozenset({Role.PLAYER, Role.FACILITATOR, Role.DISPLAY})),
    "moved": (Moved, frozenset({Role.PLAYER})),
    "crowded": (Crowded, frozenset({Role.PLAYER, Role.FACILITATOR, Role.DISPLAY})),
}

#: Message name: what it carries, and who gets it.
VIEWS: dict[str, tuple[type, frozenset[Role]]] = {
    "workshop": (
        shapes.WorkshopView,
        frozenset({Role.PLAYER, Role.FACILITATOR, Role.DISPLAY}),
    ),
    "call": (shapes.CallView, frozenset({Role.PLAYER, Role.FACILITATOR, Role.DISPLAY})),
    "history": (shapes.HistoryView, frozenset({Role.PLAYER, Role.FACILITATOR, Role.DISPLAY})),
    "standings": (shapes.StandingsView, frozenset({Role.PLAYER, Role.FACILITATOR, Role.DISPLAY})),
    "me": (shapes.MeView, frozenset({Role.PLAYER})),
    "card": (shapes.CardView, frozenset({Role.PLAYER})),
    "roster": (shapes.RosterView, frozenset({Role.FACILITATOR, Role.DISPLAY})),
    "why": (shapes.WhyView, frozenset({Role.FACILITATOR})),
    "counts": (shapes.CountsView, frozenset({Role.FACILITATOR, Role.DISPLAY})),
    "desk": (shapes.DeskView, frozenset({Role.FACILITATOR})),
    "plan": (shapes.PlanView, frozenset({Role.FACILITATOR})),
    "events": (shapes.EventsView, frozenset({Role.FACILITATOR})),
    "confusion": (shapes.ConfusionView, frozenset({Role.FACILITATOR, Role.DISPLAY})),
}


# HTTP --------------------------------------------------------------------------------------------


class OpenWorkshopRequest(Message):
    """``POST /api/workshops``: open a workshop; sets the facilitator's cookie."""

    pack: Id
    #: Needed where the server has a public address.
    passphrase: Annotated[str, msgspec.Meta(max_length=200)] = ""


class OpenedWorkshop(Message):
    """Answer 201."""

    code: str
    join_url: str
    host_url: str
    display_url: str
    #: Makes any browser a facilitator's; told this once. Four groups of four characters.
    recovery_code: str


class TakeSeatRequest(Message):
    """``POST /api/workshops/CODE/seats``: take a seat; sets the player's cookie."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    #: The same attempt, made again because its answer was lost, gets the same seat.
    attempt: Attempt | None = None


class TakenSeat(Message):
    """Answer 201, or 200 where the cookie already held a seat."""

    seat: int
    #: As tidied: other than asked where the name was taken.
    name: str


class RejoinRequest(Message):
    """``POST /api/workshops/CODE/rejoin``: move a seat to this browser; sets the player's cookie.

    The answer is ``TakenSeat``. The device that had the seat has it no longer.
    """

    #: The player's rejoin code, as typed: spaces, hyphens and small letters do not matter.
    code: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    #: The same attempt with the same code, made again because its answer was lost, gets the same.
    attempt: Attempt | None = None


class RejoinCode(Message):
    """``POST /api/workshops/CODE/seats/SEAT/rejoin-code``, by a facilitator: a seat's fresh code.

    Answer 201. The seat's earlier code is void.
    """

    seat: int
    name: str
    rejoin_code: str


class PairingCode(Message):
    """``POST /api/workshops/CODE/pairing``, by a facilitator: a code for one more device.

    Answer 201. It works once, and for ten minutes.
    """

    pairing_code: str
    #: The facilitator's page with the code after its ``#``, which browsers keep to themselves.
    url: str
    #: A picture of that address for the camera of a phone: SVG as a ``data:`` address.
    qr: str
    expires_in_s: int


class SteerRequest(Message):
    """``POST /api/workshops/CODE/facilitators``: steer from this browser too.

    Sets the facilitator's cookie. The answer is ``SteeringSeat``.
    """

    #: A pairing code or the workshop's recovery code, as typed.
    code: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    #: The same attempt with the same code, made again because its answer was lost, gets the same.
    attempt: Attempt | None = None


class SteeringSeat(Message):
    """Answer 201, or 200 where the cookie already held a facilitator's seat."""

    host_url: str


class RecoveryCode(Message):
    """``POST /api/workshops/CODE/recovery``, by a facilitator: a fresh recovery code.

    Answer 201. The earlier one is void.
    """

    recovery_code: str


class FoundWorkshop(Message):
    """``GET /api/workshops/CODE``."""

    code: str
    title: str
    #: Whether the sender's cookie already holds a player's seat here, and its name.
    name: str | None
    ended: bool


class PackSummary(Message):
    """One line of ``GET /api/packs``."""

    id: str
    title: str
    summary: str
    stages: int
    facts: int
    events: int
    options: list[shapes.GridOption]


class HostPage(Message):
    """``GET /api/packs``: the packs to choose from."""

    packs: list[PackSummary]
    #: Whether opening a workshop needs the operator's passphrase.
    passphrase: bool


class FriendlyName(Message):
    """``GET /api/name``: a friendly name to offer."""

    name: str


class Problem(Message):
    """Every HTTP answer of 4xx and 5xx under ``/api``."""

    #: Never changes: ``not_found``, ``bad_request``, ``forbidden``, ``too_many``, ``gone``,
    #: ``unavailable``.
    code: str
    #: What was wrong and how to mend it, in plain words.
    message: str
    #: For ``too_many``: when to try again.
    retry_after_s: int | None = None
    #: For ``unavailable``: why nothing can be stored just now.
    trouble: Trouble | None = None


HTTP: tuple[type[Message], ...] = (
    OpenWorkshopRequest,
    OpenedWorkshop,
    TakeSeatRequest,
    TakenSeat,
    RejoinRequest,
    RejoinCode,
    PairingCode,
    SteerRequest,
    SteeringSeat,
    RecoveryCode,
    FoundWorkshop,
    PackSummary,
    HostPage,
    FriendlyName,
    Problem,
)
