"""Views for everybody in the room: the workshop, the call, the calls so far, the standings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from server.game.lines import pattern_of
from server.game.pack import Fact, Pack
from server.game.settings import Pattern
from server.game.standings import lines, places, points
from server.game.state import Call, Round, Workshop
from server.game.views.names import Names, name_of
from server.game.views.shapes import (
    CallView,
    FactView,
    HistoryView,
    OpenCall,
    PastCall,
    Phase,
    RoundView,
    ShownAnswer,
    StageView,
    Standing,
    StandingsView,
    Winners,
    WorkshopView,
)

#: Names told with an answer, so that a message stays small in a room of a thousand.
MOST_NAMES = 12

#: Lines of the standings.
TOP = 5


def workshop(workshop: Workshop) -> WorkshopView:
    """Return the journey and its scenario."""
    pack = workshop.content
    return WorkshopView(
        title=pack.title,
        summary=pack.summary,
        language=pack.language,
        scenario_title=pack.scenario_title,
        scenario=pack.scenario,
        stages=tuple(StageView(number=pack.number(stage.id), stage=stage) for stage in pack.stages),
        ended=workshop.ended,
    )


def call(workshop: Workshop, names: Names) -> CallView:
    """Return where the workshop stands, and the last call."""
    current = workshop.round
    last = current.call if current else None
    return CallView(
        phase=phase(workshop),
        paused=bool(current and current.paused),
        round=_round(current) if current else None,
        taken_back=bool(current and _taken_back(current)),
        call=_call(current, last) if current and last else None,
        split=split(workshop.content, last) if last and last.discussing else None,
        answer=_answer(workshop.content, last, names) if last and last.shown else None,
    )


def phase(workshop: Workshop) -> Phase:
    """Return where the workshop stands."""
    current = workshop.round
    if workshop.ended:
        return Phase.OVER
    if current is None:
        return Phase.LOBBY
    if current.ended:
        return Phase.ENDED
    if current.call is None:
        return Phase.DEALT
    if current.call.shown:
        return Phase.SHOWN
    if current.call.discussing:
        return Phase.DISCUSSING
    return Phase.OPEN if current.call.open else Phase.CLOSED


def history(workshop: Workshop) -> HistoryView:
    """Return the calls of this round whose answers have been shown, oldest first."""
    pack, calls = workshop.content, workshop.round.calls if workshop.round else []
    return HistoryView(
        calls=tuple(
            PastCall(
                call=past.number,
                ordinal=ordinal,
                text=past.event.text,
                stage=past.event.stage,
                facts=tuple(pack.fact[fact].text for fact in past.event.facts),
                split=split(pack, past),
                second=second(pack, past),
            )
            for ordinal, past in enumerate(calls, start=1)
            if past.shown
        )
    )


def standings(workshop: Workshop, names: Names) -> StandingsView:
    """Return the top five, unless the round keeps standings to itself."""
    current = workshop.round
    if current is None or not current.settings.show_standings:
        return StandingsView(shown=False, top=())
    total, line_counts = points(workshop), lines(current)
    top = [(seat, place) for seat, place in places(total).items() if total[seat]][:TOP]
    return StandingsView(
        shown=True,
        top=tuple(
            Standing(
                rank=place,
                name=name_of(names, seat),
                points=total[seat],
                lines=line_counts.get(seat, 0),
            )
            for seat, place in top
        ),
    )


def split(pack: Pack, call: Call) -> dict[str, int]:
    """Return how many said which stage at the first vote, in journey order."""
    return _counted(pack, (answer.stage for answer in call.answers.values()))


def second(pack: Pack, call: Call) -> dict[str, int] | None:
    """Return the same for the second vote, if there was one."""
    return None if call.second is None else _counted(pack, call.second.values())


def _counted(pack: Pack, said: Iterable[str]) -> dict[str, int]:
    counts = Counter(said)
    return {stage.id: counts[stage.id] for stage in pack.stages}


def face(fact: Fact) -> FactView:
    """Return a fact as it stands on a card: without its stage."""
    return FactView(text=fact.text, short=fact.short)


def _round(current: Round) -> RoundView:
    settings = current.settings
    return RoundView(
        number=current.number,
        grid=settings.grid,
        mode=settings.mode,
        patterns=settings.patterns,
        timer_s=settings.timer_s,
        show_standings=settings.show_standings,
        called=len(current.calls),
        length=current.length,
    )


def _call(current: Round, call: Call) -> OpenCall:
    return OpenCall(
        call=call.number,
        ordinal=len(current.calls),
        text=None if current.paused and not call.shown else call.event.text,
        opens_at_ms=call.opens_at_ms,
        closes_at_ms=call.closes_at_ms,
        interrupted=call.interrupted,
        vote=call.vote,
    )


def _taken_back(current: Round) -> bool:
    """Tell whether a call was taken back since the last one that counts was called."""
    last = current.call.number if current.call else 0
    return any(undone.number > last for undone in current.undone)


def _answer(pack: Pack, call: Call, names: Names) -> ShownAnswer:
    results = (call.results or {}).values()
    winners: dict[Pattern, list[int]] = {}
    for result in results:
        for pattern in dict.fromkeys(map(pattern_of, result.completed)):
            winners.setdefault(pattern, []).append(result.seat)
    firsts = [result.seat for result in results if result.rank == 1]
    return ShownAnswer(
        stage=call.event.stage,
        why=call.event.why,
        facts=tuple(face(pack.fact[fact]) for fact in call.event.facts),
        split=split(pack, call),
        second=second(pack, call),
        firsts=tuple(name_of(names, seat) for seat in firsts[:MOST_NAMES]),
        winners=tuple(
            Winners(
                pattern=pattern,
                names=tuple(name_of(names, seat) for seat in seats[:MOST_NAMES]),
                count=len(seats),
            )
            for pattern, seats in winners.items()
        ),
    )
