"""What came of a rehearsal, as data and as a page to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from server.rehearse.players import SETTLED, Player


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a rehearsal."""

    joined: int
    calls: int
    #: Stages said, and how many of them were acknowledged as received, late, early or rejected.
    answers: int
    acknowledged: int
    marks: int
    #: Answers and marks never acknowledged, or received and not in what was shown.
    lost: int
    #: The first call with a completed line; ``None`` if there was none.
    first_bingo_call: int | None
    standings: list[dict[str, Any]]
    #: The events that the fewest recognised: text, right stage, how many in a hundred were right.
    hardest: list[dict[str, Any]]
    seconds: float
    #: How long acknowledgements took: the middle one, that of 95 in 100, and the longest.
    ack_ms: dict[str, float]


def played_by(players: Sequence[Player]) -> dict[str, int]:
    """Return how many answers and marks there were, and what became of them."""
    every = [played for player in players for played in player.played.values()]
    return {
        "answers": sum(played.answer_sent for played in every),
        "acknowledged": sum(played.answered in SETTLED for played in every),
        "marks": sum(played.mark_sent for played in every),
        "lost": sum(played.lost for played in every),
    }


def hardest(history: dict[str, Any], most: int = 3) -> list[dict[str, Any]]:
    """Return the calls that the fewest recognised, the hardest first."""
    calls = [
        {
            "text": call["text"],
            "stage": call["stage"],
            "right_percent": 100 * call["split"][call["stage"]] // sum(call["split"].values()),
        }
        for call in history["calls"]
        if sum(call["split"].values())
    ]
    return sorted(calls, key=lambda call: call["right_percent"])[:most]


def percentiles(took_ms: Sequence[float]) -> dict[str, float]:
    """Return the middle, the 95th in 100 and the longest.

    >>> percentiles([4.0, 1.0, 2.0])
    {'p50': 2.0, 'p95': 4.0, 'max': 4.0}
    """
    ordered = sorted(took_ms) or [0.0]

    def at(share: float) -> float:
        return round(ordered[min(int(share * len(ordered)), len(ordered) - 1)], 1)

    return {"p50": at(0.5), "p95": at(0.95), "max": round(ordered[-1], 1)}


def page(report: Report) -> str:
    """Return the report as a page to read."""
    bingo = "none" if report.first_bingo_call is None else f"in call {report.first_bingo_call}"
    lines = [
        f"Players       {report.joined}",
        f"Calls         {report.calls}, in {report.seconds:.0f} seconds",
        f"Answers       {report.answers}, {report.acknowledged} acknowledged; {report.marks} marks",
        f"Lost          {report.lost}",
        f"First bingo   {bingo}",
        f"Reply times   half within {report.ack_ms['p50']:.0f} ms, "
        f"95 in 100 within {report.ack_ms['p95']:.0f} ms, "
        f"the longest {report.ack_ms['max']:.0f} ms",
        "",
        "Standings",
        *(
            f"{line['rank']:>3}  {line['points']:>6}  {line['name']}"
            f" ({line['lines']} {'line' if line['lines'] == 1 else 'lines'})"
            for line in report.standings
        ),
        "",
        "Hardest to recognise",
        *(
            f"{call['right_percent']:>3} in 100 said {call['stage']}: {call['text']}"
            for call in report.hardest
        ),
    ]
    return "\n".join(lines)
