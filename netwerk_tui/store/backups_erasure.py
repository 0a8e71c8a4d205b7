"""Forgetting a person in our own backups too, so that restoring one does not bring them back. For `actions.erasing`.

A backup of the same network is opened where it lies, brought up to date, rewritten and closed. Others are left alone:
those of another network know other people, and those that cannot be opened are told of.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import sqlalchemy as sa
import sqlalchemy.exc as sa_exc

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.erasure import name_identifier, point_identifier, source_identifier
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import SortRule, full_name
from netwerk_tui.domain.text import fold
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.encryption import FileKey, key_for
from netwerk_tui.store.erased_people import ErasedPeople
from netwerk_tui.store.erasure import forget
from netwerk_tui.store.erasure_traces import Traces, traces_of
from netwerk_tui.store.mentions import Kept
from netwerk_tui.store.reads.merging import own_source
from netwerk_tui.store.reads.network import network_id
from netwerk_tui.store.schema_revision import SCHEMA_REVISION
from netwerk_tui.store.scrubbing import put_to_rest, scrub
from netwerk_tui.store.upgrade import known_revisions, migrate

_PATTERN = "*.db"


@dataclass(frozen=True, slots=True)
class Order:
    """Whom to forget, and how."""

    network: str
    traces: Traces
    kept: Kept
    actor: str
    preferred: SortRule
    today: date
    key: str
    """Of the hashes by which the erased are recognised."""
    file_key: FileKey | None = None
    """What the network is encrypted with, and its backups."""


@dataclass(frozen=True, slots=True)
class RewrittenBackups:
    """What became of the backups in a folder."""

    rewritten: tuple[Path, ...]
    limits: tuple[str, ...]
    """What could not be done, in the user's language."""


def forget_in_backups(directory: Path, order: Order, live: Path | None) -> RewrittenBackups:
    """Forget the person in every backup of the network in this folder, but for the database itself, which is `live`."""
    rewritten: list[Path] = []
    limits: list[str] = []
    for path in backups_in(directory, live):
        try:
            told = _forget_in(path, order)
        except (UserError, sa_exc.DatabaseError):
            limits.append(_("{path} could not be opened, and is as it was.").format(path=path))
            continue
        if told is not None:
            rewritten.append(path)
            limits += told
    return RewrittenBackups(tuple(rewritten), tuple(limits))


def forget_again(database: Database, erased: ErasedPeople, actor: str, preferred: SortRule) -> int:
    """Forget everybody in a database of the same network who was erased elsewhere; how many that were.

    For a copy that no erasure could reach, once it is here: a backup from another disk that is to be restored.
    """
    with database.reading() as connection:
        days = {contact: erased.erased_on(known) for contact, known in _identifiers_by_contact(connection).items()}
    found = {contact: day for contact, day in days.items() if day is not None}
    for contact, day in found.items():
        with database.reading() as connection:
            traces = traces_of(connection, contact)
        forget(database, traces, (), actor, preferred, day, erased.key)
    if found:
        scrub(database)
    return len(found)


def backups_in(directory: Path, live: Path | None) -> list[Path]:
    """The files in a folder that may be backups, oldest name first."""
    if not directory.is_dir():
        return []
    found = sorted(path for path in directory.glob(_PATTERN) if path.is_file())
    return [path for path in found if live is None or not live.exists() or not path.samefile(live)]


def _forget_in(path: Path, order: Order) -> list[str] | None:
    """Forget the person in one backup; what cannot be promised. None for a backup of another network."""
    file_key = key_for(path, order.file_key)
    with closing(Database(f"sqlite:///{path}", file_key)) as database:
        if not _is_of(database, order.network):
            return None
        if _revision(database) != SCHEMA_REVISION:
            migrate(database)
        with database.reading() as connection:
            traces = _traces_here(connection, order.traces)
        forget(database, traces, order.kept, order.actor, order.preferred, order.today, order.key)
        limits = scrub(database)
    put_to_rest(path, file_key)
    return limits


def _is_of(database: Database, network: str) -> bool:
    with database.reading() as connection:
        names = set(sa.inspect(connection).get_table_names())
        if not {"network", "alembic_version"} <= names:
            return False
        if network_id(connection) != network:
            return False
    revision = _revision(database)
    if revision not in known_revisions():
        raise UserError(_("This network was written by a newer netwerk (schema {revision}).").format(revision=revision))
    return True


def _revision(database: Database) -> str:
    with database.reading() as connection:
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def _traces_here(connection: sa.Connection, known: Traces) -> Traces:
    """What the person is known by in a backup and in the network together.

    Two copies of one network may have grown apart, so an id alone does not make somebody the same.
    """
    contact = tables.contact
    columns = (contact.c.id, contact.c.given_name, contact.c.particle, contact.c.surname, contact.c.organisation)
    strong = _contacts_with(connection, known)
    words = {word for name in known.names for word in fold(name).split()}
    gone = set(known.contacts)
    here: set[ContactId] = set()
    for row in connection.execute(sa.select(*columns)):
        name = full_name(row.given_name, row.particle, row.surname)
        same_id = row.id in known.contacts and (not name or not words.isdisjoint(fold(name).split()))
        gone.discard(row.id)
        if same_id or row.id in strong or name_identifier(name, row.organisation) in known.identifiers:
            here.add(ContactId(row.id))
    found = [traces_of(connection, each, gone) for each in sorted(here)]
    return Traces(
        contacts=frozenset(gone).union(*(each.contacts for each in found)),
        names=known.names.union(*(each.names for each in found)),
        addresses=known.addresses.union(*(each.addresses for each in found)),
        identifiers=known.identifiers.union(*(each.identifiers for each in found)),
    )


def _identifiers_by_contact(connection: sa.Connection) -> dict[ContactId, list[str]]:
    """What every contact is recognised by."""
    contact, point, identity = tables.contact.c, tables.contact_point.c, tables.identity.c
    source = own_source(connection)
    found: dict[ContactId, list[str]] = {}
    names = sa.select(contact.id, contact.given_name, contact.particle, contact.surname, contact.organisation)
    for row in connection.execute(names):
        name = full_name(row.given_name, row.particle, row.surname)
        found[ContactId(row.id)] = [
            source_identifier(source, str(row.id)),
            name_identifier(name, row.organisation),
        ]
    for owner, kind, value in connection.execute(sa.select(point.contact_id, point.kind, point.value)):
        found[ContactId(owner)].append(point_identifier(PointKind(kind), value))
    sources = sa.select(identity.contact_id, identity.source, identity.external_id)
    for owner, program, external_id in connection.execute(sources):
        found[ContactId(owner)].append(source_identifier(program, external_id))
    return found


def _contacts_with(connection: sa.Connection, known: Traces) -> set[int]:
    """Contacts with an address or an identity of the person."""
    point, identity = tables.contact_point.c, tables.identity.c
    found: set[int] = set()
    for owner, kind, value in connection.execute(sa.select(point.contact_id, point.kind, point.value)):
        if point_identifier(PointKind(kind), value) in known.identifiers:
            found.add(owner)
    for owner, source, external_id in connection.execute(
        sa.select(identity.contact_id, identity.source, identity.external_id)
    ):
        if source_identifier(source, external_id) in known.identifiers:
            found.add(owner)
    return found
