"""A screen that is needed does not go dark."""

from __future__ import annotations

import pytest

COUNT_LOCKS = """
window.locks = [];
const { request } = WakeLock.prototype;
WakeLock.prototype.request = async function (kind) {
  const lock = await request.call(this, kind);
  window.locks.push(lock);
  return lock;
};"""
#: As over plain http, from another machine.
NO_LOCK = "delete Navigator.prototype.wakeLock;"
NO_FILM = "delete HTMLCanvasElement.prototype.captureStream;"

HELD = "many => locks.length === many && !locks[many - 1].released"
RELEASED = "() => locks.length > 0 && locks.every((lock) => lock.released)"
PLAYS = """() => {
  const film = document.querySelector("video");
  return film && !film.paused && !film.muted && film.volume > 0 && film.currentTime > 0
    && film.srcObject.getAudioTracks().length === 1;
}"""
GOES_ON = "since => document.querySelector('video').currentTime > since + 1"
NO_FILM_LEFT = "() => document.querySelector('video') === null"


@pytest.fixture
def phone_with(room):
    """Return a phone in a round whose page finds the browser changed by a script."""
    host = room.facilitator()

    def enter(script):
        phone = room.phone(join=False)
        phone.page.context.add_init_script(script)
        phone.join_at(f"/join/{room.code}")
        return host, phone

    return enter


def test_a_phone_holds_a_lock_from_the_waiting_room_to_the_end_of_the_round(phone_with):
    host, phone = phone_with(COUNT_LOCKS)
    phone.page.wait_for_function(HELD, arg=1)
    host.start_round()
    phone.sees("dealt")
    assert phone.page.evaluate(HELD, 1)
    host.end_round_early()
    phone.page.wait_for_function(RELEASED)


def test_a_lock_that_was_lost_is_asked_for_on_the_next_tap(phone_with):
    host, phone = phone_with(COUNT_LOCKS)
    host.start_round()
    phone.page.wait_for_function(HELD, arg=1)
    phone.page.evaluate("locks[0].release()")
    phone.page.get_by_role("heading").first.click()
    phone.page.wait_for_function(HELD, arg=2)


def test_a_lock_that_was_lost_is_asked_for_when_the_page_is_seen_again(phone_with):
    host, phone = phone_with(COUNT_LOCKS)
    host.start_round()
    phone.page.wait_for_function(HELD, arg=1)
    phone.page.evaluate("locks[0].release()")
    phone.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    phone.page.wait_for_function(HELD, arg=2)


def test_without_locks_a_silent_film_plays_from_the_first_tap_to_the_end_of_the_round(phone_with):
    host, phone = phone_with(NO_LOCK)
    host.start_round()
    host.call()
    assert phone.page.locator("video").count() == 0
    phone.answer_right()
    phone.page.wait_for_function(PLAYS)
    now = phone.page.evaluate("document.querySelector('video').currentTime")
    phone.page.wait_for_function(GOES_ON, arg=now)
    host.end_round_early()
    phone.page.wait_for_function(NO_FILM_LEFT)


def test_nobody_sees_or_hears_or_reaches_the_film(phone_with):
    host, phone = phone_with(NO_LOCK)
    host.start_round()
    phone.page.get_by_role("heading").first.click()
    phone.page.wait_for_function(PLAYS)
    film = phone.page.locator("video")
    assert film.get_attribute("aria-hidden") == "true"
    assert film.evaluate("film => [film.tabIndex, getComputedStyle(film).opacity]") == [-1, "0"]
    assert film.bounding_box()["width"] <= 1


def test_where_nothing_helps_the_screen_says_so(phone_with):
    host, phone = phone_with(NO_LOCK + NO_FILM)
    host.start_round()
    host.call()
    phone.answer_right()
    phone.reads("Your screen may go dark by itself")
