"""The screens of one seat: how many, which of them are told what, and what ends them."""

from server.game.commands import Role
from server.realtime.connections import BURST, DISPLAYS, SCREENS
from tests.realtime.app import Browser


def seated(workshop, screens):
    person, token = workshop.table.take_seat("Asha")
    return person, [Browser(workshop, Role.PLAYER, token) for _ in range(screens)]


def test_the_newest_screen_of_a_seat_is_let_in_whatever_became_of_the_oldest(workshop):
    _, screens = seated(workshop, SCREENS + 1)
    assert [screen.connected for screen in screens] == [False] + [True] * SCREENS


def test_the_screen_that_made_room_is_told_not_to_come_back_by_itself(workshop):
    _, screens = seated(workshop, SCREENS + 1)
    assert "crowded" in screens[0].last_words()
    assert not any("crowded" in screen.received() for screen in screens[1:])


def test_displays_without_end_are_refused_and_those_that_are_open_stay(workshop):
    displays = [workshop.display() for _ in range(DISPLAYS + 1)]
    assert [display.connected for display in displays] == [True] * DISPLAYS + [False]


def test_a_display_that_a_facilitator_opens_finds_room_among_those_of_strangers(workshop):
    own = {"steers": workshop.facilitators_token}
    projector, *strangers = workshop.display(**own), *(workshop.display() for _ in range(DISPLAYS))
    assert [display.connected for display in strangers] == [True] * (DISPLAYS - 1) + [False]
    second = workshop.display(**own)
    assert projector.connected and second.connected
    assert "crowded" in strangers[0].last_words()


def test_a_page_that_connects_again_takes_the_place_of_its_old_connection(workshop):
    _, token = workshop.table.take_seat("Asha")
    twin = Browser(workshop, Role.PLAYER, token, page="another")
    old, new = (Browser(workshop, Role.PLAYER, token, page="one") for _ in range(2))
    assert (twin.connected, old.connected, new.connected) == (True, False, True)


def test_a_page_takes_the_place_of_the_page_before_it_in_its_tab(workshop):
    _, token = workshop.table.take_seat("Asha")
    before = Browser(workshop, Role.PLAYER, token, page="one")
    after = Browser(workshop, Role.PLAYER, token, page="two", earlier="one")
    assert (before.connected, after.connected) == (False, True)


def test_pages_end_no_connection_of_another_seat(workshop):
    first, second = (
        Browser(workshop, Role.PLAYER, workshop.table.take_seat(name)[1], page="one")
        for name in ("Asha", "Ben")
    )
    assert first.connected and second.connected


def test_what_comes_late_over_an_old_connection_does_not_undo_what_came_over_the_new_one(workshop):
    _, token = workshop.table.take_seat("Asha")
    old = Browser(workshop, Role.PLAYER, token, page="one")
    workshop.start(mode="steady")
    new = Browser(workshop, Role.PLAYER, token, page="one")
    new.send("answer_stage", call=1, stage="clear")
    message = {"do": "answer_stage", "id": "much-earlier", "call": 1, "stage": "dig"}
    late = old.late("command", message)
    assert late["status"] == "refused"
    assert workshop.table.workshop.round.call.answers[1].stage == "clear"


def test_the_other_screen_shows_what_the_first_said_before_it_went(workshop):
    _, [first, second] = seated(workshop, 2)
    workshop.start()
    second.received()
    honest = workshop.table.submit

    def submit(*request, **step):
        first.socket.disconnect()
        return honest(*request, **step)

    workshop.table.submit = submit
    message = {"do": "answer_stage", "id": "last-words", "call": 1, "stage": "clear"}
    first.late("command", message)
    assert second.received()["me"]["body"]["answer"]["stage"] == "clear"


def test_a_display_that_comes_back_takes_its_own_place_among_many(workshop):
    old = workshop.display(page="projector")
    others = [workshop.display() for _ in range(DISPLAYS - 1)]
    new = workshop.display(page="projector")
    assert (old.connected, new.connected) == (False, True)
    assert all(display.connected for display in others)


def test_a_dashboard_gone_wild_does_not_silence_the_other(workshop):
    wild = Browser(workshop, Role.FACILITATOR, workshop.facilitators_token)
    while wild.send("end_round", step=0)["status"] != "slow_down":
        pass
    assert workshop.facilitator.steer("start_round", calls=6)["status"] == "done"


def test_a_seat_may_not_command_more_by_connecting_again_and_again(workshop):
    _, token = workshop.table.take_seat("Asha")
    replies = []
    for _ in range(3):
        browser = Browser(workshop, Role.PLAYER, token)
        replies += [browser.send("answer_stage", call=1, stage="clear") for _ in range(BURST)]
    slowed = [reply["status"] == "slow_down" for reply in replies]
    # Some time passes meanwhile, and the allowance grows by a few.
    assert not any(slowed[:BURST])
    assert sum(slowed) > BURST


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
