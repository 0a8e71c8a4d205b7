"""Opening makes, migrates or refuses a database, and never harms one."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.language import use_language
from netwerk_tui.store import tables
from netwerk_tui.store.backup import back_up
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.schema_revision import SCHEMA_REVISION
from netwerk_tui.store.upgrade import known_revisions, migrate, open_database
from tests.postgresql import PostgresqlServer
from tests.store.random_rows import all_rows


def test_the_migrations_make_exactly_the_tables_of_the_code(database: Database) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": False})
        assert compare_metadata(context, tables.metadata) == []


def test_the_newest_migration_is_the_one_the_code_expects() -> None:
    assert known_revisions()[-1] == SCHEMA_REVISION


@pytest.mark.parametrize("revision", known_revisions())
def test_a_database_of_every_revision_is_upgraded_with_its_rows(database_url: str, revision: str) -> None:
    old = Database(database_url)
    migrate(old, revision)
    with old.writing() as connection:
        reflected = sa.MetaData()
        reflected.reflect(connection)
        connection.execute(sa.insert(reflected.tables["contact"]).values(id=7, given_name="Jan", surname="Jansen"))
        connection.execute(sa.insert(reflected.tables["tag"]).values(id=8, name="zorg", search_key="zorg"))
        connection.execute(sa.insert(reflected.tables["contact_tag"]).values(id=9, contact_id=7, tag_id=8))
    old.close()
    with open_database(database_url) as database:
        rows = all_rows(database)
    assert (len(rows["contact"]), len(rows["tag"]), len(rows["contact_tag"])) == (1, 1, 1)


def test_migrating_a_network_that_was_just_made_makes_no_second_one(database_url: str) -> None:
    first, second = Database(database_url), Database(database_url)
    migrate(first)
    migrate(second)
    with second.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(tables.network)).scalar_one() == 1
    first.close()
    second.close()


def test_a_new_network_has_one_open_dossier_in_the_users_language(database_url: str) -> None:
    use_language("nl")
    with open_database(database_url) as database, database.reading() as connection:
        names = connection.execute(sa.select(tables.dossier.c.name, tables.dossier.c.closed_on)).all()
    assert [tuple(row) for row in names] == [("Algemeen", None)]


def test_a_database_of_a_newer_netwerk_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    open_database(f"sqlite:///{path}").close()
    connection = sqlcipher3.dbapi2.connect(str(path))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="newer"):
        open_database(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlcipher3.dbapi2.connect(str(path))
    connection.execute("CREATE TABLE recipe (id INTEGER)")
    connection.close()
    with pytest.raises(UserError, match="another program"):
        open_database(f"sqlite:///{path}")


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear Jan, " * 1000)
    with pytest.raises(UserError, match="not a netwerk database"):
        open_database(f"sqlite:///{path}")
    assert path.read_text().startswith("Dear Jan")


def test_a_new_file_and_its_folder_are_the_users_alone(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "network.db"
    previous = os.umask(0)
    try:
        open_database(f"sqlite:///{path}").close()
    finally:
        os.umask(previous)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_backup_holds_what_was_committed_while_the_database_is_in_use(tmp_path: Path) -> None:
    with open_database(f"sqlite:///{tmp_path / 'network.db'}") as database:
        with transaction(database, "Added", "test") as recording:
            recording.verbs.insert(tables.contact, [{"given_name": "Jan"}])
        backup = back_up(database, tmp_path / "backups")
        rows = all_rows(database)
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    with open_database(f"sqlite:///{backup.path}") as copy:
        assert all_rows(copy) == rows


def test_a_current_database_opens_without_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'network.db'}"
    open_database(url).close()
    program = (
        "import sys; from netwerk_tui.store.upgrade import open_database; "
        f"open_database({url!r}).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_programs_that_make_one_network_at_the_same_moment_share_it(postgresql_url: str) -> None:
    program = f"from netwerk_tui.store.upgrade import open_database; open_database({postgresql_url!r}).close()"
    programs = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(4)]
    assert [each.wait() for each in programs] == [0] * 4


def test_a_database_that_a_server_does_not_have_is_told_in_words(postgresql_server: PostgresqlServer) -> None:
    with pytest.raises(UserError, match="does not let netwerk in"):
        open_database(postgresql_server.url("nowhere"))
