"""Who hears what."""


def playing(workshop, *browsers):
    workshop.start()
    workshop.flush()
    for browser in (workshop.facilitator, *browsers):
        browser.received()


def test_no_workshop_hears_another(app):
    here, there = app.open(), app.open()
    listeners = [there.player(), there.display(), there.facilitator]
    there.flush()
    for listener in listeners:
        listener.received()
    player = here.player()
    playing(here)
    player.send("answer_stage", call=1, stage="clear")
    here.show()
    here.flush()
    assert [listener.received() for listener in listeners] == [{}, {}, {}]


def test_an_answer_costs_the_other_players_nothing(workshop):
    first, second = workshop.player("Asha"), workshop.player("Ben")
    playing(workshop, first, second)
    first.send("answer_stage", call=1, stage="clear")
    workshop.flush()
    assert second.received() == {}
    assert first.received() == {}


def test_when_an_answer_is_shown_everybody_gets_the_shared_views_and_their_own(workshop):
    first, second = workshop.player("Asha"), workshop.player("Ben")
    playing(workshop, first, second)
    workshop.show()
    assert first.received().keys() == {"call", "history", "standings", "me"}
    assert second.received()["me"]["body"]["name"] == "Ben"


def test_versions_never_fall(workshop):
    player = workshop.player()
    seen = []
    for do in ("start_round", "call_event", "undo_call", "call_event", "undo_call"):
        workshop.facilitator.steer(do, **({"calls": 6} if do == "start_round" else {}))
        seen.append(player.received()["call"]["version"])
    assert seen == sorted(set(seen))
