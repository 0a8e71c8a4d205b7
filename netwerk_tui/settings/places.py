"""Where things are: the database as a path or a URL, and paths as they are typed."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from netwerk_tui.domain.errors import UserError
from netwerk_tui.language import _

if TYPE_CHECKING:
    from netwerk_tui.settings.loading import Settings

_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_SECRET_PARAMETER = re.compile(r"([?&][^=&]*(?:password|passwd|secret)[^=&]*=)[^&]*", re.IGNORECASE)


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


def absolute_unless_url(place: str, directory: Path) -> str:
    return place if _URL.match(place) else str(absolute(place, directory))


def absolute(path: str, directory: Path | None = None) -> Path:
    """The path with `~` expanded, taken from the directory (else the working directory) where it is relative."""
    try:
        expanded = Path(path).expanduser()
    except RuntimeError as error:
        raise UserError(_("{path} is in nobody's home directory").format(path=path)) from error
    return Path(os.path.abspath((directory or Path.cwd()) / expanded))
