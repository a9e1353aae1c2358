"""The command, up to where another process takes over."""

from __future__ import annotations

import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from server import __version__, cli
from server.config import Settings, variable

PACK = Path(cli.__file__).parents[1] / "cards" / "information-sharing-journey"


@pytest.fixture
def run():
    def invoke(*words, **environment):
        return CliRunner().invoke(cli.main, [str(word) for word in words], env=environment)

    return invoke


@pytest.fixture
def started(monkeypatch):
    """What would have been started, instead of starting it."""
    calls = []
    monkeypatch.setattr(cli.os, "execve", lambda *call: calls.append(call))
    return calls


@pytest.fixture
def client(tmp_path):
    (tmp_path / "manifest.json").write_text("{}")
    return tmp_path


def test_the_version_is_told(run):
    assert __version__ in run("--version").output


@pytest.mark.parametrize("command", [[], ["serve"], ["pack"], ["pack", "check"], ["generate"]])
def test_every_command_explains_itself(run, command):
    told = run(*command, "--help")
    assert told.exit_code == 0
    assert told.output.startswith("Usage:")


def test_the_help_tells_every_setting_and_its_variable(run):
    told = run("serve", "--help").output
    for setting in fields(Settings):
        assert variable(setting.name) in told


def test_the_passphrase_cannot_be_typed_where_others_could_read_it(run):
    assert "--passphrase" not in run("serve", "--help").output


def test_serving_replaces_the_process_with_the_settings_in_its_environment(run, started, client):
    told = run("serve", "--port", 9000, "--client", client, JOURNEY_BINGO_HOST="127.0.0.1")
    assert told.exit_code == 0, told.output
    ((_, command, environment),) = started
    assert command[1:] == ["-m", "server.wsgi"]
    assert environment["JOURNEY_BINGO_PORT"] == "9000"
    assert environment["JOURNEY_BINGO_HOST"] == "127.0.0.1"


def test_a_setting_that_cannot_be_used_starts_nothing(run, started, client):
    told = run("serve", "--port", "many", "--client", client)
    assert told.exit_code == 1
    assert "whole number" in told.output
    assert not started


def test_without_built_pages_nothing_starts(run, started, tmp_path):
    told = run("serve", "--client", tmp_path / "none")
    assert told.exit_code == 1
    assert "run make play" in told.output
    assert not started


def test_without_a_good_pack_nothing_starts(run, started, client):
    told = run("serve", "--client", client, "--cards", client)
    assert told.exit_code == 1
    assert "no pack without mistakes" in told.output
    assert not started


def test_a_good_pack_passes(run):
    told = run("pack", "check", PACK)
    assert (told.exit_code, told.output) == (0, f"{PACK.name}: no mistakes.\n")


def test_every_mistake_is_a_line_and_then_they_are_counted(run, tmp_path):
    folder = shutil.copytree(PACK, tmp_path / PACK.name)
    facts = (folder / "facts.csv").read_text().splitlines()
    facts[1:3] = [f"!{facts[1]}", f"!{facts[2]}"]
    (folder / "facts.csv").write_text("\n".join(facts) + "\n")
    told = run("pack", "check", folder)
    lines = told.output.splitlines()
    assert told.exit_code == 1
    assert len(lines) >= 3
    assert all(line.startswith(f"{PACK.name}/") for line in lines[:-1])
    assert lines[-1] == f"{PACK.name}: {len(lines) - 1} mistakes."


def test_all_packs_are_checked_by_default(run):
    assert PACK.name in run("pack", "check").output
