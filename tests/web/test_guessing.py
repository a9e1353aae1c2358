"""Who tries codes of places too often waits, and keeps nobody else out."""

from __future__ import annotations

from server.web.limits import WRONG_CODES, WRONG_REENTRIES, WRONG_REENTRIES_OF_A_SEAT


def guess(room, browser, code="BBBBBB", *, times=WRONG_REENTRIES[0].burst):
    """Try a wrong rejoin code so often; return the last answer."""
    for _ in range(times):
        answer = browser.post(room.path("rejoin"), json={"code": code})
    return answer


def test_who_guesses_too_often_waits_and_is_not_told_a_right_code_either(room):
    guesser = room.app.test_client()
    assert guess(room, guesser).status_code == 404
    answer = guess(room, guesser, room.rejoin_code, times=1)
    assert (answer.status_code, answer.json["code"]) == (429, "too_many")
    assert int(answer.headers["Retry-After"]) > 0
    assert room.name_in(room.player) == "Asha"


def test_right_codes_cost_nothing(room):
    statuses = set()
    for _ in range(WRONG_REENTRIES[0].burst + 1):
        taken = guess(room, room.app.test_client(), room.rejoin_code, times=1)
        statuses.add(taken.status_code)
    assert statuses == {200}


def test_wrong_codes_from_many_addresses_are_counted_together(room):
    answers = [
        room.app.test_client().post(
            room.path("rejoin"),
            json={"code": "BBBBBB"},
            environ_base={"REMOTE_ADDR": f"10.{at // 250}.{at % 250}.1"},
        )
        for at in range(WRONG_REENTRIES[1].burst + 60)
    ]
    assert answers[WRONG_REENTRIES[1].burst - 1].status_code == 404
    assert answers[-1].status_code == 429


def test_newcomers_of_the_same_address_are_let_in(room):
    guess(room, room.app.test_client(), times=WRONG_REENTRIES[0].burst + WRONG_CODES[0].burst)
    newcomer = room.app.test_client()
    assert newcomer.get(room.path("").rstrip("/")).status_code == 200
    assert newcomer.post(room.path("seats"), json={"name": "Ben"}).status_code == 201


def test_wrong_rejoin_codes_keep_no_facilitator_from_pairing(room):
    guess(room, room.app.test_client())
    pairing_code = room.facilitator.post(room.path("pairing")).json["pairing_code"]
    phone = room.app.test_client()
    answer = phone.post(room.path("facilitators"), json={"code": pairing_code})
    assert answer.status_code == 201


def test_another_workshop_is_not_kept_waiting(room, open_workshop):
    guess(room, room.app.test_client())
    answer = room.app.test_client().post(
        f"/api/workshops/{open_workshop()}/rejoin", json={"code": "BBBBBB"}
    )
    assert answer.status_code == 404


def test_whoever_holds_a_seat_may_try_whatever_others_guess(room):
    guess(room, room.app.test_client())
    assert guess(room, room.facilitator, times=1).status_code == 404
    assert guess(room, room.facilitator, room.rejoin_code, times=1).status_code == 200


def test_a_seat_does_not_let_guess_without_end(room):
    burst = WRONG_REENTRIES_OF_A_SEAT[0].burst
    assert guess(room, room.player, times=burst).status_code == 404
    assert guess(room, room.player, times=1).status_code == 429
    assert guess(room, room.facilitator, times=1).status_code == 404


def test_the_recovery_code_needs_no_limit(room):
    wrong = {"code": "BBBB BBBB BBBB BBBB"}
    statuses = {
        room.app.test_client().post(room.path("facilitators"), json=wrong).status_code
        for _ in range(WRONG_REENTRIES[0].burst + 1)
    }
    assert statuses == {404}
    answer = room.app.test_client().post(
        room.path("facilitators"), json={"code": room.recovery_code}
    )
    assert answer.status_code == 201


def test_a_facilitator_is_one_already_whatever_others_guess(room):
    guesser = room.app.test_client()
    for _ in range(WRONG_REENTRIES[0].burst + 1):
        answer = guesser.post(room.path("facilitators"), json={"code": "BBBBBBBB"})
    assert answer.status_code == 429
    again = room.facilitator.post(room.path("facilitators"), json={"code": "BBBBBBBB"})
    assert again.status_code == 200
