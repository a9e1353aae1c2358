"""``journey-bingo rehearse``: try a pack with simulated attendees before the workshop."""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path

import click

from server.errors import BingoError
from server.game.pack import Pack
from server.game.settings import Grid, Mode
from server.packs.shelf import Shelf
from server.rehearse.own_server import ROOT, own_server
from server.rehearse.play import Plan
from server.rehearse.play import rehearse as play
from server.rehearse.report import page
from server.rehearse.screens import CannotRehearse

#: Never an option: options can be read by everybody on the machine.
PASSPHRASE = "JOURNEY_BINGO_PASSPHRASE"


@click.command(
    context_settings={"show_default": True},
    epilog=f"A server that needs a passphrase gets it from {PASSPHRASE}.",
)
@click.option("--players", type=click.IntRange(1, 1000), default=30, help="How many attendees.")
@click.option("--calls", type=click.IntRange(6, 24), default=12, help="How many calls.")
@click.option(
    "--grid", type=click.Choice([grid.value for grid in Grid]), default="3x3", help="The cards."
)
@click.option(
    "--mode",
    type=click.Choice([mode.value for mode in Mode]),
    default="race",
    help="How time counts.",
)
@click.option(
    "--skill", type=click.FloatRange(0, 1), default=0.65, help="How likely they know the stage."
)
@click.option("--seed", type=int, default=1, help="The same seed makes the same choices.")
@click.option(
    "--speed", type=click.FloatRange(0.1, 1000), default=1, help="How many times faster than life."
)
@click.option("--pack", "pack_id", metavar="ID", help="Which pack.", show_default="the first")
@click.option(
    "--cards",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=ROOT / "cards",
    help="Folder of packs.",
    show_default="cards",
)
@click.option("--url", metavar="URL", help="A server that runs.", show_default="one of its own")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
def rehearse(
    players: int,
    calls: int,
    grid: str,
    mode: str,
    skill: float,
    seed: int,
    speed: float,
    pack_id: str | None,
    cards: Path,
    url: str | None,
    as_json: bool,
) -> None:
    """Play a whole round with simulated attendees, to try a pack before a workshop.

    They join over the network as people do, think for about five seconds, and are sometimes wrong.
    """
    try:
        plan = Plan(
            pack=_pack(cards, pack_id),
            players=players,
            calls=calls,
            grid=Grid(grid),
            mode=Mode(mode),
            skill=skill,
            seed=seed,
            speed=speed,
            passphrase=os.environ.get(PASSPHRASE, "") if url else "",
        )
        with _server(url, cards) as address:
            report = asyncio.run(play(address, plan, lambda line: click.echo(line, err=True)))
    except BingoError as error:
        raise click.ClickException(str(error)) from None
    click.echo(json.dumps(asdict(report), ensure_ascii=False) if as_json else page(report))


def _server(url: str | None, cards: Path) -> AbstractContextManager[str]:
    return own_server(cards) if url is None else nullcontext(url.rstrip("/"))


def _pack(cards: Path, pack_id: str | None) -> Pack:
    shelf = Shelf(cards)
    wanted = pack_id or next(iter(shelf.ids()), "")
    try:
        return shelf.get(wanted)
    except KeyError:
        known = ", ".join(shelf.ids()) or "none without mistakes"
        raise CannotRehearse(
            f"There is no pack {wanted!r} in {cards}. There is: {known}."
        ) from None
