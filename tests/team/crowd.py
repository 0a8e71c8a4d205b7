"""A crowd on one PostgreSQL: two programs with a screen's desk and two shells, all at once, on the same few contacts.

    python -m tests.team.crowd 10000 --seed 3

Each does one thing after the other: it adds a word of its own to the notes of a contact as they were when it last
looked, joins both where somebody else was quicker, adds a contact, takes something back, or records a moment. What it
was told is stored must be there at the end, once, and every desk must show what is stored. With `--kill` the server is
killed and started again in between: each time somewhere in an equal part of what all do, and before anybody begins
with the next part.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from netwerk_tui.actions.card_editing import edit_contact_fields
from netwerk_tui.actions.contacts import add_contact, profile_of
from netwerk_tui.actions.network import Network
from netwerk_tui.cli.run import run
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.conflict import Conflict, joined
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store.failures import ConnectionLost
from netwerk_tui.store.following import News
from netwerk_tui.store.ledger import InDoubt
from netwerk_tui.store.reads.log import newest_entry
from netwerk_tui.store.upgrade import open_database
from netwerk_tui.ui.desk import Desk
from netwerk_tui.ui.writer import Writer
from tests.postgresql import PostgresqlServer, running_postgresql
from tests.team.pace import Pace

TODAY = date(2026, 11, 23)
_SHARED = 5
"""Contacts whose notes everybody adds to."""

_DESKS, _SHELLS = 2, 2
_BACK_SECONDS = 60.0
DURABLE = ("fsync=off", "shared_buffers=32MB", "autovacuum=off", "deadlock_timeout=200ms")
"""What was acknowledged is kept when the server's processes are killed; a power cut is not what is tried."""


@dataclass
class Told:
    """What one of the crowd was told."""

    words: list[str] = field(default_factory=list)
    """Added to notes, each its own."""
    names: list[str] = field(default_factory=list)
    """Of contacts that were added."""
    moments: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    """What may be stored or not."""
    clashes: int = 0
    refused: int = 0
    outages: int = 0
    problems: list[str] = field(default_factory=list)


@dataclass
class Figures:
    """What came of a crowd."""

    actions: int = 0
    clashes: int = 0
    outages: int = 0
    doubtful: int = 0
    seconds: float = 0.0
    problems: list[str] = field(default_factory=list)


