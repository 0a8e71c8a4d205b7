"""Where the password of a database server comes from, and where it never stands."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk_tui.actions.server_password import KEYRING_SERVICE, server_password
from netwerk_tui.domain.errors import UserError
from netwerk_tui.settings import Settings, load_settings
from netwerk_tui.store.server import server_engine

URL = "postgresql://anna@db.example.org/netwerk"


def test_a_command_gives_the_password() -> None:
    settings = Settings(database=URL, password_command=(sys.executable, "-c", "print('geheim')"))
    assert server_password(settings) == "geheim"


def test_the_keyring_gives_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {(KEYRING_SERVICE, URL): "geheim"}
    monkeypatch.setattr("keyring.get_password", lambda service, name: known.get((service, name)))
    assert server_password(Settings(database=URL)) == "geheim"


def test_a_password_in_the_configuration_file_is_refused_and_not_quoted(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('database = "postgresql://anna:geheim@db.example.org/netwerk"\n')
    with pytest.raises(UserError) as raised:
        load_settings({"NETWERK_CONFIG": str(config)})
    assert "geheim" not in raised.value.title + raised.value.advice


def test_the_password_is_told_to_the_server_asked_once_and_asked_anew_after_a_refusal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    told: list[object] = []

    def password() -> str:
        asked.append("")
        return f"secret {len(asked)}"

    engine = server_engine(sa.make_url("postgresql+psycopg://anna@db.example.org/netwerk"), password)
    dialect = engine.dialect
    is_refused = True

    def connect(*_arguments: object, **options: object) -> None:
        told.append(options["password"])
        raise dialect.loaded_dbapi.OperationalError("FATAL: password authentication failed") if is_refused else KeyError

    monkeypatch.setattr(dialect, "connect", connect)
    with pytest.raises(sa.exc.OperationalError):
        engine.connect()
    is_refused = False
    for _attempt in range(2):
        with pytest.raises(KeyError):
            engine.connect()
    assert told == ["secret 1", "secret 2", "secret 2"]
