"""A referee: reads a journal and works everything out again, from the rules alone.

It shares no code with the game beyond the shapes of entries, packs and settings, and is
plain rather than quick: what it says is what the game must have said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from server.game.entries import (
    AnswerPromised,
    AnswerShown,
    CallClosed,
    CallUndone,
    CardDealt,
    DiscussionOpened,
    DiscussionPromised,
    EventCalled,
    PaceChosen,
    PlayerJoined,
    PlayerLeft,
    PlayerReturned,
    RoundEnded,
    RoundPaused,
    RoundReopened,
    RoundResumed,
    RoundStarted,
    SecondVoteCast,
    SecondVoteOpened,
    SquareMarked,
    StageAnswered,
    TimerExtended,
    WorkshopOpened,
)
from tests.game.timekeeper import FACTORS, Called, Timekeeper


@dataclass
class Played:
    """A round, as the referee notes it."""

    settings: Any
    cards: dict[int, Any] = field(default_factory=dict)
    gifts: dict[int, Any] = field(default_factory=dict)
    #: By seat: how many events had been called in the workshop when the card was dealt.
    joined: dict[int, int] = field(default_factory=dict)
    calls: list[Called] = field(default_factory=list)
    paused: int | None = None
    ended: bool = False


class Referee:
    """Follows a journal, entry by entry, and objects to whatever the rules do not allow."""

    def __init__(self):
        self.pack: Any = None
        self.here: dict[int, bool] = {}
        self.rounds: list[Played] = []
        self.watch = Timekeeper()
        #: Events called so far, those taken back included.
        self.calls = 0

    def follow(self, entry):
        """Take note of *entry*; fail if the rules do not allow it."""
        match entry:
            case WorkshopOpened():
                self.pack = entry.pack
            case PlayerJoined() | PlayerReturned():
                self.here[entry.seat] = True
            case PlayerLeft():
                self.here[entry.seat] = False
            case PaceChosen():
                self.watch.paces[entry.seat] = entry.pace
            case RoundStarted():
                assert not self.rounds or self.rounds[-1].ended
                self.rounds.append(Played(entry.settings))
            case _ if self.rounds:
                self._follow_round(self.rounds[-1], entry)

    def _follow_round(self, now, entry):
        call: Any = now.calls[-1] if now.calls else None
        match entry:
            case CardDealt():
                expected = self._gifts(now, entry.squares)
                assert [(gift.square, gift.call) for gift in entry.gifts] == expected
                now.cards[entry.seat] = entry.squares
                now.joined[entry.seat] = self.calls
                now.gifts[entry.seat] = expected
            case EventCalled():
                assert call is None or call.verdicts is not None
                self.calls = entry.call
                text, here = self.pack.event[entry.event].text, self._here(now)
                now.calls.append(self.watch.call(now.settings, text, entry, here))
            case CallUndone():
                assert now.calls.pop().number == entry.call
                self.watch.undo(call)
            case RoundPaused():
                now.paused = entry.at_ms
            case RoundResumed():
                if call and call.verdicts is None:
                    self.watch.resume(call, now.paused, entry)
                now.paused = None
            case RoundEnded():
                assert call is None or call.verdicts is not None
                now.ended, now.paused = True, None
            case RoundReopened():
                now.ended = False
            case (
                StageAnswered()
                | SquareMarked()
                | CallClosed()
                | TimerExtended()
                | DiscussionPromised()
                | DiscussionOpened()
                | SecondVoteOpened()
                | SecondVoteCast()
                | AnswerPromised()
                | AnswerShown()
            ):
                assert now.paused is None and not now.ended and call.number == entry.call
                self._follow_call(now, call, entry)

    def _follow_call(self, now, call, entry):
        assert call.verdicts is None
        match entry:
            case StageAnswered():
                assert entry.seat not in call.answers or now.settings.mode != "race"
                assert entry.stage != call.answers.get(entry.seat, (None,))[0]
                assert not call.discussed
                self.watch.answer(now.settings, call, entry)
            case SquareMarked():
                assert call.closed is None
                assert entry.square not in marked(now, entry.seat)
                call.marks[entry.seat] = entry.square
            case CallClosed():
                assert call.closed is None
                call.closed = entry.at_ms
            case TimerExtended():
                assert call.closed is None
                assert entry.closes_at_ms == call.timer + 20_000
                call.timer = entry.closes_at_ms
            case AnswerPromised() | DiscussionPromised():
                self.watch.promise(call, self._waiting(now, call), entry)
            case DiscussionOpened():
                self.watch.discuss(call, self._waiting(now, call))
            case SecondVoteOpened():
                self.watch.vote_again(call, entry)
            case SecondVoteCast():
                assert now.joined[entry.seat] < call.number
                self.watch.vote(call, entry)
            case AnswerShown():
                self.watch.show(now.settings, call, now.cards, self._waiting(now, call), entry)
                call.verdicts = self._verdicts(now, call)
                told = {result.seat: _told(result) for result in entry.results}
                assert told == call.verdicts

    def _here(self, now):
        """Return the seats of players who are here, in a round in which everybody has a card."""
        return [seat for seat in now.cards if self.here[seat]]

    def _waiting(self, now, call):
        """Return whose answer may be under way: everybody's who is here and may give one."""
        playing = [seat for seat in self._here(now) if now.joined[seat] < call.number]
        if now.settings.mode == "race":
            return [seat for seat in playing if seat not in call.answers]
        return playing

    def totals(self):
        """Return every player's points, of this round and those carried over into it."""
        total = dict.fromkeys(self.here, 0)
        for played in reversed(self.rounds):
            for call in played.calls:
                for seat, verdict in (call.verdicts or {}).items():
                    total[seat] += sum(verdict["points"])
            if not played.settings.carry_scores:
                break
        return total

    def _gifts(self, now, card):
        held = [len(marked(now, seat)) for seat in self._here(now)]
        limit = sorted(held)[(len(held) - 1) // 2] if held and now.calls else 0
        gifts: dict[int, int] = {}
        for call in now.calls[::-1]:
            facts = self.pack.event[call.event].facts
            free = [card.index(f) for f in facts if f in card and card.index(f) not in gifts]
            if call.verdicts is not None and free and len(gifts) < limit:
                gifts[free[0]] = call.number
        return list(gifts.items())

    def _verdicts(self, now, call):
        event, settings = self.pack.event[call.event], now.settings
        right = {s: e for s, (stage, e) in call.answers.items() if stage == event.stage}
        with_timer = {s: e for s, e in right.items() if call.paces.get(s) != "untimed"}
        timed = with_timer if settings.mode == "race" else {}
        raced = {} if call.interrupted else timed
        second = call.second or {}
        done = {s: self._done(now, call, s) for s in {*call.answers, *call.marks, *second}}
        with_line = {s: e for s, e in timed.items() if any(_line(p) for p in done[s])}
        earlier = any(
            _line(p) for c in now.calls[:-1] for v in c.verdicts.values() for p in v["done"]
        )
        return {
            seat: {
                "right": seat in right,
                "rank": _rank(raced, seat),
                "kept": self._kept(now, call, seat),
                "done": done[seat],
                "second": second.get(seat),
                "points": (
                    self._recognised(settings, call, seat, right[seat])
                    if seat in right
                    else 350 * (second.get(seat) == event.stage),
                    {1: 100, 2: 60, 3: 30}.get(_rank(raced, seat), 0),
                    300 * self._prizes(now, seat, done[seat]),
                    200 if _rank(with_line, seat) == 1 and not earlier else 0,
                ),
            }
            for seat in done
        }

    def _recognised(self, settings, call, seat, elapsed):
        pace = call.paces.get(seat, "usual")
        if settings.mode == "relaxed" or pace == "untimed":
            return 900
        reading = min(max(250 * len(self.pack.event[call.event].text.split()), 2000), 8000)
        end = reading + 1000 * settings.window_s
        time = min(max(2 * elapsed // FACTORS[pace], reading), end)
        return 700 + 200 * (end - time) // (end - reading)

    def _kept(self, now, call, seat):
        square = call.marks.get(seat)
        if square is None:
            return None
        return square if now.cards[seat][square] in self.pack.event[call.event].facts else None

    def _done(self, now, call, seat):
        kept = self._kept(now, call, seat)
        if kept is None:
            return frozenset()
        before = marked(now, seat)
        return self._full(now, seat, before | {kept}) - self._full(now, seat, before)

    def _full(self, now, seat, squares):
        """Return what is complete when *squares* are marked, by name."""
        card = now.cards[seat]
        side = {9: 3, 16: 4, 25: 5}[len(card)]
        have = squares | {at for at, fact in enumerate(card) if fact is None}
        cells = {(at // side, at % side) for at in have}
        full = {
            f"line:row-{r + 1}" for r in range(side) if all((r, c) in cells for c in range(side))
        }
        full |= {
            f"line:column-{c + 1}" for c in range(side) if all((r, c) in cells for r in range(side))
        }
        if all((at, at) in cells for at in range(side)):
            full.add("line:diagonal-1")
        if all((at, side - 1 - at) in cells for at in range(side)):
            full.add("line:diagonal-2")
        if {(0, 0), (0, side - 1), (side - 1, 0), (side - 1, side - 1)} <= cells:
            full.add("corners")
        if len(cells) == side * side:
            full.add("full_card")
        stages = {self.pack.fact[card[at]].stage for at in squares}
        if len(stages) == len(self.pack.stages):
            full.add("journey")
        return frozenset(p for p in full if p.split(":")[0] in now.settings.patterns)

    def _prizes(self, now, seat, done):
        before = [p for c in now.calls[:-1] for p in c.verdicts.get(seat, {"done": ()})["done"]]
        lines = sum(map(_line, before))
        new = sum(map(_line, done))
        return len(done) - new + max(0, min(new, 3 - lines))


def marked(now, seat):
    """Return the squares of *seat* that stay marked, gifts included."""
    numbers = [call.number for call in now.calls]
    squares = {square for square, number in now.gifts.get(seat, ()) if number in numbers}
    for call in now.calls:
        verdict = (call.verdicts or {}).get(seat)
        if verdict and verdict["kept"] is not None:
            squares.add(verdict["kept"])
    return squares


def _line(pattern):
    return pattern.startswith("line")


def _rank(times, seat):
    """Return 1 + the number of players in earlier groups, each 100 ms from its own first."""
    ahead, left = 0, sorted(times.values())
    while seat in times and left:
        group = [time for time in left if time <= left[0] + 100]
        if times[seat] in group:
            return ahead + 1
        ahead, left = ahead + len(group), left[len(group) :]
    return None


def _told(result):
    points = result.points
    return {
        "right": result.right,
        "rank": result.rank,
        "kept": result.kept,
        "second": result.second,
        "done": frozenset(result.completed),
        "points": (points.recognise, points.placement, points.patterns, points.first_line),
    }
