"""Rooms forget whoever leaves, as the library's own do, whatever came before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from socketio import Manager

from server.realtime.rooms import Rooms

SIDS, ROOMS = ("a", "b", "c"), ("x", "y", "z")

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("connect"), st.sampled_from(SIDS)),
        st.tuples(st.just("enter"), st.sampled_from(SIDS), st.sampled_from(ROOMS)),
        st.tuples(st.just("leave"), st.sampled_from(SIDS), st.sampled_from(ROOMS)),
        st.tuples(st.just("will_leave"), st.sampled_from(SIDS)),
        st.tuples(st.just("disconnect"), st.sampled_from(SIDS)),
    ),
    max_size=40,
)


def played(manager, steps):
    """Return how a manager stands after *steps*: its rooms, and what it has yet to do."""
    manager.initialize()
    here = set()
    for do, sid, *room in steps:
        if do == "connect":
            if sid not in here:
                manager.basic_enter_room(sid, "/", None, f"eio-{sid}")
                manager.basic_enter_room(sid, "/", sid, f"eio-{sid}")
                manager._generate_ack_id(sid, print)
                here.add(sid)
        elif sid not in here:
            continue
        elif do == "enter":
            manager.enter_room(sid, "/", room[0])
        elif do == "leave":
            manager.leave_room(sid, "/", room[0])
        elif do == "will_leave":
            manager.pre_disconnect(sid, "/")
        else:
            manager.disconnect(sid, "/")
            here.discard(sid)
    rooms = {name: dict(room) for name, room in manager.rooms.get("/", {}).items()}
    return rooms, set(manager.callbacks), manager.pending_disconnect


@given(steps=STEPS)
def test_they_stand_as_the_librarys_own_do(steps):
    assert played(Rooms(), steps) == played(Manager(), steps)


def test_nothing_is_left_of_whoever_has_gone():
    rooms = Rooms()
    played(rooms, [("connect", "a"), ("enter", "a", "x"), ("disconnect", "a")])
    assert not rooms._entered
