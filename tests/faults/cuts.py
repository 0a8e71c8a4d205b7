"""Cuts the power at random moments of netwerk's writes, and looks whether anything was lost or damaged.

    python -m tests.faults.cuts 10000 --seed 7

What the actions say to SQLite is said once more through a file system that writes everything down. A cut at a moment
keeps what was synced before it; of what was not, each write is kept, dropped or torn at a sector, whatever its order.
The network that is left must be exactly the one after some transaction, none of the acknowledged ones missing.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import apsw
import sqlcipher3.dbapi2

from netwerk_tui.actions import drafts
from netwerk_tui.actions.contacts import add_contact, delete_contacts
from netwerk_tui.actions.history import undo
from netwerk_tui.actions.importing import apply_import, plan_import
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.kept_note import KeptNote
from netwerk_tui.store import integrity
from netwerk_tui.store.backup import back_up_to
from netwerk_tui.store.database import Database
from netwerk_tui.store.upgrade import open_database
from tests.actions.incoming import batch, person
from tests.faults.recording_vfs import NAME, Kind, Operation, RecordingVFS
from tests.faults.spoken import Script, script_of

TODAY = date(2026, 11, 23)
_SECTOR = 512
_CHECKPOINT_PAGES = 60
"""Often, so that cuts during checkpoints are as likely as others."""
_LEDGER_EVERY = 100
"""Of so many cuts one is looked at with all of `netwerk check`, which takes twenty times as long."""
_TABLES = ("contact", "contact_point", "interaction", "entry", "change", "draft", "erased")

State = tuple[int, ...]


@dataclass
class Figures:
    """What came of the cuts of one way of writing."""

    cuts: int = 0
    operations: int = 0
    transactions: int = 0
    damaged: int = 0
    lost: int = 0
    """Cuts after which an acknowledged transaction was missing."""
    problems: list[str] = field(default_factory=list)


@dataclass
class Recording:
    """What was asked of the file system, and how far it was when each transaction was acknowledged."""

    files: dict[str, bytes]
    """As they were at first."""
    operations: list[Operation]
    acknowledged: list[tuple[int, State]]
    """How many operations had been asked, and what the network held then."""


def cut_often(cuts: int, seed: int, folder: Path, synchronous: str = "FULL") -> Figures:
    """Cut the power so often in one recording. `synchronous` is that of SQLite; netwerk's own is FULL."""
    chance = random.Random(f"{synchronous} {seed}")
    recording = _recorded(folder, chance, synchronous)
    figures = Figures(operations=len(recording.operations), transactions=len(recording.acknowledged))
    left = folder / "left"
    left.mkdir()
    for number in range(cuts):
        moment = chance.randrange(1, len(recording.operations) + 1)
        keeping = chance.choice((0.0, 0.0, 0.5, 0.9))
        files = after_cut(recording, moment, keeping, chance)
        figures.cuts += 1
        problem = _problem(files, left, recording, moment, with_ledger=number % _LEDGER_EVERY == 0)
        figures.damaged += problem.startswith("damaged")
        figures.lost += problem.startswith("lost")
        if problem and len(figures.problems) < 20:
            figures.problems.append(f"cut {number} at {moment}: {problem}")
    return figures


