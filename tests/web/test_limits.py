"""How often somebody may be wrong."""

from __future__ import annotations

import pytest

from server.errors import JournalError
from server.table.codes import TooMany, UnknownCode
from server.web.limits import REMEMBERED, Limit, Rate
from tests.web.conftest import PACK

EACH, ALL = Rate(burst=3, per_minute=6), Rate(burst=10, per_minute=60)


class StandingClock:
    """A clock that goes when it is told to."""

    id = "standing"

    def __init__(self) -> None:
        self.ms = 0

    def now_ms(self) -> int:
        return self.ms

    def wall_ms(self) -> int:
        return self.ms


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def limit(clock):
    return Limit(clock, "tries", EACH, ALL)


def spend(limit, address, times, at=""):
    """Return how many of so many tries were let through."""
    for made in range(times):
        try:
            limit.spend(address, at)
        except TooMany:
            return made
    return times


def wait_s(limit, address, at=""):
    with pytest.raises(TooMany) as told:
        limit.spend(address, at)
    return told.value.wait_s


def test_the_burst_is_free_and_then_one_waits(limit):
    assert spend(limit, "a", 4) == 3
    assert wait_s(limit, "a") == 10


def test_who_waits_waits_no_longer_for_asking(limit):
    spend(limit, "a", 3)
    assert {wait_s(limit, "a") for _ in range(5)} == {10}


def test_time_gives_back(limit, clock):
    spend(limit, "a", 3)
    clock.ms += 10_000
    limit.spend("a")
    assert wait_s(limit, "a") == 10


def test_addresses_do_not_wait_for_each_other(limit):
    spend(limit, "a", 3)
    assert spend(limit, "b", 1) == 1


def test_what_is_tried_elsewhere_is_counted_there(limit):
    spend(limit, "a", 3, at="here")
    assert spend(limit, "a", 4, at="there") == 3


def test_all_addresses_share_a_limit(limit):
    for at in range(10):
        limit.spend(f"address {at}")
    assert wait_s(limit, "fresh") == 1


def test_of_wrong_tries_at_once_no_more_are_made_than_in_a_row(limit):
    """Each begins before the first has ended, as it does where all wait for the disk."""
    begun = []
    with pytest.raises(TooMany):
        while True:
            begun.append(limit.trying("a"))
            begun[-1].__enter__()
    assert len(begun) == 3 + 1


def test_a_right_try_costs_nothing(limit):
    for _ in range(20):
        with limit.trying("a"):
            pass


def test_a_try_that_broke_costs_nothing(limit):
    for _ in range(20):
        with pytest.raises(JournalError), limit.trying("a"):
            raise JournalError


def test_a_wrong_try_is_counted(limit):
    for _ in range(3):
        with pytest.raises(UnknownCode), limit.trying("a"):
            raise UnknownCode
    assert wait_s(limit, "a") == 10


def test_what_is_remembered_is_bounded(clock):
    limit = Limit(clock, "tries", EACH, Rate(burst=10**6, per_minute=60))
    for at in range(REMEMBERED + 50):
        limit.spend(str(at))
    assert len(limit._each) == REMEMBERED


def guess(client, times, start=100_000):
    """Return the status of so many wrong codes in a row."""
    return [client.get(f"/api/workshops/{start + at}").status_code for at in range(times)]


def test_the_61st_wrong_code_is_told_to_wait(client):
    assert set(guess(client, 60)) == {404}
    answer = client.get("/api/workshops/100099")
    assert answer.status_code == 429
    assert answer.json["code"] == "too_many"
    assert answer.headers["Retry-After"] == str(answer.json["retry_after_s"])


def test_whoever_has_guessed_too_often_is_not_told_a_right_code_either(app, client, open_workshop):
    code = open_workshop()
    guesser = app.test_client()
    guess(guesser, 60)
    assert guesser.get(f"/api/workshops/{code}").status_code == 429
    taken = guesser.post(f"/api/workshops/{code}/seats", json={"name": "Asha"})
    assert taken.status_code == 429


def test_a_seat_is_let_through_all_the_same(app, client, open_workshop):
    code = open_workshop()
    client.post(f"/api/workshops/{code}/seats", json={"name": "Asha"})
    guess(app.test_client(), 60)
    assert client.get(f"/api/workshops/{code}").json["name"] == "Asha"


def test_a_seat_elsewhere_is_no_pass_for_guessing(app, client, open_workshop):
    client.post(f"/api/workshops/{open_workshop()}/seats", json={"name": "Asha"})
    guess(client, 60)
    assert client.get("/api/workshops/100099").status_code == 429


def test_right_codes_cost_nothing(client, open_workshop):
    code = open_workshop()
    statuses = {client.get(f"/api/workshops/{code}").status_code for _ in range(100)}
    assert statuses == {200}


def test_behind_a_proxy_the_senders_are_told_apart(public):
    def found(code, sender):
        headers = {"Host": "bingo.example.org", "X-Forwarded-For": f"1.2.3.4, {sender}"}
        return public.get(f"/api/workshops/{code}", headers=headers).status_code

    assert {found(100_000 + at, "198.51.100.7") for at in range(60)} == {404}
    assert found(100_099, "198.51.100.7") == 429
    assert found(100_099, "198.51.100.8") == 404


def test_without_a_proxy_nobody_is_believed_about_their_address(client):
    for at in range(60):
        headers = {"X-Forwarded-For": f"198.51.100.{at}"}
        client.get(f"/api/workshops/{100_000 + at}", headers=headers)
    headers = {"X-Forwarded-For": "198.51.100.99"}
    assert client.get("/api/workshops/100099", headers=headers).status_code == 429


def knock(public, passphrase, sender="198.51.100.7"):
    return public.post(
        "/api/workshops",
        json={"pack": PACK, "passphrase": passphrase},
        headers={"Host": "bingo.example.org", "X-Forwarded-For": sender},
    )


def test_a_wrong_passphrase_opens_nothing(public):
    answer = knock(public, "wrong horse")
    assert (answer.status_code, answer.json["code"]) == (403, "forbidden")


def test_no_passphrase_opens_nothing(public):
    assert knock(public, "").status_code == 403


def test_the_passphrase_opens(public):
    assert knock(public, "correct horse").status_code == 201


def test_the_11th_wrong_passphrase_is_told_to_wait_and_so_is_a_right_one(public):
    assert {knock(public, "wrong").status_code for _ in range(10)} == {403}
    assert knock(public, "wrong").status_code == 429
    assert knock(public, "correct horse").status_code == 429
    assert knock(public, "correct horse", sender="203.0.113.9").status_code == 201


def test_many_addresses_together_get_60_tries(public):
    statuses = [knock(public, "wrong", f"198.51.100.{at}").status_code for at in range(61)]
    assert statuses == [403] * 60 + [429]


def test_the_host_page_says_that_a_passphrase_is_needed(public):
    answer = public.get("/api/packs", headers={"Host": "bingo.example.org"})
    assert answer.json["passphrase"]


def test_without_a_passphrase_the_internet_opens_nothing(client):
    environ = {"REMOTE_ADDR": "8.8.8.8"}
    answer = client.post("/api/workshops", json={"pack": PACK}, environ_overrides=environ)
    assert answer.status_code == 403
    assert "public address" in answer.json["message"]
