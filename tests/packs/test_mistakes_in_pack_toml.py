"""Every mistake in ``pack.toml`` is named: where it is, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.folder import swap, whole
from tests.packs.told import TOML, Told

KEYS = {
    "pack.toml is not TOML": Told(
        swap(TOML, 'title = "The', "title = The"), TOML, 2, None, "the file is not TOML"
    ),
    "pack.toml is nested too deeply": Told(
        whole(TOML, b"a = " + b"[" * 5000), TOML, None, None, "nested too deeply"
    ),
    "a key is missing": Told(
        swap(TOML, 'title = "The garden journey"', ""), TOML, None, "title", "the key is missing"
    ),
    "a part is missing": Told(
        swap(TOML, "[scenario]", "[story]"),
        TOML,
        None,
        "scenario",
        "the key is missing",
        alone=False,
    ),
    "a key is unknown": Told(
        swap(TOML, 'edition = "', 'author = "me"\nedition = "'), TOML, None, None, "a key “author”"
    ),
    "a stage's key is unknown": Told(
        swap(TOML, 'name = "Dig"', 'name = "Dig"\nsize = 3'), TOML, None, "stage 2", "a key “size”"
    ),
    "a text is no text": Told(
        swap(TOML, 'edition = "2026-11"', "edition = 2026"),
        TOML,
        None,
        "edition",
        "“2026” is not a text",
    ),
    "a text is empty": Told(
        swap(TOML, 'licence = "CC0-1.0"', 'licence = " "'),
        TOML,
        None,
        "licence",
        "the text is empty",
    ),
    "a text is too long": Told(
        swap(TOML, 'name = "Dig"', f'name = "{"D" * 25}"'),
        TOML,
        None,
        "stage 2 name",
        "Shorten it by 1.",
    ),
    "a text changes its direction": Told(
        swap(TOML, "muddy corner into", "muddy \u202ecorner into"),
        TOML,
        None,
        "summary",
        "U+202E (right-to-left override)",
    ),
    "the id is not the folder's name": Told(
        swap(TOML, 'id = "small-garden"', 'id = "big-garden"'),
        TOML,
        None,
        "id",
        "“big-garden” is not",
    ),
    "the pack's id cannot be one": Told(
        swap(TOML, 'id = "small-garden"', 'id = "small garden"'),
        TOML,
        None,
        "id",
        "“small garden” cannot be an id",
        alone=False,
    ),
    "a stage's id cannot be one": Told(
        swap(TOML, 'id = "dig"', 'id = "dig_"'),
        TOML,
        None,
        "stage 2 id",
        "“dig_” cannot be an id",
        alone=False,
    ),
    "a retired id cannot be one": Told(
        swap(TOML, 'retired = ["dig-99"]', 'retired = ["dig 99"]'),
        TOML,
        None,
        "retired, item 1",
        "“dig 99” cannot be an id",
    ),
    "the language is none": Told(
        swap(TOML, '"en-GB"', '"English"'),
        TOML,
        None,
        "language",
        "“English” is not a language tag",
    ),
    "a list is no list": Told(
        swap(TOML, "reflection = [", 'reflection = "Why?" #'),
        TOML,
        None,
        "reflection",
        "“Why?” is not a list",
    ),
    "a part is no part": Told(
        swap(
            TOML,
            "[stages.example]\nplace",
            "example = 7\n[[agenda]]\ntitle = 'a'\nkind = 'talk'\nminutes = 1\n[stages.x]\nplace",
        ),
        TOML,
        None,
        "stage 1 example",
        "“7” is not a part with keys",
        alone=False,
    ),
    "an example has no source": Told(
        swap(TOML, 'source = "https://example.org/mill-street"', ""),
        TOML,
        None,
        "stage 1 example source",
        "the key is missing",
    ),
    "a colour is none": Told(
        swap(TOML, "#28A197", "turquoise"),
        TOML,
        None,
        "stage 2 colour",
        "“turquoise” is not a colour",
    ),
    "a colour is too pale": Told(
        swap(TOML, "#28A197", "#FFDD00"),
        TOML,
        None,
        "stage 2 colour",
        "contrast of 1.34 to 1 on white",
    ),
    "a colour is there twice": Told(
        swap(TOML, "#28A197", "#12436d"),
        TOML,
        None,
        "stage 2 colour",
        "there already: see pack.toml, stage 1 colour",
    ),
    "a shape is unknown": Told(
        swap(TOML, '"triangle"', '"blob"'), TOML, None, "stage 2 shape", "“blob” is unknown"
    ),
    "a shape is there twice": Told(
        swap(TOML, '"triangle"', '"circle"'),
        TOML,
        None,
        "stage 2 shape",
        "there already: see pack.toml, stage 1 shape",
    ),
    "a stage's name is there twice": Told(
        swap(TOML, 'name = "Dig"', 'name = "CLEAR"'), TOML, None, "stage 2 name", "is there already"
    ),
    "an agenda item is too long": Told(
        swap(TOML, "minutes = 15", "minutes = 241"),
        TOML,
        None,
        "agenda item 2 minutes",
        "“241” is not a whole number from 1 to 240",
    ),
    "minutes are no number": Told(
        swap(TOML, "minutes = 15", "minutes = true"),
        TOML,
        None,
        "agenda item 2 minutes",
        "“True” is not",
    ),
    "a number is beyond all bounds": Told(
        swap(TOML, "minutes = 15", f"minutes = 0x{'f' * 9000}"),
        TOML,
        None,
        "agenda item 2 minutes",
        "this number is not a whole number",
    ),
    "an agenda kind is unknown": Told(
        swap(TOML, 'kind = "round"', 'kind = "lunch"'),
        TOML,
        None,
        "agenda item 2 kind",
        "“lunch” is unknown",
    ),
}


@pytest.mark.parametrize("told", (KEYS).values(), ids=KEYS)
def test_it_is_told_when(tmp_path: Path, told: Told) -> None:
    told.check(tmp_path)
