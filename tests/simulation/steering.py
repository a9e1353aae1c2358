"""Facilitators: several dashboards, and whoever presses first."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import eventlet

from tests.simulation.browsers import Browser
from tests.simulation.hub import now

if TYPE_CHECKING:
    from tests.simulation.party import Party

#: How long somebody thinks before the next step, at least and at most, in seconds.
THINKS_S = {
    "start_round": (1.0, 2.5),
    "call_event": (0.3, 2.0),
    "show_answer": (3.0, 7.0),
    "open_second_vote": (1.0, 3.0),
    "resume_round": (0.5, 2.0),
    "end_round": (0.5, 1.5),
}

#: How often the other dashboard presses too, and one presses twice; how often something else is
#: done than what the primary button says.
TOGETHER, TWICE, OTHERWISE = 0.35, 0.1, 0.12


class Facilitator:
    """One person at one dashboard, which may be loaded again."""

    def __init__(self, party: Party, page: Browser, stream: random.Random) -> None:
        self.party = party
        self.page = page
        self.stream = stream
        self._thought: Any = None
        self._press_at = 0.0

    def steer(self) -> None:
        """Press what is to be pressed, until the round is over."""
        while not self.party.over:
            eventlet.sleep(self.stream.uniform(0.05, 0.2))
            seen = self.page.sees
            if not self.page.up or self.page.asleep or not seen.get("next_step"):
                continue
            if self._thought != seen["step"]:
                self._thought = seen["step"]
                thinks_s = THINKS_S.get(seen["next_step"], (1, 2))
                self._press_at = now() + self.stream.uniform(*thinks_s)
            if now() >= self._press_at and self.party.ready:
                self._press_at = now() + self.stream.uniform(1, 4)
                if self.stream.random() < OTHERWISE:
                    self._do_otherwise()
                else:
                    self.press()
                    self.party.pressed(self)

    def press(self) -> None:
        """Press the primary button, once or twice."""
        seen = self.page.sees
        if seen["next_step"] not in THINKS_S or not self.page.up or self.page.asleep:
            return
        if seen["next_step"] == "start_round" and self.party.played:
            self.party.over = True
            return
        order = {"do": seen["next_step"], "step": seen["step"]}
        if seen["next_step"] == "start_round":
            order |= self.party.round
        self.page.send(order)
        if self.stream.random() < TWICE:
            eventlet.sleep(self.stream.uniform(0, 0.2))
            self.page.send(order)

    def _do_otherwise(self) -> None:
        seen = self.page.sees
        wishes = ["pause_round"]
        if seen["can_undo"]:
            wishes.append("undo_call")
        if seen["next_step"] == "show_answer":
            wishes += ["close_call", "discuss_call"]
        if seen["next_step"] == "open_second_vote":
            wishes.append("show_answer")
        if seen["next_step"] != "start_round":
            self.page.send({"do": self.stream.choice(wishes), "step": seen["step"]})

    def reload(self) -> None:
        """Load the dashboard again."""
        before = self.page
        if before.closed:
            return  # It is being loaded already.
        before.close(kindly=self.stream.random() < 0.5)
        eventlet.sleep(self.stream.uniform(0.2, 3))
        self.page = self.party.reopen(before)

    def nap(self) -> None:
        """Close the laptop for a while."""
        page = self.page
        page.sleep()
        page.route.trouble(40)
        eventlet.sleep(self.stream.uniform(1, 20))
        page.wake(self.stream)
        page.route.settle(16)
