"""Who is let in, and what they are told first."""

from server.game.commands import Role
from server.realtime.protocol import NOTICES, VIEWS
from tests.realtime.app import Browser


def test_the_holder_of_a_players_cookie_is_let_in(workshop):
    assert workshop.player().connected


def test_a_display_needs_no_cookie(workshop):
    assert workshop.display().connected


def test_nobody_plays_without_a_seat(workshop):
    assert not Browser(workshop, Role.PLAYER, "").connected


def test_a_players_cookie_does_not_open_the_desk(workshop):
    _, token = workshop.table.take_seat("Asha")
    assert not Browser(workshop, Role.FACILITATOR, token).connected


def test_nobody_is_the_house(workshop):
    assert not Browser(workshop, Role.HOUSE, "").connected


def test_how_a_workshop_ended_can_still_be_looked_at(workshop):
    player = workshop.player()
    workshop.facilitator.steer("end_workshop")
    player.received()
    player.hello()
    assert player.received()["call"]["body"]["phase"] == "over"


def test_nothing_can_be_played_in_a_workshop_that_has_ended(workshop):
    player = workshop.player()
    workshop.facilitator.steer("end_workshop")
    assert player.send("answer_stage", call=1, stage="clear")["reason"] == "workshop_ended"


def test_each_role_gets_its_views_and_no_others(workshop):
    browsers = {
        Role.PLAYER: workshop.player(),
        Role.FACILITATOR: workshop.facilitator,
        Role.DISPLAY: workshop.display(),
    }
    for role, browser in browsers.items():
        browser.received()
        browser.hello()
        views = {view for view, (_, roles) in VIEWS.items() if role in roles}
        notices = {name for name in ("devices", "place", "room") if role in NOTICES[name][1]}
        assert browser.received().keys() == views | notices


def test_hello_brings_only_what_is_newer(workshop):
    player = workshop.player()
    player.hello()
    held = {name: body["version"] for name, body in player.received().items() if name in VIEWS}
    workshop.facilitator.steer("start_round", calls=6)
    player.received()
    player.hello(**held)
    changed = {"call", "history", "standings", "card", "me"}
    assert player.received().keys() & VIEWS.keys() == changed


def test_a_card_that_is_held_does_not_come_again(workshop):
    player = workshop.player()
    workshop.facilitator.steer("start_round", calls=6)
    card = player.received()["card"]
    workshop.facilitator.steer("call_event")
    workshop.show()
    player.received()
    player.hello(card=card["version"])
    assert player.received().keys() & {"card", "me"} == {"me"}


def test_hello_takes_versions_as_high_as_a_browser_can_count(workshop):
    assert "status" not in workshop.player().hello(call=2**53 - 1)


def test_hello_tells_who_i_am(workshop):
    welcome = workshop.player("Asha").hello()
    assert (welcome["role"], welcome["seat"], welcome["name"]) == ("player", 1, "Asha")


def test_two_screens_of_one_seat_both_work(workshop):
    _, token = workshop.table.take_seat("Asha")
    first, second = (Browser(workshop, Role.PLAYER, token) for _ in range(2))
    workshop.start()
    first.received(), second.received()
    first.send("answer_stage", call=1, stage="clear")
    assert second.received()["me"]["body"]["answer"]["stage"] == "clear"
