"""What the user has settled: configuration file, environment and flags, and the places that netwerk keeps things.

Both front doors, the actions and the screen may import this. Nothing here opens a database or touches the screen.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar, get_args
from urllib.parse import quote, unquote

from platformdirs import user_config_path, user_data_path, user_state_path

from netwerk_tui.domain.errors import UserError
from netwerk_tui.language import LANGUAGES, LanguageCode, _, detect_language

NameOrder = Literal["dutch", "flemish"]
"""Dutch sorts `van den Berg` under B, Flemish under V."""

NAME_ORDERS: tuple[NameOrder, ...] = get_args(NameOrder)

Choice = TypeVar("Choice", bound=str)

_KNOWN_KEYS = ("database", "language", "theme", "name_order", "editor", "keys")
_FALLBACK_EDITOR = "vi"
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_SECRET_PARAMETER = re.compile(r"([?&][^=&]*(?:password|passwd|secret)[^=&]*=)[^&]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is settled for one run of the program."""

    database: str
    """An absolute path, or the URL of a database."""
    language: LanguageCode = "en"
    theme: str = ""
    """The name of a theme; empty for netwerk's own."""
    name_order: NameOrder = "dutch"
    editor: tuple[str, ...] = (_FALLBACK_EDITOR,)
    """The command, with its arguments, that Ctrl+E starts."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The user's own keys by the id of their binding: `{"note": "n,N"}`. Not yet checked (see `ui.keymap`)."""

    @property
    def state_dir(self) -> Path:
        """Where logs are kept."""
        return user_state_path("netwerk")

    @property
    def backup_dir(self) -> Path:
        """Where backups are kept: outside the data directory, so that losing the one spares the other."""
        return self.state_dir / "backups"


def load_settings(environ: Mapping[str, str], database_flag: str = "") -> Settings:
    """What holds for this run: flag over environment over configuration file over default.

    The file is the one that `NETWERK_CONFIG` names, else `config.toml` in the user's configuration directory, where it
    may be missing. Raises UserError for a file that cannot be read or understood, with its line where that is known.
    """
    named_file = environ.get("NETWERK_CONFIG", "")
    path = _absolute(named_file) if named_file else user_config_path("netwerk") / "config.toml"
    chosen = _ConfigFile.read(path, must_exist=bool(named_file))
    named_database = database_flag or environ.get("NETWERK_DB", "")
    return Settings(
        database=(named_database and _absolute_unless_url(named_database, Path.cwd()))
        or chosen.place("database")
        or str(user_data_path("netwerk") / "netwerk.db"),
        language=detect_language(chosen.one_of("language", LANGUAGES), environ),
        theme=chosen.text("theme"),
        name_order=chosen.one_of("name_order", NAME_ORDERS) or "dutch",
        editor=chosen.command("editor") or _editor_from(environ),
        keys=chosen.table_of_text("keys"),
    )


def database_url(settings: Settings) -> str:
    """The database as an SQLAlchemy URL: `sqlite:///…` for a path, a server's URL with its driver named."""
    if not _URL.match(settings.database):
        return "sqlite:///" + quote(settings.database, safe="/ ")
    return re.sub(r"\Apostgres(ql)?://", "postgresql+psycopg://", settings.database, flags=re.IGNORECASE)


def database_file(settings: Settings) -> Path | None:
    """The file that the database lives in; None where a server keeps it."""
    if not _URL.match(settings.database):
        return Path(settings.database)
    scheme, _colon, rest = settings.database.partition(":///")
    return Path(unquote(rest.partition("?")[0])) if scheme.lower().startswith("sqlite") and rest else None


def shown_database(database: str) -> str:
    """The path or URL as it may be shown: without any password."""
    if not _URL.match(database):
        return database
    scheme, _separator, rest = database.partition("://")
    credentials, at, address = _SECRET_PARAMETER.sub(r"\1***", rest).rpartition("@")
    user, colon, _password = credentials.partition(":")
    return f"{scheme}://{user}{':***' if colon else ''}{at}{address}"


def private_directory(path: Path) -> Path:
    """The directory, made where it was missing together with those above it, for the user's eyes only (0700).

    A directory that exists keeps its permissions. Raises UserError where it cannot be made.
    """
    try:
        for directory in reversed([path, *path.parents]):
            if not directory.is_dir():
                directory.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UserError(
            _("The directory {path} cannot be made").format(path=path),
            _("{reason}. Choose another place, or ask for the permission.").format(reason=_reason(error)),
        ) from error
    return path


def private_file(path: Path) -> Path:
    """The file, made empty where it was missing, for the user's eyes only (0600), in a private directory.

    A file that exists keeps its permissions. Raises UserError where it cannot be made.
    """
    private_directory(path.parent)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise UserError(
            _("The file {path} cannot be written").format(path=path),
            _("{reason}. Choose another place, or ask for the permission.").format(reason=_reason(error)),
        ) from error
    return path


