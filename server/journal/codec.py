"""How an entry is written down: a name that never changes, and compact JSON.

A pack is large and shared by many workshops, so it is kept once under its SHA-256, and the entry
that opens a workshop holds only that hash.

What was once written is read for ever:

- A new field gets a default that means what its absence meant; old bodies then decode as they are.
- Where no default can say it, give the new shape a new stored name, keep the old name with a small
  private dataclass of the old shape, and turn one into the other in ``decode``, as ``_Opening`` is.
- Where an older server could misread what a newer one writes, raise ``schema.VERSION``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from server.errors import JournalError
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
from server.game.pack import Pack

#: Written by hand, so that renaming a class cannot change what is stored. Add; never rename.
STORED_NAMES: dict[str, type[Entry]] = {
    "workshop_opened": WorkshopOpened,
    "workshop_ended": WorkshopEnded,
    "player_joined": PlayerJoined,
    "player_left": PlayerLeft,
    "player_returned": PlayerReturned,
    "round_started": RoundStarted,
    "card_dealt": CardDealt,
    "plan_reordered": PlanReordered,
    "event_skipped": EventSkipped,
    "event_called": EventCalled,
    "stage_answered": StageAnswered,
    "square_marked": SquareMarked,
    "call_closed": CallClosed,
    "answer_shown": AnswerShown,
    "call_undone": CallUndone,
    "round_paused": RoundPaused,
    "round_resumed": RoundResumed,
    "round_ended": RoundEnded,
    "round_reopened": RoundReopened,
    "answer_promised": AnswerPromised,
    "pace_chosen": PaceChosen,
    "discussion_promised": DiscussionPromised,
    "discussion_opened": DiscussionOpened,
    "second_vote_opened": SecondVoteOpened,
    "second_vote_cast": SecondVoteCast,
    "confusion_shown": ConfusionShown,
    "timer_extended": TimerExtended,
}


@dataclass(frozen=True, slots=True)
class Content:
    """A pack as stored: its canonical JSON, and the hash it is known by."""

    hash: str
    body: str

    @classmethod
    def of(cls, body: bytes) -> Content:
        """Return *body* with its hash."""
        return cls(sha256(body).hexdigest(), body.decode())


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as stored, with the pack it refers to."""

    name: str
    body: str
    content: Content | None = None


def encode(entry: Entry) -> Written:
    """Return *entry* as it is stored."""
    name = _NAME_OF[type(entry)]
    try:
        if isinstance(entry, WorkshopOpened):
            content = encode_pack(entry.pack)
            return Written(name, _json(_Opening(pack=content.hash)), content)
        return Written(name, _json(entry))
    except (msgspec.MsgspecError, ValueError) as error:
        # Half a character, for instance, which UTF-8 cannot hold.
        raise JournalError(f"{name} cannot be written down: {error}") from error


def decode(name: str, body: str, content: Callable[[str], str | None]) -> Entry:
    """Return the entry written as *name* and *body*; *content* finds a pack's JSON by its hash."""
    if name not in _DECODERS:
        raise JournalError(f"{name!r} is no entry that this version knows: run a newer one.")
    try:
        written = _DECODERS[name].decode(body)
    except (msgspec.MsgspecError, ValueError) as error:
        damage = f"{name} cannot be read: {error}. Put the last backup in place."
        raise JournalError(damage) from error
    if isinstance(written, _Opening):
        return WorkshopOpened(pack=decode_pack(written.pack, content(written.pack)))
    return written


def encode_pack(pack: Pack) -> Content:
    """Return *pack* in its one canonical form: fields sorted by name, nothing but the content."""
    return Content.of(_CANONICAL.encode(pack))


def decode_pack(digest: str, body: str | None) -> Pack:
    """Return the pack that *body* holds, once it is known to be what *digest* promises."""
    if body is None:
        raise JournalError(f"The pack {digest} is missing: put the last backup in place.")
    if Content.of(body.encode()).hash != digest:
        raise JournalError(f"The pack {digest} is damaged: put the last backup in place.")
    try:
        return _PACK.decode(body)
    except (msgspec.MsgspecError, ValueError) as error:
        damage = f"The pack {digest} cannot be read: {error}. Put the last backup in place."
        raise JournalError(damage) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opening:
    """``WorkshopOpened`` as stored: the pack's hash in place of the pack."""

    pack: str


def _json(written: object) -> str:
    return msgspec.json.encode(written).decode()


_NAME_OF = {kind: name for name, kind in STORED_NAMES.items()}
_SHAPES: dict[str, type[Entry | _Opening]] = {**STORED_NAMES, "workshop_opened": _Opening}
_DECODERS = {name: msgspec.json.Decoder(shape) for name, shape in _SHAPES.items()}
_CANONICAL = msgspec.json.Encoder(order="sorted")
_PACK = msgspec.json.Decoder(Pack)
