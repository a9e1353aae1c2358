"""What the operator can choose."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from server.config import Settings, variable
from server.errors import SettingsError

PUBLIC: dict[str, Any] = {
    "public_address": "https://bingo.example.org",
    "passphrase": "correct horse",
}


def test_the_defaults_are_for_a_laptop_and_a_room():
    settings = Settings.read({})
    assert (settings.host, settings.port) == ("0.0.0.0", 8000)
    assert settings.public_address is None
    assert not settings.secure


def test_the_environment_is_read():
    settings = Settings.read({"JOURNEY_BINGO_PORT": "9000", "JOURNEY_BINGO_CARDS": "/srv/cards"})
    assert (settings.port, settings.cards) == (9000, Path("/srv/cards"))


def test_an_option_wins_over_the_environment():
    assert Settings.read({"JOURNEY_BINGO_PORT": "9000"}, port=9001).port == 9001


def test_an_empty_variable_is_as_good_as_none():
    assert Settings.read({"JOURNEY_BINGO_PORT": " "}).port == 8000


def test_settings_survive_the_way_through_the_environment():
    settings = Settings(port=9000, database=Path("/tmp/x.sqlite3"), contact="a@b.org", **PUBLIC)
    assert Settings.read(settings.environment()) == settings


def test_every_setting_is_documented():
    assert all(setting.metadata["help"].endswith(".") for setting in fields(Settings))


def test_the_passphrase_is_no_option():
    (passphrase,) = [setting for setting in fields(Settings) if setting.name == "passphrase"]
    assert not passphrase.metadata["option"]
    assert variable("passphrase") == "JOURNEY_BINGO_PASSPHRASE"


def test_a_public_address_by_https_is_secure():
    settings = Settings(**PUBLIC)
    assert settings.secure
    assert settings.public_host == "bingo.example.org"


def test_a_slash_at_the_end_of_the_public_address_is_forgiven():
    options = PUBLIC | {"public_address": "https://bingo.example.org/"}
    assert Settings.read({}, **options).public_address == "https://bingo.example.org"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"port": "many"}, "whole number"),
        ({"port": "0"}, "from 1 to 65535"),
        ({"keep_names_days": "0"}, "from 1 to 90"),
        ({"port": "65536"}, "from 1 to 65535"),
        ({"database": "/"}, "is a folder"),
        ({"public_address": "bingo.example.org"}, "such as https://"),
        ({"public_address": "ftp://bingo.example.org"}, "such as https://"),
        ({"public_address": "https://"}, "such as https://"),
        ({"public_address": "https://a.org/path"}, "without a path"),
        ({"public_address": "https://a.org:port"}, "such as https://"),
        ({"public_address": "https://a.org; b"}, "such as https://"),
        ({"public_address": "https://me:pw@a.org"}, "such as https://"),
        ({"public_address": "https://a.org"}, "JOURNEY_BINGO_PASSPHRASE"),
        ({"passphrase": "short"}, "at least 8 characters"),
    ],
    ids=str,
)
def test_a_value_that_cannot_be_used_is_explained(options, words):
    with pytest.raises(SettingsError, match=words):
        Settings.read({}, **options)


def test_a_message_never_quotes_the_passphrase():
    with pytest.raises(SettingsError) as caught:
        Settings.read({"JOURNEY_BINGO_PASSPHRASE": "hunter2"})
    assert "hunter2" not in str(caught.value)
