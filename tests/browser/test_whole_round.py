"""A whole round on the real server: four kinds of people, and the points come out as ruled."""

from __future__ import annotations

import math

import pytest
import segno
from playwright.sync_api import expect

from server.game.entries import AnswerShown
from tests.browser.room import Room
from tests.browser.rounds import WholeRound, recorded
from tests.game.referee import Referee

MODES = ("Race", "Relaxed")
#: What a call adds to what a player may be allowed, besides their round trip.
OF_THE_SCREEN_MS = 40
#: The modules of a picture of a QR code, row by row: true where it is dark.
READ = """(picture, side) => {
  const size = 10, canvas = document.createElement("canvas");
  canvas.width = canvas.height = side * size;
  const paint = canvas.getContext("2d", { willReadFrequently: true });
  paint.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const middle = (at) => at * size + size / 2, along = [...Array(side).keys()];
  return along.map((y) => along.map((x) =>
    paint.getImageData(middle(x), middle(y), 1, 1).data[0] < 128));
}"""


@pytest.fixture(
    scope="module",
    params=[(mode, 6) for mode in MODES]
    + [pytest.param((mode, 12), marks=pytest.mark.heavy) for mode in MODES],
    ids=lambda param: f"{param[0]}, {param[1]} calls",
)
def played(request, chromium, server, insight):
    mode, calls = request.param
    with Room(chromium, server.url, insight) as room:
        yield WholeRound(room, mode=mode, calls=calls)


def tell(watch, entry):
    """Tell the timekeeper what no entry holds: the time, as far as it is known, and round trips."""
    shown = isinstance(entry, AnswerShown)
    watch.now = math.inf if shown else 0
    if shown:
        watch.trips = {grant.seat: grant.ms - OF_THE_SCREEN_MS for grant in entry.grants}


@pytest.fixture(scope="module")
def ruled(played, server, tmp_path_factory):
    """Everybody's points as a referee works them out, who shares no code with the game."""
    copy = tmp_path_factory.mktemp("journal") / "copy.sqlite3"
    told = recorded(server.database, played.room.code, copy)
    referee = Referee()
    for entry in told.entries:
        tell(referee.watch, entry)
        referee.follow(entry)
    totals = referee.totals()
    return {person.name: totals[person.seat] for person in told.people if person.seat in totals}


def test_the_qr_code_says_the_address_that_is_written_beside_it(played):
    picture = segno.make(played.host.join_address, error="m", micro=False)
    matrix = [[bool(module) for module in row] for row in picture.matrix_iter(border=4)]
    qr = played.host.page.locator(".invite img")
    assert qr.evaluate(READ, len(matrix)) == matrix


def test_the_round_was_played_with_two_presses_a_call(played):
    start_and_end = 2
    assert played.host.presses - played.presses_before == 2 * played.calls + start_and_end


def test_every_phone_shows_the_points_of_the_rules(played, ruled):
    assert {name: phone.points for name, phone in played.phones.items()} == ruled


def test_the_display_and_the_dashboard_show_the_standings_of_the_rules(played, ruled):
    ranked = sorted(ruled.items(), key=lambda line: -line[1])
    earned = [(name, points) for name, points in ranked if points]
    for screen in (played.display, played.host, played.asha):
        assert [line[1:] for line in screen.standings()] == earned
        assert [line[0] for line in screen.standings()] == [
            1 + sum(points > mine for points in ruled.values()) for _, mine in earned
        ]


def test_points_are_for_being_right_and_only_race_looks_at_the_clock(played, ruled):
    if played.mode == "Relaxed":
        assert ruled == played.relaxed
    else:
        assert all(ruled[name] >= played.least[name] for name in ruled)


def test_a_reload_in_the_middle_of_a_call_changes_nothing(played):
    assert played.after_reload == played.before_reload


def test_a_late_joiner_is_told_when_to_play_and_gets_a_full_card(played):
    assert "you play from the next one" in played.told_when_late
    assert len(set(played.cards["Chitra"])) == len(played.cards["Asha"]) == 9


def test_one_who_never_answers_has_a_place_and_no_points(played):
    assert played.dan.points == 0
    expect(played.dan.page.locator(".my-end")).to_contain_text("0 points")


def test_no_browser_complains_or_asks_anybody_but_the_server(played):
    assert played.room.complaints == []