def gather(server: PostgresqlServer, actions: int, seed: int, folder: Path, kills: int = 0) -> Figures:
    """Let a crowd do so many things together, and look whether anything was lost or doubled."""
    url = server.url(server.create_database())
    with open_database(url) as database:
        network = Network(database, "host")
        shared = [add_contact(network, ContactForm(given_name=f"Shared{n}"), TODAY)[0] for n in range(_SHARED)]
    figures = Figures(actions=actions)
    begun = time.monotonic()
    pace = Pace(folder, _DESKS + _SHELLS, actions // (_DESKS + _SHELLS), kills)
    works: list[Callable[[Path], None]] = [
        lambda told, n=n: asyncio.run(_at_a_desk(url, f"desk{n}", shared, pace, seed + n, told))  # type: ignore[misc]
        for n in range(_DESKS)
    ]
    works += [
        lambda told, n=n: _in_a_shell(url, f"shell{n}", shared, pace, seed + 10 + n, told)  # type: ignore[misc]
        for n in range(_SHELLS)
    ]
    results = [folder / f"{seed}-{number}.json" for number in range(len(works))]
    children = [_fork(work, result, pace) for work, result in zip(works, results, strict=True)]
    chance = random.Random(seed)
    for kill in range(kills):
        pace.wait_for(kill, chance.uniform(0.1, 0.9))
        server.kill()
        pace.killed(kill)
        time.sleep(chance.uniform(0.0, 1.0))
        server.start()
    for child in children:
        _pid, status = os.waitpid(child, 0)
        if status:
            figures.problems.append(f"one of the crowd ended with {status}")
    figures.seconds = time.monotonic() - begun
    told = [Told(**json.loads(result.read_text())) for result in results if result.exists()]
    figures.clashes = sum(one.clashes for one in told)
    figures.outages = sum(one.outages for one in told)
    figures.doubtful = sum(len(one.doubtful) for one in told)
    figures.problems += [problem for one in told for problem in one.problems]
    figures.problems += _lost(url, shared, told)
    return figures


def _lost(url: str, shared: list[ContactId], told: list[Told]) -> list[str]:
    """What was acknowledged and is not there, or is there twice."""
    with open_database(url) as database:
        network = Network(database, "host")
        words = Counter(word for each in shared for word in profile_of(network, each).notes.split())
        with database.reading() as connection:
            names = Counter(connection.exec_driver_sql("SELECT given_name FROM contact").scalars())
            moments = Counter(connection.exec_driver_sql("SELECT text FROM interaction").scalars())
            entries = list(connection.exec_driver_sql("SELECT id FROM entry ORDER BY id").scalars())
    problems = []
    for kind, stored in (("words", words), ("names", names), ("moments", moments)):
        wanted = [each for one in told for each in getattr(one, kind)]
        problems += [f"{each} is there {stored[each]} times" for each in wanted if stored[each] != 1]
        doubtful = [each for one in told for each in one.doubtful]
        problems += [f"{each} in doubt is there {stored[each]} times" for each in doubtful if stored[each] > 1]
    if entries != list(range(1, len(entries) + 1)):
        problems.append("an entry is missing in the log")
    return problems


async def _at_a_desk(url: str, name: str, shared: list[ContactId], pace: Pace, seed: int, result: Path) -> None:
    chance, told = random.Random(seed), Told()
    writer = Writer()
    network = Network(open_database(url), name)
    desk = Desk(network, writer, TODAY, result.with_suffix(".toml"))
    heard: asyncio.Queue[News] = asyncio.Queue()
    desk.follow_others(heard.put_nowait)
    await _until_it_follows(desk)
    read = {each: desk.card.texts(Part.CONTACT, each).texts for each in shared}
    for number in range(pace.actions):
        await asyncio.to_thread(pace.begin, number)
        mark = f"{name}-{number}"
        kind = chance.random()
        try:
            if kind < 0.6:
                contact = chance.choice(shared)
                await _add_word(desk, contact, mark, read, told, looks=chance.random() < 0.3)
            elif kind < 0.8:
                await desk.contacts.add(ContactForm(given_name=mark))
                told.names.append(mark)
            else:
                made, committed = await desk.contacts.add(ContactForm(given_name=mark))
                await desk.undo(committed.entry)
                if made in desk.directory.ids:
                    told.problems.append(f"{mark} was taken back and is still shown")
        except InDoubt:
            told.doubtful.append(mark)
        except ConnectionLost:
            told.outages += 1
            await _until_back(network)
        except UserError:
            told.refused += 1
        if number % 10 == 0:
            await asyncio.sleep(0)
            with suppress(ConnectionLost):
                if await desk.is_stale():
                    await desk.reload()
    await _until_back(network)
    await asyncio.to_thread(pace.end)
    await desk.reload()
    with network.database.reading() as connection:
        if desk.directory.revision != newest_entry(connection):
            told.problems.append(f"{name} does not show the newest entry")
        if len(desk.directory.ids) != connection.exec_driver_sql("SELECT count(*) FROM contact").scalar_one():
            told.problems.append(f"{name} does not show everybody")
    if heard.empty():
        told.problems.append(f"{name} never heard of the others")
    await asyncio.to_thread(desk.close)
    writer.close()
    result.write_text(json.dumps(told.__dict__))


async def _add_word(
    desk: Desk, contact: ContactId, mark: str, read: dict[ContactId, dict[str, str]], told: Told, *, looks: bool
) -> None:
    """Add a word to notes as they were when they were last looked at; where that clashes, join both."""
    if looks:
        read[contact] = desk.card.texts(Part.CONTACT, contact).texts
    mine = {"notes": f"{read[contact]['notes']} {mark}".strip()}
    while True:
        try:
            await desk.card.edit(Part.CONTACT, contact, mine, read[contact])
        except Conflict as conflict:
            told.clashes += 1
            (clash,) = conflict.clashes
            mine = {"notes": joined(clash.read, clash.mine, clash.theirs)}
            read[contact] = {**read[contact], "notes": clash.theirs}
        else:
            read[contact] = {**read[contact], **mine}
            told.words.append(mark)
            return


def _in_a_shell(url: str, name: str, shared: list[ContactId], pace: Pace, seed: int, result: Path) -> None:
    chance, told = random.Random(seed), Told()
    os.environ["NETWERK_DB"] = url.replace("+psycopg", "")
    database = open_database(url)
    network = Network(database, name)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    for number in range(pace.actions):
        pace.begin(number)
        mark = f"{name}-{number}"
        try:
            if chance.random() < 0.05:
                # The verb itself, as the prompt runs it.
                code = run(["note", f"call Shared{chance.randrange(_SHARED)}: {mark}"])
                if code == 0:
                    told.moments.append(mark)
                else:
                    told.doubtful.append(mark)
                    told.outages += 1
                    asyncio.run(_until_back(network))
            elif chance.random() < 0.5:
                add_contact(network, ContactForm(given_name=mark), TODAY)
                told.names.append(mark)
            else:
                _add_word_at_once(network, chance.choice(shared), mark, told)
        except InDoubt:
            told.doubtful.append(mark)
        except ConnectionLost:
            told.outages += 1
            asyncio.run(_until_back(network))
        except UserError:
            told.refused += 1
    asyncio.run(_until_back(network))
    database.close()
    pace.end()
    result.write_text(json.dumps(told.__dict__))


def _add_word_at_once(network: Network, contact: ContactId, mark: str, told: Told) -> None:
    while True:
        read = {"notes": profile_of(network, contact).notes}
        try:
            edit_contact_fields(network, contact, {"notes": f"{read['notes']} {mark}".strip()}, TODAY, read)
        except Conflict:
            told.clashes += 1
        else:
            told.words.append(mark)
            return


async def _until_back(network: Network) -> None:
    """Wait until the server answers again."""
    deadline = time.monotonic() + _BACK_SECONDS
    while time.monotonic() < deadline:
        try:
            with network.database.reading() as connection:
                connection.exec_driver_sql("SELECT 1")
        except UserError:
            await asyncio.sleep(0.05)
        else:
            return
    raise TimeoutError("the server never came back")


async def _until_it_follows(desk: Desk) -> None:
    """Wait until it would hear of what others write: somebody who comes late has missed nothing."""
    assert desk._follower is not None
    while not desk._follower._is_following:
        await asyncio.sleep(0.01)


def _fork(work: Callable[[Path], None], result: Path, pace: Pace) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work(result)
        code = 0
    except BaseException:  # noqa: BLE001 - the one thing that matters is to say so
        traceback.print_exc()
        pace.fail()
    finally:
        os._exit(code)


def main() -> int:
    """Gather a crowd, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("actions", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kill", type=int, default=0, metavar="TIMES", help="kill the server so often in between")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder, running_postgresql(settings=DURABLE) as server:
        figures = gather(server, arguments.actions, arguments.seed, Path(folder), arguments.kill)
    said = [
        f"{figures.actions} actions in {figures.seconds:.0f} s, {figures.clashes} clashes, {figures.outages} outages, "
        f"{figures.doubtful} in doubt, {len(figures.problems)} problems",
        *(f"  {problem}" for problem in figures.problems[:20]),
    ]
    sys.stdout.write("\n".join([*said, ""]))
    return bool(figures.problems)


if __name__ == "__main__":
    sys.exit(main())