def after_cut(recording: Recording, moment: int, keeping: float, chance: random.Random) -> dict[str, bytearray]:
    """The files as they are found after a cut at this operation."""
    files = {name: bytearray(content) for name, content in recording.files.items()}
    waiting: dict[str, list[Operation]] = {}
    for operation in recording.operations[:moment]:
        match operation.kind:
            case Kind.SYNC:
                for each in waiting.pop(operation.file, []):
                    _apply(files, each)
            case Kind.DELETE:
                waiting.pop(operation.file, None)
                files.pop(operation.file, None)
            case _:
                waiting.setdefault(operation.file, []).append(operation)
    for each in (operation for operations in waiting.values() for operation in operations):
        luck = chance.random()
        if luck < keeping:
            _apply(files, each)
        elif luck < keeping + 0.15 and each.kind is Kind.WRITE:
            sectors = chance.randint(0, len(each.content) // _SECTOR)
            _apply(files, Operation(Kind.WRITE, each.file, each.offset, each.content[: sectors * _SECTOR]))
    return files


def _apply(files: dict[str, bytearray], operation: Operation) -> None:
    content = files.setdefault(operation.file, bytearray())
    size = operation.offset
    if operation.kind is Kind.TRUNCATE:
        del content[size:]
    if len(content) < size:
        content.extend(bytes(size - len(content)))
    if operation.kind is Kind.WRITE:
        content[size : size + len(operation.content)] = operation.content


def _recorded(folder: Path, chance: random.Random, synchronous: str) -> Recording:
    """Work on a new network as people do, and at the end a restore of an older state of it."""
    template, live, older = folder / "template.db", folder / "live.db", folder / "older.db"
    with closing(open_database(f"sqlite:///{template}")) as database:
        back_up_to(database, live)
        script = script_of(database, lambda: _work(Network(database, "test"), chance, older))
    vfs = RecordingVFS()
    try:
        return _replayed(script, live, older, vfs, synchronous)
    finally:
        vfs.unregister()


def _work(network: Network, chance: random.Random, older: Path) -> None:
    people: list[ContactId] = []
    for number in range(90):
        match chance.randrange(8):
            case 0 if people:
                delete_contacts(network, (people.pop(chance.randrange(len(people))),))
            case 1 if people:
                undo(network)
                people = people[:-1]
            case 2:
                incoming = [person(f"P{number}x{each}", emails=[f"p{number}x{each}@example.org"]) for each in range(9)]
                apply_import(network, plan_import(network, batch(*incoming)), TODAY)
            case 3:
                drafts.keep_note(network, KeptNote("x" * chance.randrange(900), None))
            case _:
                form = ContactForm(given_name=f"Contact {number}", notes="x" * chance.randrange(3000))
                people.append(add_contact(network, form, TODAY)[0])
        if number == 45:
            back_up_to(network.database, older)


def _replayed(script: Script, live: Path, older: Path, vfs: RecordingVFS, synchronous: str) -> Recording:
    with closing(apsw.Connection(str(live), vfs=NAME)) as connection:
        for setting in ("journal_mode=WAL", f"synchronous={synchronous}", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute(f"PRAGMA wal_autocheckpoint={_CHECKPOINT_PAGES}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        files = {live.name: live.read_bytes()}
        vfs.operations.clear()
        acknowledged = [(0, _state(connection))]
        for transaction in script.transactions:
            connection.execute("BEGIN IMMEDIATE")
            for statement, parameters in transaction:
                connection.execute(statement, parameters)
            connection.execute("COMMIT")
            acknowledged.append((len(vfs.operations), _state(connection)))
        with (
            closing(apsw.Connection(str(older))) as source,
            connection.backup("main", source, "main") as copying,
        ):
            while not copying.done:
                copying.step(100)
        acknowledged.append((len(vfs.operations), _state(connection)))
        return Recording(files, list(vfs.operations), acknowledged)


def _problem(files: dict[str, bytearray], left: Path, recording: Recording, moment: int, *, with_ledger: bool) -> str:
    """What is wrong with the network that a cut left; nothing where it is as it should be."""
    for path in left.iterdir():
        path.unlink()
    for name, content in files.items():
        if not name.endswith("-shm"):
            (left / name).write_bytes(content)
    path = left / "live.db"
    try:
        with closing(sqlcipher3.dbapi2.connect(str(path))) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
            state = _state(connection)
    except sqlcipher3.dbapi2.Error as error:
        return f"damaged: {error}"
    if verdict != "ok" or broken:
        return f"damaged: {verdict}, {len(broken)} broken references"
    done = sum(asked <= moment for asked, _state in recording.acknowledged)
    if state not in [known for _asked, known in recording.acknowledged[done - 1 : done + 1]]:
        is_older = state in [known for _asked, known in recording.acknowledged[: done - 1]]
        return f"lost: the last acknowledged of {done}" if is_older else "damaged: it is no state that ever was"
    if with_ledger:
        with closing(Database(f"sqlite:///{path}")) as database:
            found = integrity.findings(database)
        if found:
            return f"damaged: {found[0]}"
    return ""


def _state(connection: Any) -> State:
    """How many rows each table has, and how far ids have been given out: what tells one transaction from the next."""
    counts = [next(iter(connection.execute(f"SELECT count(*) FROM {table}")))[0] for table in _TABLES]  # noqa: S608
    lengths = next(iter(connection.execute("SELECT coalesce(sum(length(text)), 0) FROM draft")))[0]
    highest = [value for (value,) in connection.execute("SELECT value FROM counter ORDER BY name")]
    return (*counts, lengths, *highest)


def main(arguments: Sequence[str]) -> int:
    """Print the figures as JSON; exit code 1 where there was a problem."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cuts", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--synchronous", choices=("FULL", "NORMAL", "OFF"), default="FULL")
    chosen = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="netwerk-cuts-") as folder:
        figures = cut_often(chosen.cuts, chosen.seed, Path(folder), chosen.synchronous)
    print(json.dumps(asdict(figures), indent=2))  # noqa: T201
    return int(bool(figures.problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
