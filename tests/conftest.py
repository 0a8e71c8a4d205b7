"""What every test stands on: surroundings of its own, and databases to keep things in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from netwerk_tui.language import use_language
from tests.isolation import isolated_environment
from tests.postgresql import PostgresqlMissing, PostgresqlServer, running_postgresql

_PERSONAL = ("NETWERK_DB", "NETWERK_CONFIG", "NO_COLOR", "VISUAL", "EDITOR", "LC_ALL", "LC_MESSAGES", "TZ")


@pytest.fixture(autouse=True)
def isolation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing of the developer's own is read or written, and every test starts in English."""
    for name, value in isolated_environment(tmp_path / "home").items():
        monkeypatch.setenv(name, value)
    for name in _PERSONAL:
        monkeypatch.delenv(name, raising=False)
    yield
    use_language("en")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresqlServer]:
    """A PostgreSQL server of these tests' own. Without one the test is skipped, under continuous integration failed."""
    try:
        with running_postgresql() as server:
            yield server
    except PostgresqlMissing as missing:
        if os.environ.get("CI"):
            pytest.fail(f"CI needs PostgreSQL: {missing}")
        pytest.skip(f"PostgreSQL is left out: {missing}")


@pytest.fixture
def postgresql_url(postgresql_server: PostgresqlServer) -> Iterator[str]:
    """The URL of a new, empty database on a PostgreSQL server."""
    name = postgresql_server.create_database()
    yield postgresql_server.url(name)
    postgresql_server.drop_database(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a new, empty database: the test runs once on each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'network.db'}"
    url: str = request.getfixturevalue("postgresql_url")
    return url
