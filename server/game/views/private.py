"""The views for one player: the card; how it stands, the answer, the points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from server.game.lines import complete
from server.game.pack import Pack
from server.game.standings import places, points
from server.game.state import Call, Round, Workshop
from server.game.views.names import Names, name_of
from server.game.views.room import face
from server.game.views.shapes import CardState, CardView, MeView, MyAnswer, MyResult


@dataclass(frozen=True, slots=True)
class Common:
    """What the views of all players have in common, made once."""

    points: Mapping[int, int]
    places: Mapping[int, int]
    #: How many took part up to the last answer shown: nobody's view changes when somebody joins.
    players: int
    #: The last call whose answer has been shown.
    shown: Call | None

    @classmethod
    def of(cls, workshop: Workshop) -> Common:
        """Add up."""
        total = points(workshop)
        calls = workshop.round.calls if workshop.round else []
        shown = next((call for call in reversed(calls) if call.shown), None)
        return cls(total, places(total), _taking_part(workshop), shown)


def card(workshop: Workshop, seat: int) -> CardView:
    """Return what stands on the card of *seat*; nothing before one is dealt."""
    current = workshop.round
    if current is None or seat not in current.cards:
        return CardView(side=0, squares=())
    fact = workshop.content.fact
    squares = current.cards[seat].squares
    return CardView(
        side=current.settings.grid.side,
        squares=tuple(None if square is None else face(fact[square]) for square in squares),
    )


def me(workshop: Workshop, names: Names, seat: int, common: Common) -> MeView:
    """Return what *seat* may know of itself."""
    current = workshop.round
    mine = common.points[seat]
    ranked = bool(mine) and current is not None and current.settings.show_standings
    return MeView(
        seat=seat,
        name=name_of(names, seat),
        card=_state(workshop.content, current, seat) if current and seat in current.cards else None,
        first_call=current.cards[seat].first_call if current and seat in current.cards else None,
        answer=_answer(current.pending, seat) if current and current.pending else None,
        result=_result(common.shown, seat),
        points=mine,
        rank=common.places[seat] if ranked else None,
        players=common.players,
        pace=workshop.players[seat].pace,
    )


def _state(pack: Pack, current: Round, seat: int) -> CardState:
    card, marked, grid = current.cards[seat], current.marked(seat), current.settings.grid
    counting = {call.number for call in current.calls}
    stages = [fact and pack.fact[fact].stage for fact in card.squares]
    return CardState(
        kept=tuple(sorted(marked)),
        gifts=tuple(sorted(gift.square for gift in card.gifts if gift.call in counting)),
        completed=complete(grid, current.settings.patterns, stages, marked),
    )


def _answer(call: Call, seat: int) -> MyAnswer | None:
    answer = call.answers.get(seat)
    second = (call.second or {}).get(seat)
    if answer is None and second is None and seat not in call.marks:
        return None
    return MyAnswer(
        call=call.number,
        stage=answer.stage if answer else None,
        second=second,
        marked=seat in call.marks,
        square=call.marks.get(seat),
    )


def _taking_part(workshop: Workshop) -> int:
    shown = [call.number for one in workshop.rounds for call in one.calls if call.shown]
    return len(
        {
            seat
            for one in workshop.rounds
            for seat, card in one.cards.items()
            if shown and card.first_call <= shown[-1]
        }
    )


def _result(call: Call | None, seat: int) -> MyResult | None:
    if call is None or call.results is None or seat not in call.results:
        return None
    result = call.results[seat]
    return MyResult(
        call=call.number,
        stage=result.stage,
        second=result.second,
        right=result.right,
        rank=result.rank,
        marked=call.marks.get(seat) is not None,
        kept=result.kept,
        completed=result.completed,
        points=result.points,
        total=result.points.total,
    )
