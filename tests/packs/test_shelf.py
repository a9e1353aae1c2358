"""The shelf finds every pack, and one broken pack stops no other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from server.errors import PackError, SettingsError
from server.packs.shelf import Shelf
from tests.packs.folder import gone, good_folder
from tests.packs.small import small_pack

GARDEN = small_pack(stages=6, facts=4, events=3)
ALLOTMENT = replace(GARDEN, id="allotment")


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """Two good packs, a broken one, and things that are no packs."""
    good_folder(tmp_path, GARDEN)
    good_folder(tmp_path, ALLOTMENT)
    gone("facts.csv")(good_folder(tmp_path, replace(GARDEN, id="weeds")))
    (tmp_path / "README.md").write_text("How to make a pack.")
    (tmp_path / "drafts").mkdir()
    return tmp_path


def test_the_good_packs_stand_in_the_order_of_their_ids(cards: Path) -> None:
    assert Shelf(cards).ids() == ["allotment", "small-garden"]


def test_all_gives_the_packs_themselves(cards: Path) -> None:
    assert Shelf(cards).all() == [ALLOTMENT, GARDEN]


def test_a_pack_is_had_by_its_id(cards: Path) -> None:
    assert Shelf(cards).get("small-garden") == GARDEN


def test_a_pack_is_read_once(cards: Path) -> None:
    shelf = Shelf(cards)
    assert shelf.get("small-garden") is shelf.get("small-garden")


def test_a_broken_pack_is_told_of(cards: Path) -> None:
    broken = Shelf(cards).broken
    assert {name: len(error.mistakes) for name, error in broken.items()} == {"weeds": 1}


def test_a_broken_pack_cannot_be_had(cards: Path) -> None:
    with pytest.raises(PackError, match="the file is missing"):
        Shelf(cards).get("weeds")


def test_an_unknown_pack_cannot_be_had(cards: Path) -> None:
    with pytest.raises(KeyError):
        Shelf(cards).get("atlantis")


def test_a_shelf_without_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no folder of packs"):
        Shelf(tmp_path / "nowhere")
