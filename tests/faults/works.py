"""What a program may be doing when it is killed, and what must hold of the files afterwards.

Every kind of work is done over and over by a child, which tells each time it begins something and each time it was
told that it is stored. Another child looks at what is left.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import sqlalchemy as sa
import sqlcipher3.dbapi2

from netwerk_tui.actions import drafts
from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.importing import apply_import, plan_import
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.restoring import restore_backup
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.kept_note import KeptNote
from netwerk_tui.store import integrity, tables
from netwerk_tui.store.backup import back_up, back_up_to, identity_in
from netwerk_tui.store.database import Database
from netwerk_tui.store.encryption import FileKey, fits, is_encrypted
from netwerk_tui.store.recrypting import (
    clear_away,
    encrypt_left_behind,
    keys_that_differ,
    partial_of,
    recrypt,
    recrypt_backups,
)
from netwerk_tui.store.upgrade import migrate, open_database
from tests.actions.incoming import batch, person

TODAY = date(2026, 11, 23)
IMPORTED_AT_ONCE = 40

Tell = Callable[[str], None]
"""Tells the one who kills what is going on."""


@dataclass(frozen=True)
class Place:
    """The files of one run."""

    folder: Path

    @property
    def live(self) -> Path:
        return self.folder / "network.db"

    @property
    def old(self) -> Path:
        """A network of the first schema, to be migrated."""
        return self.folder / "old.db"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    def copy(self, name: str) -> Path:
        """A backup to go back to."""
        return self.folder / f"{name}.db"

    def open(self) -> Network:
        return Network(open_database(f"sqlite:///{self.live}", self.backups), "test")


@dataclass(frozen=True)
class Work:
    """One kind of work, done until the kill. `check` is given what was told before, and names what is wrong."""

    prepare: Callable[[Place], None]
    do: Callable[[Place, Tell], None]
    check: Callable[[Place, Sequence[str]], list[str]]


def acknowledged(told: Sequence[str]) -> list[str]:
    """What was said to be stored, oldest first."""
    return [line.removeprefix("stored ") for line in told if line.startswith("stored ")]


def _new_network(place: Place) -> None:
    place.open().close()


# Single contacts and drafts, as somebody who types


def _write(place: Place, tell: Tell) -> None:
    network = place.open()
    number = _count(network.database, tables.contact)
    while True:
        number += 1
        tell(f"begun {number}")
        add_contact(network, ContactForm(given_name=f"Contact {number}", notes="x" * (number * 37 % 900)), TODAY)
        tell(f"stored {number}")
        drafts.keep_note(network, KeptNote(f"draft {number}", None))
        tell(f"draft {number}")


def _check_written(place: Place, told: Sequence[str]) -> list[str]:
    stored = acknowledged(told)
    typed = [line.removeprefix("draft ") for line in told if line.startswith("draft ")]
    with closing(place.open().database) as database:
        count = _count(database, tables.contact)
        problems = _unsound(database)
        if stored and count < int(stored[-1]):
            problems.append(f"lost: {stored[-1]} contacts were acknowledged, {count} are there")
        kept = drafts.kept_note(Network(database, "test")).text.removeprefix("draft ")
        if typed and int(kept or 0) < int(typed[-1]):
            problems.append(f"lost: draft {typed[-1]} was acknowledged, {kept} is there")
    return problems


# Imports, each as one entry


def _import(place: Place, tell: Tell) -> None:
    network = place.open()
    number = _count(network.database, tables.contact) // IMPORTED_AT_ONCE
    while True:
        number += 1
        tell(f"begun {number}")
        people = [person(f"P{number}x{each}", organisation="Ede") for each in range(IMPORTED_AT_ONCE)]
        apply_import(network, plan_import(network, batch(*people)), TODAY)
        tell(f"stored {number}")


def _check_imported(place: Place, told: Sequence[str]) -> list[str]:
    stored = acknowledged(told)
    with closing(place.open().database) as database:
        count = _count(database, tables.contact)
        problems = _unsound(database)
    if count % IMPORTED_AT_ONCE:
        problems.append(f"half an import: {count} contacts")
    if stored and count < int(stored[-1]) * IMPORTED_AT_ONCE:
        problems.append(f"lost: {stored[-1]} imports were acknowledged, {count} contacts are there")
    return problems


# Migrations of an older network


def _make_old(place: Place) -> None:
    _old_network(place.old)


def _old_network(path: Path) -> None:
    with Database(f"sqlite:///{path}") as database:
        migrate(database, "0001")
        with database.writing() as connection:
            instant = "2026-01-01 00:00:00.000000"
            connection.exec_driver_sql("INSERT INTO network (id, created_at) VALUES ('old', ?)", (instant,))
            connection.exec_driver_sql("INSERT INTO counter (name, value) VALUES ('entry', 0), ('row', 999)")
            for number in range(1, 201):
                statement = "INSERT INTO contact (id, given_name, surname) VALUES (?, ?, 'Jansen')"
                connection.exec_driver_sql(statement, (number, f"Contact {number}"))


def _migrate(place: Place, tell: Tell) -> None:
    while True:
        shutil.copyfile(place.old, place.copy("older"))
        os.replace(place.copy("older"), place.live)
        tell("begun")
        place.open().close()
        tell("stored migration")


def _check_migrated(place: Place, told: Sequence[str]) -> list[str]:
    if not told:
        return []
    with closing(place.open().database) as database, database.reading() as connection:
        found = connection.execute(sa.select(sa.func.count()).select_from(tables.contact)).scalar_one()
        broken = [line for (line,) in connection.exec_driver_sql("PRAGMA integrity_check") if line != "ok"]
        broken += [str(row[0]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
    return [*broken, *([] if found == 200 else [f"lost: {found} of 200 contacts are there after the migration"])]


# Backups of a network in use


def _make_backups(place: Place) -> None:
    with closing(place.open().database) as database:
        network = Network(database, "test")
        for number in range(20):
            add_contact(network, ContactForm(given_name=f"Contact {number}"), TODAY)


def _back_up(place: Place, tell: Tell) -> None:
    network = place.open()
    while True:
        tell("begun")
        made = back_up(network.database, place.backups)
        tell(f"stored {made.path.name}")
        add_contact(network, ContactForm(given_name="One more"), TODAY)


def _check_backups(place: Place, told: Sequence[str]) -> list[str]:
    with closing(place.open().database) as database:
        problems = _unsound(database)
    named = {path.name for path in place.backups.glob("netwerk-*.db")}
    problems += [f"lost: backup {name} was acknowledged" for name in acknowledged(told) if name not in named]
    for name in named:
        with closing(Database(f"sqlite:///{place.backups / name}")) as copy:
            problems += [f"{name}: {each}" for each in _unsound(copy)]
    for path in place.backups.iterdir():
        path.unlink()
    return problems


# Restores, of two backups in turn


def _make_two(place: Place) -> None:
    with closing(place.open().database) as database:
        network = Network(database, "test")
        for name, count in (("small", 5), ("large", 200)):
            while _count(database, tables.contact) < count:
                number = _count(database, tables.contact)
                add_contact(network, ContactForm(given_name=f"Contact {number}"), TODAY)
            back_up_to(database, place.copy(name))


def _restore(place: Place, tell: Tell) -> None:
    network = place.open()
    while True:
        for name in ("small", "large"):
            tell(f"begun {name}")
            restore_backup(network, place.copy(name), place.backups)
            tell(f"stored {name}")


def _check_restored(place: Place, told: Sequence[str]) -> list[str]:
    with closing(place.open().database) as database:
        count = _count(database, tables.contact)
        problems = _unsound(database)
    begun = [line.removeprefix("begun ") for line in told if line.startswith("begun ")]
    likely = {*acknowledged(told)[-1:], *begun[-1:]} or {"small", "large"}
    sizes = {"small": 5, "large": 200}
    if count not in {sizes[name] for name in likely} and acknowledged(told):
        problems.append(f"{count} contacts, and none of {sorted(likely)} has so many")
    for path in place.backups.glob("netwerk-*.db"):
        with closing(Database(f"sqlite:///{path}")) as copy:
            problems += [f"{path.name}: {each}" for each in _unsound(copy)]
        path.unlink()
    return problems


# Encrypting, decrypting and changing the passphrase, whose keys are made beforehand

_SALTS = (bytes(range(16)), bytes(range(16, 32)))
_KEYS = tuple(FileKey(bytearray(bytes([number]) * 32), salt) for number, salt in enumerate(_SALTS, start=1))


def _fresh_key(number: int) -> FileKey | None:
    """The keys in turn, and none."""
    if number % 3 == 2:
        return None
    key = _KEYS[number % 3]
    return replace(key, raw=bytearray(key.raw))


def _key_that_fits(path: Path) -> FileKey | None:
    """What opens the file. Raises LookupError where nothing does."""
    if not is_encrypted(path):
        return None
    return next(key for key in _KEYS if fits(path, key))


def _make_two_and_backups(place: Place) -> None:
    _make_two(place)
    network = place.open()
    try:
        for _number in range(3):
            back_up(network.database, place.backups)
    finally:
        network.close()


def _recrypt(place: Place, tell: Tell) -> None:
    clear_away(place.live, place.backups)
    number = 0
    while True:
        old = _key_that_fits(place.live)
        new = _fresh_key(number)
        number += 1
        if old == new:
            continue
        tell("begun")
        recrypt(place.live, old, new)
        recrypt_backups(place.backups, place.live, _identity(place.live, new), old, new)
        tell(f"stored {'plain' if new is None else _KEYS.index(new)}")


def _check_recrypted(place: Place, told: Sequence[str]) -> list[str]:
    try:
        key = _key_that_fits(place.live)
    except StopIteration:
        return ["no key opens the network"]
    with closing(open_database(f"sqlite:///{place.live}", None, key)) as database:
        count = _count(database, tables.contact)
        problems = _unsound(database)
    clear_away(place.live, place.backups)
    identity = _identity(place.live, key)
    if key is not None:
        problems += encrypt_left_behind(place.backups, place.live, identity, key).limits
        plain = [path.name for path in place.folder.rglob("*") if path.is_file() and _is_plain_copy(path, place)]
        problems += [f"{name} is plain" for name in plain]
    named = " ".join(keys_that_differ(place.backups, place.live, identity, key))
    for path in place.backups.glob("*.db"):
        problems += _wrong_with_backup(path, key, named)
    if partial_of(place.live).exists():
        problems.append("half a file is left")
    return [*problems, *([] if count == 200 else [f"lost: {count} of 200 contacts are there"])]


def _is_plain_copy(path: Path, place: Place) -> bool:
    """Whether anybody can read the network in this file; those that are made to go back to are left out."""
    own = {place.copy("small"), place.copy("large")}
    return path not in own and path.read_bytes()[:15] == b"SQLite format 3"


def _wrong_with_backup(path: Path, key: FileKey | None, named: str) -> list[str]:
    try:
        opens = _key_that_fits(path)
    except StopIteration:
        return [f"no key opens {path.name}"]
    with closing(Database(f"sqlite:///{path}", opens)) as copy:
        problems = [f"{path.name}: {each}" for each in _unsound(copy)]
        if _count(copy, tables.contact) != 200:
            problems.append(f"{path.name} lost somebody")
    if (opens is None) != (key is None) and path.name not in named:
        problems.append(f"{path.name} has another key, and nothing says so")
    return problems


def _identity(path: Path, key: FileKey | None) -> str:
    with closing(Database(f"sqlite:///{path}", key)) as database:
        return identity_in(database)


def _count(database: Database, table: sa.Table) -> int:
    with database.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def _unsound(database: Database) -> list[str]:
    """What `netwerk check` finds wrong."""
    try:
        return [f"{found.where}: {found.reason}" for found in integrity.findings(database)]
    except (UserError, sqlcipher3.dbapi2.Error) as error:
        return [f"cannot be read: {error}"]


WORKS = {
    "writes": Work(_new_network, _write, _check_written),
    "imports": Work(_new_network, _import, _check_imported),
    "migrations": Work(_make_old, _migrate, _check_migrated),
    "backups": Work(_make_backups, _back_up, _check_backups),
    "restores": Work(_make_two, _restore, _check_restored),
    "recrypting": Work(_make_two_and_backups, _recrypt, _check_recrypted),
}
