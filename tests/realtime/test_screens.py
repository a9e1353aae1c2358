"""The screens of one seat: how many, which of them are told what, and what ends them."""

from server.game.commands import Role
from server.realtime.connections import DISPLAYS, SCREENS
from tests.realtime.app import Browser


def seated(workshop, screens):
    person, token = workshop.table.take_seat("Asha")
    return person, [Browser(workshop, Role.PLAYER, token) for _ in range(screens)]


def test_the_newest_screen_of_a_seat_is_let_in_whatever_became_of_the_oldest(workshop):
    _, screens = seated(workshop, SCREENS + 1)
    assert [screen.connected for screen in screens] == [False] + [True] * SCREENS


def test_displays_without_end_are_refused_and_those_that_are_open_stay(workshop):
    displays = [workshop.display() for _ in range(DISPLAYS + 1)]
    assert [display.connected for display in displays] == [True] * DISPLAYS + [False]


def test_a_seat_that_moves_ends_its_screens_and_tells_them_why(workshop):
    person, screens = seated(workshop, 2)
    other = workshop.player("Ben")
    workshop.table.reentry.rejoin(workshop.table.reentry.code_of(person.seat))
    assert all("moved" in screen.last_words() for screen in screens)
    assert other.connected
    assert "moved" not in other.received()


def test_a_player_is_told_name_and_code(workshop):
    person, [screen] = seated(workshop, 1)
    screen.hello()
    code = workshop.table.reentry.code_of(person.seat)
    assert screen.received()["place"] == {"name": "Asha", "rejoin_code": code}


def test_a_fresh_code_is_told_to_that_seat_alone(workshop):
    person, [screen] = seated(workshop, 1)
    other = workshop.player("Ben")
    other.received()
    fresh = workshop.table.reentry.renew(person.seat).code
    assert screen.received()["place"]["rejoin_code"] == fresh
    assert "place" not in other.received()
    workshop.facilitator.hello()
    assert "place" not in workshop.facilitator.received()


def test_everybody_is_told_how_things_stand(workshop):
    for browser in (workshop.player(), workshop.display(), workshop.facilitator):
        browser.hello()
        assert browser.received()["room"] == {"facilitator_here": True, "trouble": None}


def test_everybody_is_told_that_the_server_stops(app, workshop):
    browsers = [workshop.player(), workshop.display(), workshop.facilitator]
    app.house.publisher.stopping()
    assert all(browser.received()["stopping"] == {} for browser in browsers)
