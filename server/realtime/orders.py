"""From a message of the protocol to a command of the game: time and seeds come in here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from server.game import commands as game
from server.game import timing
from server.game.settings import Pattern, RoundSettings
from server.realtime import protocol
from server.table.ports import Chance, Clock


def order(
    message: protocol.Command,
    seat: int,
    arrived_ms: int,
    clock: Clock,
    chance: Chance,
    trips_ms: Mapping[int, int],
) -> game.Command:
    """Return the command that *message*, which arrived at *arrived_ms*, asks for.

    *trips_ms* are the round trips that the server has measured, by seat.
    """
    match message:
        case protocol.AnswerStage():
            return game.AnswerStage(
                seat=seat,
                call=message.call,
                stage=message.stage,
                arrived_ms=arrived_ms,
                clock=clock.id,
                claimed_ms=timing.claimed(message.elapsed_ms),
                vote=message.vote,
            )
        case protocol.MarkSquare():
            return game.MarkSquare(
                seat=seat,
                call=message.call,
                square=message.square,
                arrived_ms=arrived_ms,
                clock=clock.id,
            )
        case protocol.ChoosePace():
            whose = seat if message.seat is None else message.seat
            return game.ChoosePace(seat=whose, pace=message.pace)
        case protocol.StartRound():
            return game.StartRound(
                settings=_settings(message),
                minutes=message.minutes,
                calls=message.calls,
                seed=chance.token(),
            )
        case protocol.ReorderPlan():
            return game.ReorderPlan(events=tuple(message.events))
        case protocol.SkipEvent():
            return game.SkipEvent(event=message.event)
        case protocol.CallEvent():
            return game.CallEvent(
                at_ms=arrived_ms, lead_ms=timing.LEAD_MS, clock=clock.id, event=message.event
            )
        case protocol.CloseCall():
            return game.CloseCall(at_ms=arrived_ms)
        case protocol.ExtendTimer():
            return game.ExtendTimer(at_ms=arrived_ms)
        case protocol.DiscussCall():
            return game.DiscussCall(at_ms=arrived_ms)
        case protocol.OpenSecondVote():
            return game.OpenSecondVote(at_ms=arrived_ms, lead_ms=timing.LEAD_MS, clock=clock.id)
        case protocol.ShowAnswer():
            return game.ShowAnswer(at_ms=arrived_ms, trips_ms=trips_ms)
        case protocol.ShowConfusion():
            return game.ShowConfusion(on=message.on)
        case protocol.UndoCall():
            return game.UndoCall()
        case protocol.PauseRound():
            return game.PauseRound(at_ms=arrived_ms)
        case protocol.ResumeRound():
            return game.ResumeRound(at_ms=arrived_ms, clock=clock.id)
        case protocol.EndRound():
            return game.EndRound()
        case protocol.ReopenRound():
            return game.ReopenRound()
        case protocol.EndWorkshop():
            return game.EndWorkshop()
        case _:
            assert_never(message)


def _settings(message: protocol.StartRound) -> RoundSettings:
    return RoundSettings(
        grid=message.grid,
        mode=message.mode,
        patterns=tuple(pattern for pattern in Pattern if pattern in message.patterns),
        window_s=message.window_s,
        timer_s=message.timer_s,
        carry_scores=message.carry_scores,
        show_standings=message.show_standings,
    )
