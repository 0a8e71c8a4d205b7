"""The tests' own PostgreSQL server: databases that do not know each other, and nothing left behind."""

from __future__ import annotations

import psycopg
import pytest

from tests.postgresql import PostgresqlServer, running_postgresql


def connect(server: PostgresqlServer, database: str) -> psycopg.Connection:
    return psycopg.connect(server.url(database).replace("+psycopg", ""), autocommit=True)


def test_a_new_database_is_empty(postgresql_server: PostgresqlServer) -> None:
    with connect(postgresql_server, postgresql_server.create_database()) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert found == (0,)


def test_a_copy_has_what_its_template_has(postgresql_server: PostgresqlServer) -> None:
    template = postgresql_server.create_database()
    with connect(postgresql_server, template) as connection:
        connection.execute("CREATE TABLE greeting AS SELECT 'goedemorgen' AS text")
    with connect(postgresql_server, postgresql_server.create_database(template)) as connection:
        assert connection.execute("SELECT text FROM greeting").fetchone() == ("goedemorgen",)


def test_a_database_in_use_can_be_dropped(postgresql_server: PostgresqlServer) -> None:
    name = postgresql_server.create_database()
    with connect(postgresql_server, name):
        postgresql_server.drop_database(name)
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        connect(postgresql_server, name)


def test_a_stopped_server_leaves_nothing(postgresql_server: PostgresqlServer) -> None:
    with running_postgresql() as another:
        directory = another.socket_directory
    assert not directory.exists()
    assert not another.answers()
