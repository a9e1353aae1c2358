"""The run: a facilitator opens a workshop, attendees join, a round is played to its end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from server.game.pack import Pack
from server.game.settings import Grid, Mode
from server.rehearse.people import Attendee
from server.rehearse.players import Player
from server.rehearse.report import Report, hardest, percentiles, played_by
from server.rehearse.screens import PATIENCE_S, CannotRehearse, Screen
from server.rehearse.web import open_workshop, take_seat

#: How many join at the same moment.
AT_ONCE = 25
#: A call is shown when so many in 100 are done, or after so long, in seconds at real speed; before
#: that, its way to the screens and their opening it together take so long, at any speed.
ENOUGH, LONGEST_S, OPENING_S = 90, 30.0, 2.0
#: What the room talks about an answer, in seconds at real speed.
TALK_S = 6.0
FAREWELL_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to rehearse."""

    pack: Pack
    players: int
    calls: int
    grid: Grid
    mode: Mode
    skill: float
    seed: int
    speed: float
    passphrase: str = ""


async def rehearse(url: str, plan: Plan, tell: Callable[[str], None]) -> Report:
    """Play a whole round at *url*; *tell* hears how it goes."""
    began = time.monotonic()
    place = await open_workshop(url, plan.pack.id, plan.passphrase)
    people = [
        Attendee(plan.pack, number=number, seed=plan.seed, skill=plan.skill)
        for number in range(1, plan.players + 1)
    ]
    desk, players = Screen(), [Player(attendee, plan.speed) for attendee in people]
    try:
        await desk.connect(url, place.code, "facilitator", place.cookie)
        await _join(url, place.code, players)
        tell(f"{len(players)} have joined.")
        first_bingo = await _round(desk, players, plan, tell)
        return Report(
            joined=len(players),
            calls=len(desk.views["history"]["calls"]),
            **played_by(players),
            first_bingo_call=first_bingo,
            standings=desk.views["standings"]["top"],
            hardest=hardest(desk.views["history"]),
            seconds=round(time.monotonic() - began, 1),
            ack_ms=percentiles([ms for player in players for ms in player.took_ms]),
        )
    finally:
        await _end(desk)
        await asyncio.gather(*(screen.close() for screen in (desk, *players)))


async def _join(url: str, code: str, players: Sequence[Player]) -> None:
    door = asyncio.Semaphore(AT_ONCE)

    async def join(player: Player) -> None:
        async with door:
            place = await take_seat(url, code, player.name)
            await player.connect(url, code, "player", place.cookie)

    await asyncio.gather(*map(join, players))


async def _round(
    desk: Screen, players: Sequence[Player], plan: Plan, tell: Callable[[str], None]
) -> int | None:
    await _seen(desk, "desk", lambda view: view["next_step"] == "start_round")
    await _seen(desk, "counts", lambda counts: counts["present"] >= len(players))
    await _steer(desk, "start_round", calls=plan.calls, grid=plan.grid, mode=plan.mode)
    first_bingo = None
    while desk.views["desk"]["next_step"] == "call_event":
        number = desk.views["call"]["call"]["call"] + 1 if desk.views["call"]["call"] else 1
        call = await _call(desk, number, plan.speed)
        answer, counts = call["answer"], desk.views["counts"]
        tell(
            f"Call {call['call']['ordinal']} of {call['round']['length']}: "
            f"{counts['answered']} of {counts['present']} answered, "
            f"{answer['split'][answer['stage']]} recognised it."
        )
        if first_bingo is None and any(won["pattern"] == "line" for won in answer["winners"]):
            first_bingo = call["call"]["ordinal"]
        await _look(players, number)
        await asyncio.sleep(TALK_S / plan.speed)
    await _steer(desk, "end_round")
    await _seen(desk, "standings", lambda _: desk.views["call"]["phase"] == "ended")
    return first_bingo


async def _call(desk: Screen, number: int, speed: float) -> Any:
    """Call the next event, wait for the room, show the answer, and return the call as shown."""
    await _steer(desk, "call_event")
    await desk.until(
        "counts", lambda counts: _enough(counts, number), LONGEST_S / speed + OPENING_S
    )
    await _steer(desk, "show_answer")
    await _seen(desk, "call", lambda view: view["answer"] and view["call"]["call"] == number)
    await _seen(desk, "history", lambda view: any(c["call"] == number for c in view["calls"]))
    return desk.views["call"]


def _enough(counts: Any, number: int) -> bool:
    enough = counts["done"] * 100 >= counts["present"] * ENOUGH
    return bool(counts["call"] == number and enough)


async def _look(players: Sequence[Player], number: int) -> None:
    """Wait until everybody has looked at what the call came to for them."""

    async def look(player: Player) -> None:
        await player.settled()
        played = player.played.get(number)
        if played and "received" in (played.answered, played.marked):
            await player.until("me", lambda _: played.result is not None, PATIENCE_S / 4)

    await asyncio.gather(*map(look, players))


async def _steer(desk: Screen, do: str, **fields: Any) -> None:
    """Press a button, and wait until the screen shows it."""
    step = desk.views["desk"]["step"]
    reply = await desk.send(do, step=step, **fields)
    if reply is None or reply["status"] != "done":
        told = (reply or {}).get("detail") or (reply or {}).get("reason") or "no answer came"
        raise CannotRehearse(f"{do.replace('_', ' ').capitalize()} did not work: {told}")
    await _seen(desk, "desk", lambda view: view["step"] > step)


async def _seen(desk: Screen, view: str, ready: Callable[[Any], Any]) -> None:
    if not await desk.until(view, ready, PATIENCE_S):
        raise CannotRehearse(f"The facilitator's screen did not get the {view} that it waited for.")


async def _end(desk: Screen) -> None:
    """Leave nothing open behind us, if the server still answers."""
    if "desk" in desk.views:
        with suppress(TimeoutError):
            end = desk.send("end_workshop", step=desk.views["desk"]["step"])
            await asyncio.wait_for(end, FAREWELL_S)
