"""The shelf: every pack under one folder, by its id."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from server.errors import PackError, SettingsError
from server.game.pack import Pack
from server.packs.load import load
from server.packs.manifest import FILE
from server.packs.rows import EVENTS, FACTS


class Shelf:
    """The packs under *folder*, one in each folder below it, read once when first asked for.

    A pack with mistakes is left out and told of in ``broken``: one bad pack stops no workshop.
    """

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise SettingsError(f"there is no folder of packs at {folder}")
        self._folder = folder

    def ids(self) -> list[str]:
        """Return the ids of the good packs, in alphabetical order."""
        return list(self._read[0])

    def get(self, pack_id: str) -> Pack:
        """Return one pack; raise ``PackError`` if it is broken, ``KeyError`` if there is none."""
        if pack_id in self.broken:
            raise self.broken[pack_id]
        return self._read[0][pack_id]

    def all(self) -> list[Pack]:
        """Return the good packs, in the order of their ids."""
        return list(self._read[0].values())

    @property
    def broken(self) -> dict[str, PackError]:
        """What is wrong with each pack left out, by the name of its folder."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[dict[str, Pack], dict[str, PackError]]:
        good: dict[str, Pack] = {}
        broken: dict[str, PackError] = {}
        for folder in sorted(self._folder.iterdir()):
            if not any((folder / name).exists() for name in (FILE, FACTS, EVENTS)):
                continue
            try:
                good[folder.name] = load(folder)
            except PackError as error:
                broken[folder.name] = error
        return good, broken
