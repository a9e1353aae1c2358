"""``docs/protocol.md``: the protocol for readers, complete enough to write a client from it alone.

The prose stands in ``docs/protocol.in.md``; every ``{{name}}`` in it becomes a table made here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from pathlib import Path

import msgspec
from msgspec import inspect as types

from server.game import commands as game
from server.game.commands import Role
from server.game.rejections import Reason
from server.realtime import described, gate, meanings, protocol
from server.realtime.connections import A_SECOND, BURST
from server.realtime.publish import PERIOD_MS
from server.table.replies import Reply, Status

PROSE = Path(__file__).parents[2] / "docs" / "protocol.in.md"
PLACE = re.compile(r"\{\{([a-z_]+)\}\}")

#: Values that the text of a pattern may have, in words.
PATTERNS = {
    r"^[A-Za-z0-9_-]+$": "of `A-Z a-z 0-9 _ -`",
    r"^[A-Za-z0-9_-]*$": "of `A-Z a-z 0-9 _ -`",
    r"^[0-9]{6}$": "six digits",
}


def markdown() -> str:
    """Return the whole page."""
    return PLACE.sub(lambda place: PARTS[place[1]](), PROSE.read_text(encoding="utf-8"))


def _fields(*classes: type) -> str:
    return "\n\n".join(_object(cls) for cls in classes)


def _object(cls: type) -> str:
    shape = described.shape(cls)
    sent = cls in described.SENT_BY_CLIENTS
    rows = [
        (
            f"`{field.name}`",
            _type(field.type) + _absence(field, sent=sent),
            meanings.field(cls, field.name),
        )
        for field in shape.fields
    ]
    head = "\n".join([f"#### {shape.name}", "", shape.doc])
    return f"{head}\n\n{_table(('field', 'type', 'meaning'), rows)}" if rows else head


def _commands() -> str:
    return "\n\n".join(map(_command, described.COMMANDS))


def _command(cls: type) -> str:
    shape = described.shape(cls)
    sender = getattr(game, cls.__name__)
    who = sorted(game.SENT_BY[sender] - {Role.HOUSE})
    about = _object(cls).removeprefix(f"#### {shape.name}\n\n")
    return f"#### `{shape.tag}`\n\nFrom: {', '.join(who)}. {about}"


def _messages(messages: Mapping[str, tuple[type, frozenset[Role]]]) -> str:
    rows = [
        (f"`{name}`", f"[{body.__name__}](#{body.__name__.lower()})", ", ".join(sorted(roles)))
        for name, (body, roles) in messages.items()
    ]
    return _table(("message", "body", "for"), rows)


def _bodies(messages: Mapping[str, tuple[type, frozenset[Role]]]) -> str:
    parts = described.classes(*(body for body, _ in messages.values()))
    return _fields(*(cls for cls in parts if not issubclass(cls, Enum)))


def _choices() -> str:
    sent = [body for body, _ in (*protocol.VIEWS.values(), *protocol.NOTICES.values())]
    found = described.classes(protocol.Auth, *described.COMMANDS, *sent)
    return "\n\n".join(_choice(cls) for cls in found if issubclass(cls, Enum))


def _choice(cls: type[Enum]) -> str:
    choice = described.choice(cls)
    said = [(value.value, meanings.value(choice, value.value)) for value in choice.values]
    if any(meaning for _, meaning in said):
        body = _table(("value", "meaning"), [(f"`{value}`", meaning) for value, meaning in said])
    else:
        body = ", ".join(f"`{value}`" for value, _ in said) + "."
    return f"#### {choice.name}\n\n{choice.doc}\n\n{body}"


def _http() -> str:
    return _fields(*protocol.HTTP)


def _pace() -> str:
    return ", ".join(f"`{name}` {period}" for name, period in PERIOD_MS.items())


def _type(info: types.Type) -> str:
    match info:
        case types.StrType():
            return _text(info)
        case types.IntType(ge=low, le=high):
            return "whole number" + ("" if high is None else f", {low} to {high}")
        case types.BoolType():
            return "`true` or `false`"
        case types.NoneType():
            return "`null`"
        case types.FloatType():
            return "number"
        case types.AnyType():
            return "any object"
        case types.Metadata(extra={"meant": meant}):
            return _type(types.type_info(meant))
        case types.EnumType(cls=cls) | types.StructType(cls=cls) | types.DataclassType(cls=cls):
            return f"[{cls.__name__}](#{cls.__name__.lower()})"
        case types.ListType() | types.VarTupleType():
            most = f" of at most {info.max_length}" if info.max_length else " of"
            return f"list{most}: {_type(info.item_type)}"
        case types.DictType(value_type=value):
            return f"object; every value: {_type(value)}"
        case types.UnionType(types=members):
            return " or ".join(sorted(map(_type, members), key="`null`".__eq__))
        case _:
            raise TypeError(f"no words for {info}")


def _text(info: types.StrType) -> str:
    parts = ["text"]
    if info.max_length is not None:
        parts.append(f"{info.min_length or 0} to {info.max_length} characters")
    if info.pattern is not None:
        parts.append(PATTERNS[info.pattern])
    return ", ".join(parts)


def _absence(field: described.Field, *, sent: bool) -> str:
    if not sent or field.required:
        return ""
    default = msgspec.json.encode(field.default).decode()
    return f"; may be left out (`{default}`)"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


PARTS: dict[str, Callable[[], str]] = {
    "auth": lambda: _object(protocol.Auth),
    "hello": lambda: _object(protocol.Hello),
    "welcome": lambda: _object(protocol.Welcome),
    "sync": lambda: _fields(protocol.Sync, protocol.Synced, protocol.Probe, protocol.Report),
    "commands": _commands,
    "reply": lambda: _object(Reply),
    "statuses": lambda: _choice(Status),
    "reasons": lambda: _choice(Reason),
    "view": lambda: _object(protocol.View),
    "views": lambda: _messages(protocol.VIEWS),
    "notices": lambda: _messages(protocol.NOTICES),
    "notice_bodies": lambda: _bodies(protocol.NOTICES),
    "bodies": lambda: _bodies(protocol.VIEWS),
    "choices": _choices,
    "http": _http,
    "burst": lambda: str(BURST),
    "a_second": lambda: str(A_SECOND),
    "largest": lambda: f"{gate.LONGEST:,}",
    "pace": _pace,
}
