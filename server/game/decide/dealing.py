"""Cards for those who come when a round is running."""

from __future__ import annotations

from collections.abc import Collection
from statistics import median_low

from server.game.card import Dealer, Squares
from server.game.entries import CardDealt, Gift
from server.game.pack import Pack
from server.game.state import Round, Workshop


def dealer(pack: Pack, current: Round) -> Dealer:
    """Return the dealer of a running round."""
    return Dealer(pack, current.settings, current.planned, current.deck, current.seed)


def deal_in(workshop: Workshop, current: Round, seats: Collection[int]) -> list[CardDealt]:
    """Deal late joiners in: each a card like nobody else's, with gifts."""
    deal = dealer(workshop.content, current)
    taken = {card.squares for card in current.cards.values()}
    dealt: list[CardDealt] = []
    for seat in sorted(seats):
        squares = deal.deal(seat, taken)
        taken.add(squares)
        gifts = _gifts(workshop, current, squares)
        dealt.append(CardDealt(seat=seat, squares=squares, gifts=gifts))
    return dealt


def _gifts(workshop: Workshop, current: Round, squares: Squares) -> tuple[Gift, ...]:
    """Return marks that past answers would have kept, as many as the median player here holds."""
    holds = [len(current.marked(seat)) for seat in workshop.present if seat in current.cards]
    limit = median_low(holds) if holds else 0
    gifts: list[Gift] = []
    for call in reversed(current.calls):
        if len(gifts) == limit:
            break
        given = [gift.square for gift in gifts]
        fitting = [squares.index(fact) for fact in call.event.facts if fact in squares]
        square = next((at for at in fitting if at not in given), None)
        if call.shown and square is not None:
            gifts.append(Gift(square=square, call=call.number))
    return tuple(gifts)
