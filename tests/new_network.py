"""New networks for the tests: made by the program once in each process, and copied, for making one takes 0.2 s."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import uuid
from contextlib import closing
from functools import cache
from pathlib import Path

from netwerk_tui.actions.network import Network, open_network
from netwerk_tui.language import LanguageCode, language_in_use
from netwerk_tui.settings import load_settings
from netwerk_tui.settings.places import database_file
from netwerk_tui.store.upgrade import open_database


def put_new_network(path: Path) -> None:
    """Put a file there with a network in it, as the program would make it: empty, with an identity of its own."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    path.write_bytes(_file_of_a_new_network(language_in_use()))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("UPDATE network SET id = ?", [str(uuid.uuid4())])


def open_own_network() -> Network:
    """The network that the program will open in this environment; a new one where there is none yet."""
    settings = load_settings(os.environ)
    path = database_file(settings)
    if path is not None and not path.exists():
        put_new_network(path)
    return open_network(settings)


@cache
def _file_of_a_new_network(_language: LanguageCode) -> bytes:
    """What is in the file of a new network, whose general dossier has its name in this language."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.db"
        open_database(f"sqlite:///{path}").close()
        return path.read_bytes()
