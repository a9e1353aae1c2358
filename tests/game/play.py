"""``Play``: a workshop driven by commands, with sensible defaults, that keeps its journal."""

from __future__ import annotations

from typing import Any

from server.game import standings, timing, views
from server.game.commands import EndRound, EndWorkshop, OpenWorkshop, ReopenRound, UndoCall
from server.game.decide import decide
from server.game.entries import AnswerShown, CardDealt
from server.game.evolve import evolve
from server.game.state import Workshop
from tests.game import moves


class Play:
    """A workshop being played. Verbs return the play, so that they read on."""

    def __init__(self, *entries):
        self.workshop = Workshop()
        self.journal = []
        #: The game clock, in ms.
        self.now = 0
        self.take(*entries)

    def take(self, *entries):
        """Take entries as they are, past the rules."""
        for entry in entries:
            evolve(self.workshop, entry)
            self.journal.append(entry)
        return self

    def do(self, *commands):
        """Put commands to the rules and take what they lead to."""
        for command in commands:
            self.take(*decide(self.workshop, command))
        return self

    def opened(self, pack=moves.PACK):
        return self.do(OpenWorkshop(pack=pack))

    def joined(self, players=1):
        return self.do(*[moves.join()] * players)

    def started(self, calls=6, **settings):
        return self.do(moves.start(calls, **settings))

    def called(self, event=None):
        self.now += 10_000
        return self.do(moves.call(event, at=self.now))

    def answered(self, seat, stage, after=0, claimed=None):
        """Answer, so that it arrives *after* ms from the opening of the pending call."""
        call = self.call
        return self.do(moves.answer(seat, stage, call.opens_at_ms + after, call.number, claimed))

    def right(self, seat, after=0, claimed=None):
        return self.answered(seat, self.call.event.stage, after, claimed)

    def wrong(self, seat, after=0, claimed=None):
        other = next(s.id for s in self.workshop.content.stages if s.id != self.call.event.stage)
        return self.answered(seat, other, after, claimed)

    def marked(self, seat, square):
        return self.do(moves.mark(seat, square, self.call.number, self.call.opens_at_ms))

    def marked_well(self, seat):
        """Mark a free square that the pending event shows, or none."""
        card, taken = self.round.cards[seat].squares, self.round.marked(seat)
        fits = (at for at, fact in enumerate(card) if fact in self.call.event.facts)
        return self.marked(seat, next((at for at in fits if at not in taken), None))

    def closed(self, after=50_000):
        return self.do(moves.close(self.call.opens_at_ms + after))

    def asked(self, after=60_000, trips=None):
        """Ask for the answer *after* ms from the opening of the pending call."""
        self.now = self.call.opens_at_ms + after
        return self.do(moves.show(self.now, trips))

    def shown(self, after=60_000, trips=None):
        """Show the answer, and wait for those that may be under way."""
        self.asked(after, trips)
        if not self.call.shown:
            self.now = self.call.promised_ms
            self.do(moves.show(self.now, trips))
        return self

    def played(self, *events, seats=()):
        """Call events one by one, everybody in *seats* playing them perfectly."""
        for event in events:
            self.called(event)
            for seat in seats:
                self.right(seat).marked_well(seat)
            self.shown()
        return self

    def discussed(self, after=60_000):
        """Let the room see how it split, once no more answers may be under way."""
        self.now = self.call.opens_at_ms + after
        self.do(moves.discuss(self.now))
        if not self.call.discussed:
            self.now = self.call.promised_ms
            self.do(moves.discuss(self.now))
        return self

    def asked_again(self, after=60_000):
        """Open the second vote, *after* ms from the discussion."""
        self.now += after
        return self.do(moves.vote_again(self.now))

    def now_says(self, seat, stage, after=1_000):
        """Say at the second vote which stage it is, *after* ms from its opening."""
        call = self.call
        return self.do(moves.answer(seat, stage, call.opens_at_ms + after, call.number, vote=2))

    def now_right(self, seat):
        return self.now_says(seat, self.call.event.stage)

    def undone(self):
        return self.do(UndoCall())

    def paused(self, after=0):
        return self.do(moves.pause(self.call.opens_at_ms + after if self.call else self.now))

    def resumed(self, at):
        return self.do(moves.resume(at))

    def ended(self):
        return self.do(EndRound())

    def reopened(self):
        return self.do(ReopenRound())

    def closed_down(self):
        return self.do(EndWorkshop())

    @property
    def round(self) -> Any:
        return self.workshop.round

    @property
    def call(self):
        return self.round.call

    @property
    def cards(self):
        """Cards dealt in the present round, by seat."""
        return {seat: card.squares for seat, card in self.round.cards.items()}

    def time(self, seat):
        """Return the adjusted time of the player's answer."""
        return self.call.answers[seat].elapsed_ms

    def quota(self, seat):
        """Return the allowance that the player has left for the next answer."""
        return timing.quota(self.workshop.rounds, seat, before=self.round.pending)

    def screen(self, names=()):
        """Return what everybody sees of the call."""
        return views.call(self.workshop, dict(names))

    def dealt(self):
        """Return the last card dealt, as the journal has it."""
        return next(e for e in reversed(self.journal) if isinstance(e, CardDealt))

    def result(self, seat):
        """Return what the last answer shown came to for *seat*."""
        shown = next(e for e in reversed(self.journal) if isinstance(e, AnswerShown))
        return next(result for result in shown.results if result.seat == seat)

    def points(self, seat):
        return self.result(seat).points

    def total(self, seat):
        return standings.points(self.workshop)[seat]


def table(players=2, plan=moves.PLAN, **settings):
    """Return a play at which everybody holds ``moves.CARD`` and nothing has been called."""
    return Play(*moves.seated(players, plan, **settings))
