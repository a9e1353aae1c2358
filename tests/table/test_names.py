"""Names that people type: sixty of them, kind and unkind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.table.names import LONGEST, BadName, fold, friendly, graphemes, tidy, unique
from server.table.words import CREATURES, KIND

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"

#: What somebody types: what is shown.
SHOWN = {
    # Everyday names stay as they are.
    "Asha": "Asha",
    "Asha Patel": "Asha Patel",
    "O'Neill": "O'Neill",
    "Anne-Marie": "Anne-Marie",
    "J. R. Hartley": "J. R. Hartley",
    "Zoë": "Zoë",
    "Siân": "Siân",
    "Łukasz": "Łukasz",
    "Nguyễn Thị": "Nguyễn Thị",
    "李小龙": "李小龙",
    "محمد": "محمد",
    "שרה": "שרה",
    "Дмитрий": "Дмитрий",
    "Ελένη": "Ελένη",
    "प्रिया": "प्रिया",
    "சித்ரா": "சித்ரா",
    "สมชาย": "สมชาย",
    "X": "X",
    "7": "7",
    # Words that crude filters stumble over.
    "Scunthorpe": "Scunthorpe",
    "Penistone": "Penistone",
    "Dick Whittington": "Dick Whittington",
    "Sussex": "Sussex",
    "Admin": "Admin",
    "Facilitator": "Facilitator",
    "null": "null",
    "undefined": "undefined",
    "None": "None",
    "NaN": "NaN",
    "__proto__": "__proto__",
    "constructor": "constructor",
    # White space.
    "  Asha  ": "Asha",
    "Asha\tPatel": "Asha Patel",
    "Asha\r\nPatel": "Asha Patel",
    "Asha\u3000\u2003Patel": "Asha Patel",
    "Asha\u2028Patel": "Asha Patel",
    # Marks that nobody sees, or that turn the line round.
    "Asha\u202e": "Asha",
    "\u202eahsA": "ahsA",
    "\u2066Asha\u2069": "Asha",
    "As\u200bha": "Asha",
    "As\u200dha": "Asha",
    "As\u00adha": "Asha",
    "\ufeffAsha": "Asha",
    "As\x00ha": "Asha",
    "As\x1b[31mha": "As[31mha",
    "As\u3164ha": "Asha",
    "As\ue000ha": "Asha",
    # Towers of accents, wide and joined letters.
    "Z" + "\u0335" * 30 + "algo": "Z\u0335\u0335algo",
    "Ａｓｈａ": "Asha",
    "ﬁona": "fiona",
    "Zoe\u0308": "Zoë",
    # Emoji.
    "\U0001f600": "\U0001f600",
    f"{FAMILY} us": f"{FAMILY} us",
    "\U0001f44d\U0001f3fd": "\U0001f44d\U0001f3fd",
    "\U0001f1ec\U0001f1e7": "\U0001f1ec\U0001f1e7",
    "\u2764\ufe0f": "\u2764\ufe0f",
    # Code and formulas are only text.
    "<b>Asha</b>": "<b>Asha</b>",
    "<script>alert(1)</script>": "<script>alert(1)</sc",
    "{{7*7}}": "{{7*7}}",
    "=1+1": "=1+1",
    "'; DROP TABLE--": "'; DROP TABLE--",
    # Too long.
    "A" * 500: "A" * LONGEST,
    FAMILY * 30: FAMILY * LONGEST,
}

NOTHING_TO_READ = [
    "",
    " ",
    "\t\n",
    "\u200b\u200d",
    "\u202e",
    "...",
    "--",
    "\u0301",
    "\u3164",
    "\x00",
]

LOOK_THE_SAME = [
    ("Asha", "ASHA"),
    ("Asha", "\u0410sha"),
    ("Asha", "Àsha"),
    ("Asha", "A s h a"),
    ("Asha", "Asha!"),
    ("Bob", "B0b"),
    ("Bill", "B1ll"),
    ("Ian", "lan"),
    ("Oscar", "\u039fscar"),
    ("Straße", "Strasse"),
]


@pytest.mark.parametrize(("typed", "shown"), SHOWN.items(), ids=[ascii(name) for name in SHOWN])
def test_a_name_is_shown_as_typed_but_for_what_breaks_the_line(typed, shown):
    assert tidy(typed) == shown


def test_the_table_has_sixty_names():
    assert len(SHOWN) >= 60


@pytest.mark.parametrize("typed", NOTHING_TO_READ, ids=ascii)
def test_a_name_needs_something_to_read(typed):
    with pytest.raises(BadName, match="at least one letter"):
        tidy(typed)


@given(st.text(max_size=100))
def test_a_tidy_name_is_tidy_already(typed):
    try:
        once = tidy(typed)
    except BadName:
        return
    assert tidy(once) == once
    assert 1 <= len(list(graphemes(once))) <= LONGEST


@pytest.mark.parametrize(("one", "other"), LOOK_THE_SAME)
def test_names_that_look_the_same_have_one_key(one, other):
    assert fold(one) == fold(other)


def test_different_names_have_different_keys():
    names = ["Asha", "Ashar", "Ben", "Zoë", "李小龙", "محمد", "\U0001f600", "\U0001f601"]
    assert len({fold(name) for name in names}) == len(names)


def test_a_free_name_stays():
    assert unique("Asha", ["Ben"]) == "Asha"


def test_the_second_of_a_name_is_numbered():
    assert unique("Asha", ["Asha"]) == "Asha 2"


def test_a_look_alike_is_numbered_too():
    assert unique("\u0410sha", ["Asha", "Asha 2"]) == "\u0410sha 3"


def test_a_long_name_makes_room_for_its_number():
    assert unique("A" * LONGEST, ["A" * LONGEST]) == "A" * (LONGEST - 2) + " 2"


def test_a_thousand_of_one_name_all_differ():
    taken = []
    for _ in range(200):
        taken.append(unique("Asha", taken))
    assert len({fold(name) for name in taken}) == 200


def test_friendly_names_are_many_short_and_different():
    every = len(KIND) * len(CREATURES)
    names = {friendly(number) for number in range(every)}
    assert len(KIND) >= 40
    assert len(CREATURES) >= 40
    assert len({fold(name) for name in names}) == every
    assert all(tidy(name) == name for name in names)


def test_a_friendly_name_that_is_taken_gives_way_to_the_next():
    assert friendly(0, ["amber avocet"]) == friendly(1)


def test_when_every_friendly_name_is_taken_they_are_numbered():
    every = [friendly(number) for number in range(len(KIND) * len(CREATURES))]
    assert friendly(5, every).endswith(" 2")
