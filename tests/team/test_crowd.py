"""Two desks and two shells at once on one PostgreSQL; the long run is `python -m tests.team.crowd`."""

from __future__ import annotations

from pathlib import Path

from tests.postgresql import PostgresqlServer, running_postgresql
from tests.team.crowd import DURABLE, gather


def test_a_crowd_loses_and_doubles_nothing_and_sees_the_same(
    postgresql_server: PostgresqlServer, tmp_path: Path
) -> None:
    figures = gather(postgresql_server, 160, seed=5, folder=tmp_path)
    assert figures.problems == []
    assert figures.clashes > 0


def test_a_crowd_lives_through_a_server_that_is_killed(postgresql_server: PostgresqlServer, tmp_path: Path) -> None:
    with running_postgresql(settings=DURABLE) as server:
        figures = gather(server, 160, seed=6, folder=tmp_path, kills=1)
    assert figures.problems == []
    assert figures.outages + figures.doubtful > 0
