"""Read a pack from its folder and check it, naming every mistake at once."""

from __future__ import annotations

from pathlib import Path

from server.errors import PackError
from server.game.pack import Pack
from server.packs.files import read_text
from server.packs.manifest import FILE, Manifest, read_manifest
from server.packs.mistakes import Findings, Mistake, Place
from server.packs.rows import EVENTS, FACTS, read_events, read_facts
from server.packs.text import check_characters, is_blank
from server.packs.whole import Whole, check_whole

ABOUT = "about.md"


def load(folder: Path) -> Pack:
    """Return the pack in *folder*; raise ``PackError`` with every mistake when it has any."""
    pack, mistakes = _read(folder)
    if pack is None:
        raise PackError(mistakes)
    return pack


def report(folder: Path) -> list[Mistake]:
    """Return every mistake of the pack in *folder*: none when it is good."""
    return _read(folder)[1]


def _read(folder: Path) -> tuple[Pack | None, list[Mistake]]:
    findings = Findings()
    manifest_text = read_text(folder, FILE, findings)
    facts_text = read_text(folder, FACTS, findings)
    events_text = read_text(folder, EVENTS, findings)
    about = read_text(folder, ABOUT, findings)
    name = folder.absolute().name
    manifest = None if manifest_text is None else read_manifest(manifest_text, name, findings)
    whole = Whole(
        manifest=manifest,
        facts=None if facts_text is None else read_facts(facts_text, findings),
        events=None if events_text is None else read_events(events_text, findings),
    )
    check_whole(whole, findings)
    _check_about(about, findings)
    if findings.mistakes or manifest is None:
        return None, sorted(findings.mistakes, key=_where)
    return _pack(manifest, whole, about or ""), []


def _check_about(about: str | None, findings: Findings) -> None:
    if about is None:
        return
    if is_blank(about):
        findings.note(Place(ABOUT), "the file is empty", "Say what the pack is and rests on.")
    check_characters(about, Place(ABOUT), findings, lines=True)


def _where(mistake: Mistake) -> tuple[int, int]:
    """Put mistakes in the order in which somebody mends them: file by file, row by row."""
    return (FILE, FACTS, EVENTS, ABOUT).index(mistake.file), mistake.row or 0


def _pack(manifest: Manifest, whole: Whole, about: str) -> Pack:
    return Pack(
        id=manifest.id,
        title=manifest.title,
        summary=manifest.summary,
        language=manifest.language,
        edition=manifest.edition,
        licence=manifest.licence,
        scenario_title=manifest.scenario_title,
        scenario=manifest.scenario,
        stages=manifest.stages,
        facts=tuple(fact for _, fact in whole.facts or ()),
        events=tuple(event for _, event in whole.events or ()),
        agenda=manifest.agenda,
        reflection=manifest.reflection,
        about=about,
    )
