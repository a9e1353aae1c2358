"""What the protocol consists of, read from its own classes: for whoever writes it down elsewhere.

The words stand once: a class's docstring and the ``#:`` comments above its fields and values.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeGuard, get_args

import msgspec
from msgspec import inspect as types

from server.game.commands import Role
from server.realtime import protocol

#: Values that exist for the server's own use and never travel.
NEVER_SENT: frozenset[Enum] = frozenset({Role.HOUSE})

Struct = types.StructType | types.DataclassType


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of an enum."""

    value: str
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An enum: one of some texts."""

    name: str
    doc: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of an object."""

    name: str
    doc: str
    type: types.Type
    required: bool
    default: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """An object with named fields; ``tag`` is what stands in ``do`` for a command."""

    name: str
    doc: str
    tag: str | None
    fields: tuple[Field, ...]


COMMANDS: tuple[type, ...] = get_args(protocol.Command)
REQUESTS: tuple[type, ...] = tuple(
    message for message in protocol.HTTP if message.__name__.endswith("Request")
)
#: What clients send: fields with a default may be left out there, and nowhere else.
SENT_BY_CLIENTS = frozenset(
    {protocol.Auth, protocol.Hello, protocol.Sync, protocol.Report, *COMMANDS, *REQUESTS}
)


def classes(*roots: type) -> list[type]:
    """Return every class and enum that *roots* consist of, parts first."""
    found: dict[type, None] = {}
    for root in roots:
        _collect(types.type_info(root), found)
    return list(found)


def choice(enum: type[Enum]) -> Choice:
    """Return what *enum* may be."""
    docs = comments(enum)
    return Choice(
        name=enum.__name__,
        doc=doc(enum),
        values=tuple(
            Value(value=str(member.value), doc=docs.get(member.name, ""))
            for member in enum
            if member not in NEVER_SENT
        ),
    )


def shape(cls: type) -> Shape:
    """Return the fields of *cls*, those of its bases first."""
    info = types.type_info(cls)
    assert _is_struct(info), f"{cls} is no object"
    docs = comments(cls)
    tag = info.tag if isinstance(info, types.StructType) else None
    return Shape(
        name=cls.__name__,
        doc=doc(cls),
        tag=None if tag is None else str(tag),
        fields=tuple(
            Field(
                name=field.encode_name,
                doc=docs.get(field.name, ""),
                type=field.type,
                required=field.required,
                default=_default(field),
            )
            for field in info.fields
        ),
    )


def doc(cls: type) -> str:
    """Return the docstring, unless it is only inherited."""
    return plain(inspect.cleandoc(cls.__dict__.get("__doc__") or ""))


@cache
def comments(cls: type) -> dict[str, str]:
    """Return what the ``#:`` comments say above each field or value, bases included."""
    found: dict[str, str] = {}
    for owner in reversed(cls.__mro__):
        if owner.__module__.startswith("server."):
            found |= _comments(textwrap.dedent(inspect.getsource(owner)))
    return found


def plain(text: str) -> str:
    """Return *text* as a reader of the wire needs it: in Markdown, without pointers into the code.

    >>> plain("A seat, or ``None`` (see ``scoring``).")
    'A seat, or `null`.'
    """
    text = re.sub(r"\s*\(see ``[^`]+``\)", "", text)
    return text.replace("``None``", "``null``").replace("``", "`")


def _collect(info: types.Type, found: dict[type, None]) -> None:
    if isinstance(info, types.EnumType):
        found.setdefault(info.cls)
    elif _is_struct(info):
        if info.cls in found:
            return
        for part in info.fields:
            _collect(part.type, found)
        found.setdefault(info.cls)
    else:
        for inner in _inner(info):
            _collect(inner, found)


def _inner(info: types.Type) -> Iterator[types.Type]:
    if isinstance(info, types.CollectionType):
        yield info.item_type
    elif isinstance(info, types.DictType):
        yield info.value_type
    elif isinstance(info, types.UnionType):
        yield from info.types


def _is_struct(info: types.Type) -> TypeGuard[Struct]:
    return isinstance(info, types.StructType | types.DataclassType)


def _default(field: types.Field) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return None if field.default is msgspec.NODEFAULT else field.default


def _comments(source: str) -> dict[str, str]:
    lines = source.splitlines()
    body = next(node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)).body
    found: dict[str, str] = {}
    for node in body:
        if isinstance(node, ast.AnnAssign):
            targets: Iterable[ast.expr] = [node.target]
        elif isinstance(node, ast.Assign):
            targets = node.targets
        else:
            continue
        for target in targets:
            if isinstance(target, ast.Name) and (said := _above(lines, node.lineno - 1)):
                found[target.id] = plain(said)
    return found


def _above(lines: list[str], at: int) -> str:
    """Return the ``#:`` comment that ends just above line *at* (0-based)."""
    start = at
    while start > 0 and lines[start - 1].strip().startswith("#:"):
        start -= 1
    return " ".join(line.strip().removeprefix("#:").strip() for line in lines[start:at])
