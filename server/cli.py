"""The ``journey-bingo`` command."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

import click

from server import __version__
from server.config import Settings, variable
from server.errors import BingoError, SettingsError
from server.packs.load import report
from server.packs.manifest import FILE
from server.packs.shelf import Shelf
from server.web.assets import MANIFEST

ROOT = Path(__file__).parents[1]
TYPES = ROOT / "client" / "protocol.d.ts"
REFERENCE = ROOT / "docs" / "protocol.md"


class Commands(click.Group):
    """The subcommands; ``rehearse`` is only loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every subcommand, in alphabetical order."""
        return sorted([*super().list_commands(ctx), "rehearse"])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the subcommand of that name."""
        if cmd_name != "rehearse":
            return super().get_command(ctx, cmd_name)
        from server.rehearse.cli import rehearse

        command: click.Command = rehearse
        return command


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="Journey Bingo")
def main() -> None:
    """Journey Bingo: a bingo of journeys, for a room with phones."""


def settings_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for every field of ``Settings`` that may be one."""
    for setting in reversed(fields(Settings)):
        if setting.metadata["option"]:
            command = _option(setting)(command)
    return command


def _option(setting: Field[Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    told = [setting.metadata["help"]]
    if unit := setting.metadata["unit"]:
        told.append(f"({unit})")
    default = "" if setting.default in (None, "") else f"default: {setting.default}; "
    told.append(f"[{default}{variable(setting.name)}]")
    flag = "--" + setting.name.replace("_", "-")
    return click.option(flag, setting.name, metavar="VALUE", help=" ".join(told))


@main.command(epilog=f"The passphrase comes from {variable('passphrase')} alone.")
@settings_options
def serve(**options: str | None) -> None:
    """Run the server."""
    try:
        settings = Settings.read(os.environ, **options)
        _check_content(settings)
    except BingoError as error:
        raise click.ClickException(str(error)) from None
    sys.stdout.flush()
    environment = dict(os.environ) | settings.environment()
    # A process of its own, in which nothing has been imported before its event loop is there.
    os.execve(sys.executable, [sys.executable, "-m", "server.wsgi"], environment)


def _check_content(settings: Settings) -> None:
    shelf = Shelf(settings.cards)
    for name, error in shelf.broken.items():
        click.echo(f"The pack {name} has mistakes and is left out:\n{error}", err=True)
    if not shelf.ids():
        raise SettingsError(f"There is no pack without mistakes in {settings.cards}.")
    if not (settings.client / MANIFEST).is_file():
        raise SettingsError(f"The pages are not built yet ({settings.client}): run make play.")


@main.group()
def pack() -> None:
    """Look after packs."""


@pack.command()
@click.argument("folder", required=False, type=click.Path(exists=True, path_type=Path))
def check(folder: Path | None) -> None:
    """Print every mistake of the pack in FOLDER, or of all packs in cards/."""
    folders = (
        [folder] if folder else sorted(path.parent for path in Path("cards").glob(f"*/{FILE}"))
    )
    if not folders:
        raise click.ClickException("There are no packs in cards/.")
    count = 0
    for each in folders:
        for mistake in report(each):
            click.echo(f"{each.name}/{mistake}")
            count += 1
    packs = ", ".join(each.resolve().name for each in folders)
    click.echo(f"{packs}: {count or 'no'} mistake{'' if count == 1 else 's'}.")
    sys.exit(1 if count else 0)


@main.command()
def generate() -> None:
    """Write client/protocol.d.ts and docs/protocol.md from the protocol."""
    from server.realtime.reference import markdown
    from server.realtime.typescript import typescript

    for path, text in ((TYPES, typescript()), (REFERENCE, markdown())):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        click.echo(f"Wrote {path.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
