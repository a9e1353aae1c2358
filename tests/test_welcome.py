"""What the operator reads when the server has started."""

from pathlib import Path

from server.config import Settings
from server.web.addresses import lan_address
from server.welcome import welcome


def phones(**settings) -> str:
    lines = welcome(Settings(**settings)).splitlines()
    return next(line for line in lines if "Phones" in line)


def test_phones_are_told_an_address_that_they_can_reach():
    assert phones(port=8123).endswith(f"http://{lan_address()}:8123")


def test_a_server_for_this_computer_only_says_so():
    assert phones(host="127.0.0.1").endswith("http://127.0.0.1:8000 (this computer only)")


def test_a_public_address_is_told_as_it_is():
    told = phones(public_address="https://bingo.example.org", passphrase="calder moss")
    assert told.endswith("https://bingo.example.org")


def test_a_database_that_keeps_nothing_is_not_mistaken_for_one_that_does():
    assert "gone when the server stops" in welcome(Settings(database=Path(":memory:")))


def test_a_concern_is_told_in_lines_that_fit_the_screen():
    told = welcome(Settings(), "The disk is slow. " * 20)
    assert " ".join(told.split()).count("The disk is slow.") == 20
    assert max(map(len, told.splitlines())) <= 80


def test_without_a_concern_the_last_words_are_how_to_stop():
    assert welcome(Settings()).rstrip().endswith("Ctrl+C")
