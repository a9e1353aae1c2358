"""The arrows of the architecture: who may import whom, and which names we do not give."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeGuard

import pytest

from tests.rules.green import GREEN

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "server").rglob("*.py"))
GAME = sorted((ROOT / "server" / "game").rglob("*.py"))

#: What a package may import of ours. What is not listed here may import everything.
OURS = {
    "game": {"game"},
    "table": {"table", "game", "errors", "turns"},
    "journal": {"journal", "game", "table.ports", "errors", "turns"},
    "packs": {"packs", "game", "table.ports", "errors"},
    "realtime": {"realtime", "game", "table", "errors"},
    "web": {"web", "game", "table", "packs", "config", "errors", "realtime.protocol"},
    "rehearse": {"rehearse", "game", "packs", "errors", "realtime.protocol"},
    "errors": set(),
    "turns": {"errors"},
    "config": {"errors"},
    "disk": {"errors"},
    "wsgi": {"app", "config", "errors", "logs", "offload", "websocket"},
    "websocket": {"app", "reader"},
    "reader": set(),
    "offload": set(),
}
NETWORK = {"flask", "flask_socketio", "socketio", "engineio", "werkzeug"}
#: What a package may not import of others.
NEVER = {
    "table": NETWORK | {"sqlite3"},
    "journal": NETWORK,
    "packs": NETWORK | {"sqlite3"},
    "realtime": {"sqlite3"},
    "web": {"sqlite3", "flask_socketio", "socketio"},
    "rehearse": {"flask", "flask_socketio", "sqlite3"},
}
#: All that the game may import: nothing here reads, writes, waits or tells the time.
HARMLESS = {
    *(
        "__future__",
        "abc",
        "bisect",
        "collections",
        "dataclasses",
        "enum",
        "fractions",
        "functools",
    ),
    *("hashlib", "heapq", "itertools", "math", "operator", "random", "re", "statistics", "string"),
    "typing",
}
UNSPOKEN = re.compile(r"^_*sessions?$|Manager|Helper|Util(?!i)|(^|_)(manager|helper|util)s?(_|$)")


def each(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=each)
def test_imports_follow_the_arrows(path):
    assert not [name for name in imports(path) if not allowed(package(path), name)]


@pytest.mark.parametrize("path", FILES, ids=each)
def test_eventlet_is_imported_in_four_files_alone(path):
    assert package(path) in GREEN or "eventlet" not in map(top, imports(path))


@pytest.mark.parametrize("path", GAME, ids=each)
def test_the_game_has_no_dice_but_seeded_ones(path):
    assert {node.attr for node in nodes(path) if is_random(node)} <= {"Random"}
    assert "random" not in {node.module for node in nodes(path) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", FILES, ids=each)
def test_a_name_says_what_it_names(path):
    assert not [name for name in [path.stem, *own_names(path)] if UNSPOKEN.search(name)]


def allowed(package: str, name: str) -> bool:
    if name == "server":
        return package != "game"
    if top(name) == "server":
        inside = name.removeprefix("server.")
        may = OURS.get(package)
        return may is None or any(f"{inside}.".startswith(f"{one}.") for one in may)
    if package == "game":
        return top(name) in HARMLESS
    return top(name) not in NEVER.get(package, set())


def package(path: Path) -> str:
    return path.relative_to(ROOT / "server").with_suffix("").parts[0]


def top(name: str) -> str:
    return name.partition(".")[0]


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of every module that *path* imports, wherever it stands in the file."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write the whole name of the module"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if is_ours(inner) else str(node.module)


def is_ours(name: str) -> bool:
    path = ROOT / name.replace(".", "/")
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def is_random(node: ast.AST) -> TypeGuard[ast.Attribute]:
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "random"
    )


def own_names(path: Path) -> Iterator[str]:
    """Yield every name that *path* gives: to a class, a function, a parameter or a value."""
    for node in nodes(path):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case ast.alias(asname=str(name)):
                yield name
