"""``client/protocol.d.ts``: the protocol as TypeScript types, for the browser's pages."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from enum import Enum

from msgspec import inspect as types

from server.game.commands import Role
from server.realtime import described, protocol

HEADER = "// Generated from server/realtime/protocol.py by `make generate`; do not edit.\n"
WIDTH = 100

#: What stands for the body of a view, whichever view it is.
BODY = "T"


def typescript() -> str:
    """Return the whole file."""
    return "\n".join([HEADER, *_declarations()])


def _declarations() -> Iterator[str]:
    bodies = [body for body, _ in protocol.VIEWS.values()]
    roots = [
        *(protocol.Auth, protocol.Hello, protocol.Sync, protocol.Report, *described.COMMANDS),
        *(protocol.REPLY, protocol.Welcome, protocol.Synced, protocol.Probe),
    ]
    notices = [notice for notice, _ in protocol.NOTICES.values()]
    for cls in described.classes(*roots, *bodies, *notices, *protocol.HTTP):
        if issubclass(cls, Enum):
            yield _union(described.choice(cls))
        else:
            yield _interface(cls)
    yield _commands()
    yield _view()
    yield _named("Views", "What the message of each name carries, inside a `View`.", protocol.VIEWS)
    yield _named("Notices", "What the message of each name carries, as it is.", protocol.NOTICES)


def _union(choice: described.Choice) -> str:
    lines = [f"export type {choice.name} ="]
    for value in choice.values:
        lines += _comment(value.doc, indent="  ")
        lines.append(f'  | "{value.value}"')
    return "\n".join([*_comment(choice.doc), *lines]) + ";\n"


def _interface(cls: type) -> str:
    shape = described.shape(cls)
    sent = cls in described.SENT_BY_CLIENTS
    lines = [*_comment(shape.doc), f"export interface {shape.name} {{"]
    if shape.tag is not None:
        lines.append(f'  do: "{shape.tag}";')
    for field in shape.fields:
        optional = "?" if sent and not field.required else ""
        lines += _comment(field.doc, indent="  ")
        lines.append(f"  {field.name}{optional}: {_type(field.type)};")
    return "\n".join([*lines, "}\n"])


def _commands() -> str:
    members = "".join(f"\n  | {cls.__name__}" for cls in described.COMMANDS)
    comment = "\n".join(_comment("Everything that may be ordered, told apart by `do`."))
    return f"{comment}\nexport type Command ={members};\n"


def _view() -> str:
    envelope = _interface(protocol.View)
    return envelope.replace("interface View {", f"interface View<{BODY}> {{")


def _named(name: str, comment: str, messages: Mapping[str, tuple[type, frozenset[Role]]]) -> str:
    lines = [*_comment(comment), f"export interface {name} {{"]
    for message, (body, roles) in messages.items():
        lines += _comment(f"For {', '.join(sorted(roles))}.", indent="  ")
        lines.append(f"  {message}: {body.__name__};")
    return "\n".join([*lines, "}\n"])


def _type(info: types.Type) -> str:
    match info:
        case types.StrType():
            return "string"
        case types.IntType() | types.FloatType():
            return "number"
        case types.BoolType():
            return "boolean"
        case types.NoneType():
            return "null"
        case types.AnyType():
            return BODY
        case types.Metadata(extra={"meant": meant}):
            return _type(types.type_info(meant))
        case types.EnumType(cls=cls) | types.StructType(cls=cls) | types.DataclassType(cls=cls):
            return str(cls.__name__)
        case types.ListType(item_type=item) | types.VarTupleType(item_type=item):
            inner = _type(item)
            return f"({inner})[]" if " | " in inner else f"{inner}[]"
        case types.DictType(value_type=value):
            return f"Record<string, {_type(value)}>"
        case types.UnionType(types=members):
            return " | ".join(sorted(map(_type, members), key="null".__eq__))
        case _:
            raise TypeError(f"no TypeScript for {info}")


def _comment(text: str, *, indent: str = "") -> list[str]:
    if not text:
        return []
    one = f"{indent}/** {' '.join(text.split())} */"
    if len(one) <= WIDTH:
        return [one]
    wrapped = textwrap.wrap(" ".join(text.split()), WIDTH - len(indent) - 3)
    return [f"{indent}/**", *(f"{indent} * {line}" for line in wrapped), f"{indent} */"]
