"""Whole workshops, played at random: whatever people do, the rules hold."""

import random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from server.game import commands, standings, timing
from server.game.decide import decide
from server.game.evolve import evolve, replay
from server.game.lines import LINE_PREFIX
from server.game.plan import most_calls
from server.game.rejections import Rejected
from server.game.settings import Grid, Mode, Pace, Pattern, RoundSettings
from server.game.state import Workshop
from tests.game import moves
from tests.game.referee import Referee
from tests.game.secrets import leaks
from tests.packs.small import small_pack

CHANCE = st.integers(0, 2**32)
PATTERNS = st.sets(st.sampled_from(Pattern)).map(lambda on: tuple(p for p in Pattern if p in on))
CHOSEN = st.builds(
    RoundSettings,
    grid=st.sampled_from([Grid.THREE, Grid.THREE, Grid.FOUR, Grid.FIVE]),
    mode=st.sampled_from([Mode.RACE, Mode.RACE, Mode.STEADY, Mode.RELAXED]),
    patterns=st.just((Pattern.LINE,)) | PATTERNS,
    window_s=st.sampled_from([15, 5, 120]),
    timer_s=st.sampled_from([None, 20, 5]),
    carry_scores=st.booleans(),
    show_standings=st.booleans(),
)


class Workshops(RuleBasedStateMachine):
    """People do things, often at the wrong time; a referee follows the journal."""

    def __init__(self):
        super().__init__()
        self.workshop = Workshop()
        self.journal = []
        self.referee = Referee()
        self.now = 0

    def do(self, command):
        try:
            entries = decide(self.workshop, command)
        except Rejected:
            return
        for entry in entries:
            evolve(self.workshop, entry)
            self.journal.append(entry)
            self.referee.follow(entry)

    def seat(self, chance):
        return chance.randint(1, len(self.workshop.players) + 1)

    def claim(self, dice, at):
        """Return the time that a browser tells: none, the true one, or anything."""
        current = self.workshop.round
        if current is None or current.call is None:
            return None
        true = at - current.call.opens_at_ms - dice.choice([0, 20, 90, 300, 700])
        return dice.choice([None, max(0, true), max(0, true), 0, 0, at + 1, 2**53 - 1])

    @property
    def number(self):
        return self.workshop.calls

    @initialize(
        stages=st.integers(4, 8),
        events=st.integers(3, 12),
        players=st.integers(0, 6),
        chosen=CHOSEN,
    )
    def open(self, stages, events, players, chosen):
        self.do(commands.OpenWorkshop(pack=small_pack(stages, events=events)))
        for _ in range(players):
            self.join()
        self.start(24, chosen, "first")

    @rule()
    def join(self):
        if len(self.workshop.players) < 7:
            self.do(moves.join())

    @rule(chance=CHANCE, back=st.booleans())
    def come_and_go(self, chance, back):
        seat = self.seat(random.Random(chance))
        self.do(moves.come_back(seat) if back else moves.leave(seat))

    @rule(calls=st.integers(5, 25), chosen=CHOSEN, seed=st.text(max_size=3))
    def start(self, calls, chosen, seed):
        calls = min(max(calls, chosen.grid.fewest_calls), most_calls(self.workshop.content))
        self.do(commands.StartRound(settings=chosen, calls=calls, seed=seed))

    @rule(chance=CHANCE, chosen=CHOSEN)
    def play_a_further_round(self, chance, chosen):
        self.end()
        self.start(12, chosen, str(chance))
        self.play_on(chance, 6)

    @rule(lead=st.sampled_from([0, 1_000]))
    def call(self, lead):
        self.do(moves.call(at=self.now, lead=lead))

    @rule(chance=CHANCE)
    def call_any(self, chance):
        events = [event.id for event in self.workshop.content.events]
        self.do(moves.call(random.Random(chance).choice(events), at=self.now))

    @rule(chance=CHANCE, back=st.sampled_from([0, 0, 1]))
    def answer(self, chance, back):
        dice = random.Random(chance)
        stage = dice.choice([stage.id for stage in self.workshop.content.stages])
        late = dice.choice([-50, 0, 10, 300, 400, 401, 450])
        at = self.now + late
        self.do(moves.answer(self.seat(dice), stage, at, self.number - back, self.claim(dice, at)))

    @rule(chance=CHANCE, back=st.sampled_from([0, 0, 1]))
    def mark(self, chance, back):
        dice = random.Random(chance)
        square = dice.choice([None, *range(-1, 26)])
        self.do(moves.mark(self.seat(dice), square, self.number - back, self.now))

    @rule(chance=CHANCE)
    def everybody_plays(self, chance):
        """Let people answer and mark the pending call, mostly well and often close together."""
        dice = random.Random(chance)
        current = self.workshop.round
        if current is None or current.pending is None:
            return
        pending = current.pending
        for seat in self.workshop.players:
            if dice.random() < 0.2:
                continue
            at = self.now + dice.choice([0, 300, 350, 400, 401, 450, 501, 4_000, 9_000, 30_000])
            stages = [stage.id for stage in self.workshop.content.stages]
            stage = pending.event.stage if dice.random() < 0.8 else dice.choice(stages)
            self.do(moves.answer(seat, stage, at, pending.number, self.claim(dice, at)))
            if seat in current.cards:
                fits = [
                    square
                    for square, fact in enumerate(current.cards[seat].squares)
                    if fact in pending.event.facts
                ]
                well = dice.choice(fits) if fits and dice.random() < 0.95 else dice.randint(0, 8)
                self.do(moves.mark(seat, well, pending.number, self.now))

    @rule(chance=CHANCE, calls=st.integers(2, 8))
    def play_on(self, chance, calls):
        for number in range(calls):
            self.call(0)
            for go in range(1 + chance % 2):
                self.everybody_plays(chance + number + go)
            self.show(chance, 1_000)
            self.everybody_plays(chance - number)
            self.show(chance, 500)

    @rule(ms=st.integers(0, 40_000))
    def wait(self, ms):
        self.now += ms

    @rule(number=st.sampled_from([None, 0, 1]))
    def close(self, number):
        self.do(moves.close(self.now, None if number is None else self.number - number))

    @rule(chance=CHANCE, ms=st.sampled_from([0, 1, 499, 500, 1_000]))
    def show(self, chance, ms):
        """Ask for the answer, or again for one that was promised."""
        dice = random.Random(chance)
        trips = {seat: dice.choice([0, 30, 109, 110, 111, 9_000]) for seat in range(1, 6)}
        self.now += ms
        self.referee.watch.now, self.referee.watch.trips = self.now, trips
        self.do(moves.show(self.now, trips))

    @rule()
    def extend(self):
        self.do(moves.extend(self.now))

    @rule(ms=st.sampled_from([0, 1, 499, 500, 1_000]))
    def discuss(self, ms):
        self.now += ms
        self.referee.watch.now = self.now
        self.do(moves.discuss(self.now))

    @rule(chance=CHANCE, lead=st.sampled_from([0, 1_000]))
    def vote_again(self, chance, lead):
        self.do(moves.vote_again(self.now, lead))
        dice = random.Random(chance)
        stages = [stage.id for stage in self.workshop.content.stages]
        for seat in self.workshop.players:
            at = self.now + dice.choice([-1, 0, 500, 1_000, 5_000])
            self.do(moves.answer(seat, dice.choice(stages), at, self.number, vote=2))
            self.do(moves.mark(seat, dice.randint(0, 8), self.number, at))

    @rule(chance=CHANCE)
    def talk_it_over(self, chance):
        """Play a call with a discussion and a second vote, now and then without the latter."""
        self.call(0)
        self.everybody_plays(chance)
        self.discuss(30_000)
        self.discuss(500)
        if chance % 4:
            self.vote_again(chance, 0)
        self.show(chance, 500)

    @rule(chance=CHANCE, pace=st.sampled_from(Pace))
    def choose(self, chance, pace):
        self.do(moves.choose(self.seat(random.Random(chance)), pace))

    @rule()
    def pause(self):
        self.do(moves.pause(self.now))

    @rule(ms=st.integers(0, 100_000))
    def resume(self, ms):
        self.now += ms
        self.do(moves.resume(self.now))
        self.now += 1_000

    @rule(chance=CHANCE, ms=st.sampled_from([0, 400, 9_000]))
    def be_disturbed(self, chance, ms):
        """Pause in the middle of a call, and play it on."""
        self.call(1_000)
        self.everybody_plays(chance)
        self.now += ms
        self.pause()
        self.resume(ms)
        self.everybody_plays(chance)

    @rule()
    def undo(self):
        self.do(commands.UndoCall())

    @rule(chance=CHANCE)
    def steer(self, chance):
        dice = random.Random(chance)
        coming = list(self.workshop.round.coming) if self.workshop.round else []
        if coming and dice.random() < 0.5:
            self.do(moves.skip(dice.choice(coming)))
        else:
            dice.shuffle(coming)
            self.do(moves.reorder(*coming))

    @rule()
    def end(self):
        self.do(commands.EndRound())

    @rule()
    def reopen(self):
        self.do(commands.ReopenRound())

    @invariant()
    def points_are_what_the_referee_says(self):
        assert standings.points(self.workshop) == self.referee.totals()

    @invariant()
    def allowances_left_are_what_the_referee_says(self):
        current = self.workshop.round
        for seat in self.workshop.players:
            pending = current.pending if current else None
            left = timing.quota(self.workshop.rounds, seat, before=pending)
            assert left == self.referee.watch.quota(seat)
            assert 0 <= left <= 1_000

    @invariant()
    def the_journal_is_the_workshop(self):
        assert replay(self.journal) == self.workshop

    @invariant()
    def no_screen_knows_too_much(self):
        if self.workshop.pack:
            assert leaks(self.workshop) == set()

    @invariant()
    def nobody_is_paid_for_more_than_three_lines(self):
        for current in self.workshop.rounds:
            for seat in current.cards:
                won = [r for r in current.results(seat) if r.points.patterns]
                names = {name for result in won for name in result.completed}
                others = {name for name in names if not name.startswith(LINE_PREFIX)}
                assert sum(r.points.patterns for r in won) <= 300 * (3 + len(others))

    @invariant()
    def one_group_at_the_most_has_a_rounds_first_line(self):
        for current in self.workshop.rounds:
            paid = {
                call.number
                for call in current.calls
                for result in (call.results or {}).values()
                if result.points.first_line
            }
            assert len(paid) <= 1


Workshops.TestCase.settings = settings(max_examples=150, stateful_step_count=40)
# Only a failure takes long: the shortest way to it is looked for.
TestWholeWorkshops = pytest.mark.timeout(400)(Workshops.TestCase)
