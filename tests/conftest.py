"""What every test stands on: surroundings of its own, and databases to keep things in."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from netwerk_tui.language import use_language
from netwerk_tui.store.database import Database
from netwerk_tui.store.upgrade import open_database
from tests.isolation import isolated_environment, move_away_from_midnight
from tests.postgresql import PostgresqlMissing, PostgresqlServer, running_postgresql

_PERSONAL = ("NETWERK_DB", "NETWERK_CONFIG", "NO_COLOR", "VISUAL", "EDITOR", "LC_ALL", "LC_MESSAGES")

if "PYTEST_XDIST_WORKER" not in os.environ:  # whose day is that of the process that started it
    move_away_from_midnight()

# Two cores shared with everything else say nothing about the time of one example, nor of all.
hypothesis.settings.register_profile(
    "netwerk",
    hypothesis.settings(),
    deadline=None,
    max_examples=50,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("netwerk")


@pytest.fixture(autouse=True)
def isolation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing of the developer's own is read or written, and every test starts in English."""
    for name, value in isolated_environment(tmp_path / "home").items():
        monkeypatch.setenv(name, value)
    for name in _PERSONAL:
        monkeypatch.delenv(name, raising=False)
    yield
    use_language("en")


@pytest.fixture
def amsterdam(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A zone with summer time. It ended on 25 October 2026 at 1:00 UTC, and begins on 28 March 2027 at 1:00 UTC."""
    before = os.environ["TZ"]
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    time.tzset()
    yield
    monkeypatch.setenv("TZ", before)
    time.tzset()


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
    """The URL of a new, empty database without any schema: the test runs once on each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'network.db'}"
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a new network in it, to be copied."""
    path = tmp_path_factory.mktemp("template") / "network.db"
    open_database(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: PostgresqlServer) -> str:
    """The name of a database with a new network in it, to be copied."""
    name = postgresql_server.create_database()
    open_database(postgresql_server.url(name)).close()
    return name


@pytest.fixture
def sqlite_network_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The URL of an SQLite file with a new network in it. All copies share one identity."""
    path = tmp_path / "network.db"
    shutil.copyfile(sqlite_template, path)
    path.chmod(0o600)
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql_network_url(postgresql_server: PostgresqlServer, postgresql_template: str) -> Iterator[str]:
    """The URL of a PostgreSQL database with a new network in it. All copies share one identity."""
    name = postgresql_server.create_database(postgresql_template)
    yield postgresql_server.url(name)
    postgresql_server.drop_database(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def network_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database with a new network in it: the test runs once on each engine."""
    url: str = request.getfixturevalue(f"{request.param}_network_url")
    return url


@pytest.fixture
def database(network_url: str) -> Iterator[Database]:
    """A new network, open: the test runs once on each engine."""
    with open_database(network_url) as opened:
        yield opened


@pytest.fixture
def sqlite_database(sqlite_network_url: str) -> Iterator[Database]:
    """A new network in a file, open: for tests of what does not depend on the engine."""
    with open_database(sqlite_network_url) as opened:
        yield opened
