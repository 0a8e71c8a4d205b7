"""Open a database with the schema that this netwerk knows, migrating it first when it is behind.

The revision is one row, compared with a constant, so Alembic (0.4 s to import) is loaded only for a new or an older
database. An older one is backed up and verified before it is touched; a newer one is refused before anything is
written.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import sqlalchemy as sa
import sqlalchemy.exc as sa_exc

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.text import fold
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.backup import back_up
from netwerk_tui.store.database import Database
from netwerk_tui.store.encryption import FileKey, key_for
from netwerk_tui.store.failures import refuse_newer_schema
from netwerk_tui.store.private_files import private_file
from netwerk_tui.store.schema_revision import SCHEMA_REVISION
from netwerk_tui.store.server import Password


def open_database(
    url: str, backup_directory: Path | None = None, key: FileKey | None = None, password: Password | None = None
) -> Database:
    """The database at `url`, made or migrated where needed.

    A backup is written to `backup_directory` (beside the database where none is given) before a migration. `password`
    gives that of a server, where its URL holds none. Raises UserError where the database cannot be opened, Refused
    where a newer netwerk wrote it, and Locked for an encrypted file that `key` does not open.
    """
    database = Database(url, password=password)
    if database.path is not None:
        database = Database(url, key_for(database.path, key))
    try:
        if database.path is not None:
            private_file(database.path)
        revision = _revision(database)
        if revision == SCHEMA_REVISION:
            return database
        known = known_revisions()
        if revision is not None and revision not in known:
            raise refuse_newer_schema(revision)
        if revision is not None and database.path is not None:
            back_up(database, backup_directory or database.path.parent, label=f"schema-{revision}")
        _migrate_beside_others(database)
    except BaseException:
        database.close()
        raise
    return database


def migrations_folder() -> Path:
    """Where the migrations lie: inside the installed package, or beside it in a checkout."""
    package = Path(str(files("netwerk_tui")))
    shipped = package / "migrations"
    return shipped if shipped.is_dir() else package.parent / "migrations"


def known_revisions() -> tuple[str, ...]:
    """Every revision that this netwerk can migrate from, oldest first."""
    return tuple(sorted(path.name.partition("_")[0] for path in (migrations_folder() / "versions").glob("[0-9]*.py")))


def migrate(database: Database, revision: str = "head") -> None:
    """Bring the schema to `revision` in one transaction, and furnish a network that is new.

    Raises UserError when rows would lose what they refer to.
    """
    # Alembic costs 0.4 s to import, and nearly no start needs it.
    from alembic import command
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    with database.migrating() as connection:
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, revision)
        if revision == "head":
            _furnish(connection)
        if database.is_sqlite:
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if orphans:
                raise UserError(
                    _("The migration was taken back: {count} rows would refer to nothing.").format(count=len(orphans)),
                    _("Nothing was changed. Keep the backup, and report this."),
                )


def _migrate_beside_others(database: Database) -> None:
    """Bring the schema up to date, unless another program does so at this very moment.

    SQLite lets one wait for the other. On a server both begin, and the later one finds the tables made.
    """
    try:
        migrate(database)
    except (sa_exc.IntegrityError, sa_exc.ProgrammingError):
        if _revision(database) != SCHEMA_REVISION:
            raise


def _revision(database: Database) -> str | None:
    """The schema's revision, or None for a database with nothing in it. Raises UserError for somebody else's."""
    with database.reading() as connection:
        names = set(sa.inspect(connection).get_table_names())
        if "alembic_version" in names:
            revision: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
            return revision
    if names:
        raise UserError(
            _("This database belongs to another program."), _("Choose another one with --db or NETWERK_DB.")
        )
    return None


def _furnish(connection: sa.Connection) -> None:
    """Give a network that has none of it its identity, its counters, and the general dossier."""
    if connection.execute(sa.select(tables.network.c.id)).first() is not None:
        return
    general = _("General")
    connection.execute(sa.insert(tables.network).values(id=str(uuid.uuid4()), created_at=datetime.now(UTC)))
    connection.execute(sa.insert(tables.counter), [{"name": "entry", "value": 0}, {"name": "row", "value": 1}])
    connection.execute(sa.insert(tables.dossier).values(id=1, name=general, search_key=fold(general), general=True))
