"""What the operator can choose: read once, checked at once, passed down from there.

Every field of ``Settings`` says here, and only here, what it is for; the options of ``serve``, its
``--help`` and the names of the environment variables are made from that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from server.errors import SettingsError

PREFIX = "JOURNEY_BINGO_"
PASSPHRASE_LENGTH = 8
IN_MEMORY = Path(":memory:")


def _setting(default: object, help: str, *, unit: str = "", option: bool = True) -> Any:
    """Describe one field: its help text, its unit, and whether it may be a command-line option."""
    told = {"help": help, "unit": unit, "option": option}
    # What may not be typed as an option may not be printed either.
    return field(default=default, repr=option, metadata=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that the operator can choose."""

    host: str = _setting("0.0.0.0", "Address to listen on; 127.0.0.1 for this computer only.")
    port: int = _setting(8000, "Port to listen on.", unit="1 to 65535")
    database: Path = _setting(
        Path("data/journey-bingo.sqlite3"),
        "File that keeps the workshops, on a local disk; :memory: keeps nothing.",
    )
    public_address: str | None = _setting(
        None,
        "Address under which the internet reaches this server, such as https://bingo.example.org.",
    )
    passphrase: str | None = _setting(
        None,
        "What facilitators type to open a workshop; needed with a public address.",
        unit=f"{PASSPHRASE_LENGTH} characters or more",
        option=False,
    )
    cards: Path = _setting(Path("cards"), "Folder of packs.")
    client: Path = _setting(Path("client/dist"), "Folder of the built pages, made by 'make play'.")
    keep_names_days: int = _setting(
        30, "How long names are kept after a workshop was last used.", unit="1 to 90 days"
    )
    fast_path: int = _setting(
        1,
        "1 writes messages straight to the sockets; 0 leaves that to the libraries.",
        unit="0 or 1",
    )
    organisation: str = _setting("", "Who runs this server, for the privacy page.")
    contact: str = _setting("", "How to reach them: an e-mail address or a web page.")

    def __post_init__(self) -> None:
        _check_range("port", self.port, 1, 65535)
        _check_range("number of days that names are kept", self.keep_names_days, 1, 90)
        _check_range("fast path", self.fast_path, 0, 1)
        _check_database(self)
        _check_public_address(self)
        _check_passphrase(self)

    @classmethod
    def read(cls, environment: Mapping[str, str], **options: object) -> Settings:
        """Return the settings: options first, then the environment, then the defaults."""
        chosen: dict[str, Any] = {}
        for setting in fields(cls):
            text = options.get(setting.name)
            if text is None:
                text = environment.get(variable(setting.name), "").strip() or None
            if text is not None:
                chosen[setting.name] = _cast(setting, str(text))
        return cls(**chosen)

    def environment(self) -> dict[str, str]:
        """Return the variables that ``read`` makes the same settings of."""
        values = {setting.name: getattr(self, setting.name) for setting in fields(self)}
        return {variable(name): str(value) for name, value in values.items() if value is not None}

    @property
    def secure(self) -> bool:
        """Whether browsers reach this server by https."""
        return (self.public_address or "").startswith("https://")

    @property
    def public_host(self) -> str | None:
        """The public address as browsers write it in ``Host``."""
        return urlsplit(self.public_address).netloc.lower() if self.public_address else None

    @property
    def in_memory(self) -> bool:
        """Whether nothing is kept on disk."""
        return self.database == IN_MEMORY


def variable(name: str) -> str:
    """Return the environment variable of the field *name*.

    >>> variable("public_address")
    'JOURNEY_BINGO_PUBLIC_ADDRESS'
    """
    return PREFIX + name.upper()


def _cast(setting: Field[Any], text: str) -> object:
    if isinstance(setting.default, int):
        try:
            return int(text)
        except ValueError:
            wrong = f"{variable(setting.name)} must be a whole number, not {text!r}."
            raise SettingsError(wrong) from None
    if isinstance(setting.default, Path):
        return Path(text)
    if setting.name == "public_address":
        return text.rstrip("/")
    return text


def _check_range(what: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise SettingsError(f"The {what} must be from {least} to {most}, not {value}.")


def _check_database(settings: Settings) -> None:
    if settings.database.is_dir():
        raise SettingsError(
            f"The database must be a file, but {settings.database} is a folder. "
            f"Try {settings.database / 'journey-bingo.sqlite3'}."
        )


def _check_public_address(settings: Settings) -> None:
    address = settings.public_address
    if address is None:
        return
    wrong = SettingsError(
        "The public address must be what people type into a browser, "
        f"such as https://bingo.example.org, without a path; not {address!r}."
    )
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise wrong from None
    extra = parts.path or parts.query or parts.fragment or "@" in parts.netloc
    spaced = any(character.isspace() or character in ";,'\"" for character in address)
    if parts.scheme not in ("http", "https") or not host or extra or spaced:
        raise wrong


def _check_passphrase(settings: Settings) -> None:
    passphrase = settings.passphrase
    if passphrase is None and settings.public_address is not None:
        raise SettingsError(
            "With a public address, opening a workshop needs a passphrase: "
            f"set the environment variable {variable('passphrase')}."
        )
    if passphrase is not None and len(passphrase) < PASSPHRASE_LENGTH:
        raise SettingsError(
            f"The passphrase must have at least {PASSPHRASE_LENGTH} characters: "
            f"set {variable('passphrase')} to a longer one."
        )