@dataclass(frozen=True, slots=True)
class _ConfigFile:
    """The configuration file as it was written, read one key at a time."""

    path: Path
    written: str
    values: Mapping[str, object]

    @classmethod
    def read(cls, path: Path, *, must_exist: bool) -> _ConfigFile:
        try:
            written = path.read_text(encoding="utf-8-sig")
            values = tomllib.loads(written)
        except FileNotFoundError as error:
            if must_exist:
                raise UserError(
                    _("The configuration file {path} does not exist").format(path=path),
                    _("NETWERK_CONFIG names it: correct the path, or unset it."),
                ) from error
            return cls(path, "", {})
        except OSError as error:
            raise UserError(
                _("The configuration file {path} cannot be read").format(path=path), _reason(error)
            ) from error
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise UserError(
                _("{path}, line {line}: this is not UTF-8 text").format(path=path, line=line),
                _("Save the file as UTF-8."),
            ) from error
        except tomllib.TOMLDecodeError as error:
            raise UserError(
                _("{path} is not valid TOML: {reason}").format(path=path, reason=error),
                _("Text goes between quotes: {example}").format(example='theme = "nord"'),
            ) from error
        unknown = sorted(values.keys() - set(_KNOWN_KEYS))
        if unknown:
            raise cls(path, written, values).problem(unknown[0], _("there is no such setting"))
        return cls(path, written, values)

    def text(self, key: str) -> str:
        """The text under the key; empty where it is absent."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.problem(key, _("this must be text between quotes"))
        return value

    def place(self, key: str) -> str:
        """The path or URL under the key, a relative path taken from the file's own directory; empty where absent."""
        value = self.text(key)
        return _absolute_unless_url(value, self.path.parent) if value else ""

    def one_of(self, key: str, choices: tuple[Choice, ...]) -> Choice | None:
        """The choice under the key; None where it is absent."""
        value = self.text(key)
        for choice in choices:
            if choice == value:
                return choice
        if not value:
            return None
        raise self.problem(key, _("this must be one of: {choices}").format(choices=", ".join(choices)))

    def command(self, key: str) -> tuple[str, ...]:
        """The command line under the key, split as a shell does; empty where it is absent."""
        try:
            return tuple(shlex.split(self.text(key)))
        except ValueError as error:
            raise self.problem(key, _("a quote is not closed")) from error

    def table_of_text(self, key: str) -> Mapping[str, str]:
        """The table under the key, with text for each of its names; empty where it is absent."""
        table = self.values.get(key, {})
        if not isinstance(table, dict):
            raise self.problem(key, _("this must be a table: {example}").format(example=f"[{key}]"))
        for name, value in table.items():
            if not isinstance(value, str):
                raise self.problem(name, _("this must be text between quotes"), table=key)
        return MappingProxyType(table)

    def problem(self, key: str, what: str, table: str = "") -> UserError:
        """What is wrong under the key, with the line where the key is written."""
        shown_key = f"{table}.{key}" if table else key
        line = self._line_of(key)
        place = _("{path}, line {line}").format(path=self.path, line=line) if line else str(self.path)
        return UserError(
            _("{place}, setting {key}: {what}").format(place=place, key=shown_key, what=what),
            _("The settings are: {settings}.").format(settings=", ".join(_KNOWN_KEYS)),
        )

    def _line_of(self, key: str) -> int:
        """The first line that assigns the key or opens its table; 0 where none is recognised."""
        spelling = re.compile(rf"""\s*\[*\s*(?:[\w"'-]+\s*\.\s*)*["']?{re.escape(key)}["']?\s*[\].=]""")
        for number, line in enumerate(self.written.splitlines(), start=1):
            if spelling.match(line):
                return number
        return 0


def _absolute_unless_url(place: str, directory: Path) -> str:
    return place if _URL.match(place) else str(_absolute(place, directory))


def _absolute(path: str, directory: Path | None = None) -> Path:
    """The path with `~` expanded, taken from the directory (else the working directory) where it is relative."""
    try:
        expanded = Path(path).expanduser()
    except RuntimeError as error:
        raise UserError(_("{path} is in nobody's home directory").format(path=path)) from error
    return Path(os.path.abspath((directory or Path.cwd()) / expanded))


def _editor_from(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The editor that the environment names, else the first plain one that is installed."""
    named = environ.get("VISUAL") or environ.get("EDITOR")
    if named:
        try:
            return tuple(shlex.split(named)) or (_FALLBACK_EDITOR,)
        except ValueError:
            return (named,)
    return (shutil.which("nano") or _FALLBACK_EDITOR,)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
