from __future__ import annotations

from server.rehearse.clock import ENOUGH, SAMPLES, Clock


def clock(*samples):
    """A clock that is 5,000 ms behind the game's, from samples of so many ms up and down."""
    known = Clock()
    for number, (up_ms, down_ms) in enumerate(samples):
        sent_ms = 1_000 * number
        t1 = sent_ms + up_ms + 5_000
        told = {"t1": t1, "t2": t1 + 3, "clock": "boot-1"}
        known.note(sent_ms, told, sent_ms + up_ms + 3 + down_ms)
    return known


def test_it_is_not_known_from_too_few_samples():
    assert not clock(*[(10, 10)] * (ENOUGH - 1)).known
    assert clock(*[(10, 10)] * ENOUGH).known


def test_the_sample_that_travelled_fastest_counts_alone():
    assert clock((300, 20), (10, 10), (20, 400)).own(7_000) == 2_000


def test_time_that_the_server_took_to_answer_is_no_travel():
    assert clock(*[(10, 10)] * SAMPLES).own(5_000) == 0


def test_old_samples_give_way_to_new_ones():
    assert clock((1, 1), *[(40, 20)] * SAMPLES).own(5_000) == -10


def test_samples_of_another_clock_are_forgotten():
    known = clock(*[(10, 10)] * SAMPLES)
    known.note(0, {"t1": 10, "t2": 10, "clock": "boot-2"}, 20)
    assert not known.known
