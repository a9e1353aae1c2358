"""What a planted fault is, and all there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

#: In a file of the client's core, by its name: a text, and what takes its place.
Patches = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Bug:
    """A fault, and how many seeds are enough to find it."""

    name: str
    #: What people would say about it.
    what: str
    #: Words of the complaint that finds it, so that nothing else is taken for it.
    found_by: str
    #: One of the seeds from 1 to this one finds it.
    within: int
    #: Puts it into the server, in this process.
    plant: Callable[[], None] = lambda: None
    #: Puts it into the browser.
    patches: Patches = field(default_factory=dict)


#: By name.
BUGS: dict[str, Bug] = {}


def planted(
    name: str, what: str, *, found_by: str, within: int
) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """List a function that puts a fault into the server."""

    def list_(plant: Callable[[], None]) -> Callable[[], None]:
        BUGS[name] = Bug(name=name, what=what, found_by=found_by, within=within, plant=plant)
        return plant

    return list_


def planted_in_browser(
    name: str, what: str, *, found_by: str, within: int, file: str, change: tuple[str, str]
) -> None:
    """List a fault that is a change of one text in a file of the client's core."""
    patches = {file: change}
    BUGS[name] = Bug(name=name, what=what, found_by=found_by, within=within, patches=patches)
