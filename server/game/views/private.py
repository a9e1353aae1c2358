"""The view for one player: the card, the answer, the points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from server.game.lines import complete
from server.game.pack import Pack
from server.game.standings import places, points
from server.game.state import Call, Round, Workshop
from server.game.views.names import Names, name_of
from server.game.views.room import facts
from server.game.views.shapes import CardView, MeView, MyAnswer, MyResult


@dataclass(frozen=True, slots=True)
class Scores:
    """Everybody's points and places, added up once for all the players of a room."""

    points: Mapping[int, int]
    places: Mapping[int, int]
    #: How many took part up to the last answer shown: nobody's view changes when somebody joins.
    players: int

    @classmethod
    def of(cls, workshop: Workshop) -> Scores:
        """Add up."""
        total = points(workshop)
        return cls(total, places(total), _taking_part(workshop))


def me(workshop: Workshop, names: Names, seat: int, scores: Scores) -> MeView:
    """Return what *seat* may know of itself."""
    current = workshop.round
    mine = scores.points[seat]
    ranked = bool(mine) and current is not None and current.settings.show_standings
    return MeView(
        seat=seat,
        name=name_of(names, seat),
        card=_card(workshop.content, current, seat) if current and seat in current.cards else None,
        first_call=current.cards[seat].first_call if current and seat in current.cards else None,
        answer=_answer(current.pending, seat) if current and current.pending else None,
        result=_result(current, seat) if current else None,
        points=mine,
        rank=scores.places[seat] if ranked else None,
        players=scores.players,
        pace=workshop.players[seat].pace,
    )


def _card(pack: Pack, current: Round, seat: int) -> CardView:
    card, marked, grid = current.cards[seat], current.marked(seat), current.settings.grid
    counting = {call.number for call in current.calls}
    stages = [fact and pack.fact[fact].stage for fact in card.squares]
    return CardView(
        side=grid.side,
        squares=tuple(facts(pack, (fact,))[0] if fact else None for fact in card.squares),
        kept=tuple(sorted(marked)),
        gifts=tuple(sorted(gift.square for gift in card.gifts if gift.call in counting)),
        completed=complete(grid, current.settings.patterns, stages, marked),
    )


def _answer(call: Call, seat: int) -> MyAnswer | None:
    answer = call.answers.get(seat)
    if answer is None and seat not in call.marks:
        return None
    return MyAnswer(
        call=call.number,
        stage=answer.stage if answer else None,
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


def _result(current: Round, seat: int) -> MyResult | None:
    call = next((call for call in reversed(current.calls) if call.shown), None)
    if call is None or call.results is None or seat not in call.results:
        return None
    result = call.results[seat]
    return MyResult(
        call=call.number,
        stage=result.stage,
        right=result.right,
        rank=result.rank,
        marked=call.marks.get(seat) is not None,
        kept=result.kept,
        completed=result.completed,
        points=result.points,
        total=result.points.total,
    )
