"""What the room took for what, in all calls whose answers have been shown."""

from __future__ import annotations

from collections import Counter

from server.game.state import Workshop
from server.game.views.shapes import ConfusionView, Mistaken, Taken

#: One person who errs is no pattern.
FEWEST = 2


def confusion(workshop: Workshop) -> ConfusionView:
    """Return for each right stage what the room said at the first vote, and the hardest pair."""
    said: dict[str, Counter[str]] = {stage.id: Counter() for stage in workshop.content.stages}
    calls: Counter[str] = Counter()
    for call in (call for one in workshop.rounds for call in one.calls if call.shown):
        calls[call.event.stage] += 1
        said[call.event.stage].update(answer.stage for answer in call.answers.values())
    return ConfusionView(
        rows=tuple(
            Taken(stage=right, calls=calls[right], said={stage: heard[stage] for stage in said})
            for right, heard in said.items()
            if calls[right]
        ),
        hardest=_hardest(said),
        on_display=workshop.confusion_on_display,
    )


def _hardest(said: dict[str, Counter[str]]) -> Mistaken | None:
    """Return what the largest share of answers was mistaken for; of equals the earlier stage."""
    pairs = [
        Mistaken(stage=right, taken_for=wrong, times=times, answers=heard.total())
        for right, heard in said.items()
        for wrong in said
        if wrong != right and (times := heard[wrong]) >= FEWEST
    ]
    return max(pairs, key=lambda pair: (pair.times / pair.answers, pair.times), default=None)
