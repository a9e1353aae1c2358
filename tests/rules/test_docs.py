"""Tests that certain things are documented."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from pathlib import Path

import click
import pytest

from server.cli import main
from server.config import Settings, variable
from server.game.pack import Shape
from server.game.rejections import Reason
from server.realtime import described, meanings, protocol
from server.rehearse.cli import rehearse
from server.table.replies import Status
from tests.simulation.bugs import BUGS

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROTOCOL = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
BODIES = [body for body, _ in (*protocol.VIEWS.values(), *protocol.NOTICES.values())]
MESSAGES = [
    protocol.Auth,
    protocol.Hello,
    protocol.Welcome,
    protocol.Sync,
    protocol.Synced,
    protocol.Probe,
    protocol.Report,
    protocol.View,
    protocol.REPLY,
    *described.COMMANDS,
    *protocol.HTTP,
]
CLASSES = described.classes(*MESSAGES, *BODIES)
FIELDS = [
    (cls, field.name)
    for cls in CLASSES
    if not issubclass(cls, Enum)
    for field in described.shape(cls).fields
]
# What a shape looks like, its name says.
VALUES = [
    (described.choice(cls), value.value)
    for cls in CLASSES
    if issubclass(cls, Enum) and cls is not Shape
    for value in described.choice(cls).values
]


def options(command: click.Command) -> list[str]:
    """The long names of a command's options, but for what every command has."""
    return [
        max(option.opts, key=len)
        for option in command.params
        if isinstance(option, click.Option) and not option.hidden
    ]


def named(case: tuple[object, str]) -> str:
    return f"{getattr(case[0], '__name__', getattr(case[0], 'name', ''))}.{case[1]}"


@pytest.mark.parametrize("command", described.COMMANDS, ids=lambda cls: cls.__name__)
def test_a_command_is_described(command):
    assert f"#### `{described.shape(command).tag}`\n" in PROTOCOL


@pytest.mark.parametrize("view", protocol.VIEWS)
def test_a_view_is_described(view):
    assert f"| `{view}` | [" in PROTOCOL


@pytest.mark.parametrize("notice", protocol.NOTICES)
def test_a_notice_is_described(notice):
    assert f"| `{notice}` | [" in PROTOCOL


@pytest.mark.parametrize("cls", [cls for cls in CLASSES if cls not in described.COMMANDS])
def test_whatever_travels_has_a_part_of_its_own(cls):
    assert f"#### {cls.__name__}\n" in PROTOCOL


@pytest.mark.parametrize("view", protocol.VIEWS)
def test_it_is_told_when_a_view_is_sent(view):
    table = PROTOCOL.partition("| view | is sent |")[2].partition("\n\n")[0]
    assert f"`{view}`" in table


@pytest.mark.parametrize("word", [*Status, *Reason])
def test_a_status_or_reason_is_described(word):
    assert f"| `{word.value}` | " in PROTOCOL


@pytest.mark.parametrize("case", FIELDS, ids=map(named, FIELDS))
def test_a_field_has_a_meaning(case):
    assert meanings.field(*case)


@pytest.mark.parametrize("case", VALUES, ids=map(named, VALUES))
def test_a_value_has_a_meaning(case):
    assert meanings.value(*case)


@pytest.mark.parametrize("key", meanings.KEYS)
def test_no_meaning_is_left_over(key):
    owner, _, name = key.rpartition(".")
    cases = [*FIELDS, *((choice, value) for choice, value in VALUES)]
    assert any(name == case[1] and owner in ("", named(case).partition(".")[0]) for case in cases)


@pytest.mark.parametrize("setting", fields(Settings), ids=lambda setting: setting.name)
def test_a_setting_is_described(setting):
    assert f"`{variable(setting.name)}`" in told()


@pytest.mark.parametrize("option", [*options(main.commands["serve"]), *options(rehearse)])
def test_an_option_is_described(option):
    assert f"`{option}`" in told()


@pytest.mark.parametrize("command", ["generate", "pack check", "rehearse", "serve"])
def test_a_command_of_the_command_line_is_described(command):
    assert f"journey-bingo {command}" in told() + MAKEFILE


@pytest.mark.parametrize("bug", BUGS.values(), ids=BUGS)
def test_a_planted_fault_is_listed(bug):
    assert f"\n| {bug.name} | {bug.what} | " in told()


def told() -> str:
    """The README and every page in docs."""
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages if page.exists())
