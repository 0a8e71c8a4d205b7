"""How fast people come in from a file, what memory that takes, and how fast that is undone.

    python benchmarks/importing.py [--contacts N] [--format csv xlsx vcard]

Each format has a process of its own. An import is over once the search index of all is saved, which another process
makes meanwhile where there are many. How long that takes by the clock only tells something where two processors have
nothing else to do; times of the processor matter little what else the machine does. `bare` is the standard library's
sqlite3 adding the rows that the import made, with the same tables and indexes and the ledger, in one `executemany` for
each table: what an import that thinks of nothing else cannot do without.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeVar

import xlsxwriter
from invented_words import COMMON_SURNAMES, GIVEN_NAMES, PARTICLES, ROLES, SURNAME_BEGINNINGS, SURNAME_ENDINGS, TOWNS

from netwerk_tui.actions.import_plan import ImportReport
from netwerk_tui.actions.importing import import_file
from netwerk_tui.actions.indexing import build_index, keep_index, load_index
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.store.undoing import undo

Result = TypeVar("Result")

_HEADER = ("Voornaam", "Tussenvoegsel", "Achternaam", "Organisatie", "Functie", "E-mail", "Telefoon", "Woonplaats")
_FORMATS = ("csv", "xlsx", "vcard")
_TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Step:
    """What one piece of work took."""

    seconds: float
    """Of the processor."""
    beside: float
    """The same, in processes that were started meanwhile."""
    clock: float
    """By the clock."""
    megabytes: float
    """At most, above what the process had before."""


def people(count: int) -> Iterator[tuple[str, ...]]:
    """So many invented people, the same ones at every call: a row under `_HEADER` each."""
    chance = Random("netwerk: import")
    for number in range(count):
        made = chance.choice(SURNAME_BEGINNINGS) + chance.choice(SURNAME_ENDINGS)
        surname = chance.choice(COMMON_SURNAMES) if chance.random() < 0.3 else made
        given_name = chance.choice(GIVEN_NAMES)
        yield (
            given_name,
            chance.choice(PARTICLES) if chance.random() < 0.2 else "",
            surname,
            f"{chance.choice(SURNAME_BEGINNINGS)}groep {chance.randrange(20_000)}",
            chance.choice(ROLES),
            f"{given_name.lower()}.{number}@example.org",
            f"06-{chance.randrange(10**7, 10**8)}",
            chance.choice(TOWNS)[0],
        )


def write_file(path: Path, count: int) -> None:
    """A file with so many people, in the format of its name."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([_HEADER, *people(count)])
    elif path.suffix == ".xlsx":
        book = xlsxwriter.Workbook(path, {"constant_memory": True})
        sheet = book.add_worksheet()
        for number, row in enumerate([_HEADER, *people(count)]):
            sheet.write_row(number, 0, row)
        book.close()
    else:
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(map(_card, people(count)))


def _card(row: tuple[str, ...]) -> str:
    given_name, particle, surname, organisation, role, email, phone, town = row
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{email}",
        f"N:{particle} {surname};{given_name};;;",
        f"FN:{given_name} {particle} {surname}",
        f"ORG:{organisation}",
        f"TITLE:{role}",
        f"EMAIL:{email}",
        f"TEL:{phone}",
        f"ADR:;;;{town};;;",
        "END:VCARD",
    )
    return "\r\n".join([*lines, ""])


def measured(work: Callable[[], Result]) -> tuple[Step, Result]:
    """What the work took, and what came of it."""
    gc.collect()
    before = _memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")
    began, beside, clock = time.process_time(), _beside(), time.perf_counter()
    result = work()
    seconds, clock = time.process_time() - began, time.perf_counter() - clock
    return Step(seconds, _beside() - beside, clock, (_memory("VmHWM") - before) / 1024), result


def _beside() -> float:
    """Seconds of the processor that processes took which were started here, and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(name: str) -> int:
    """Kilobytes, as Linux counts them."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


def measure(file: Path) -> dict[str, Step]:
    """Import the file into an empty network beside it, once more, undo it all."""
    path = file.with_suffix(f"{file.suffix}.db")
    network = open_file(path)
    # Whatever is loaded once in a process is loaded before anything is measured.
    small = file.with_stem("small")
    import_file(network, small, _TODAY)
    undo(network.database, network.actor)
    steps: dict[str, Step] = {}
    steps["import"], report = measured(lambda: _import(network, file))
    assert report.entry is not None, "everybody is new"
    steps["again"], again = measured(lambda: import_file(network, file, _TODAY))
    assert again.entry is None, "nothing is new any more"
    steps["bare"] = bare(network, path.with_suffix(".bare"))
    steps["undo"], _undone = measured(lambda: undo(network.database, network.actor, report.entry))
    network.close()
    return steps


def _import(network: Network, file: Path) -> ImportReport:
    """Import the file, and have the search index where it was not made meanwhile."""
    report = import_file(network, file, _TODAY)
    if load_index(network) is None:
        keep_index(network, build_index(network))
    return report


def bare(network: Network, target: Path) -> Step:
    """What writing the rows of the network to another file takes without anything else."""
    copy = sqlite3.connect(target)
    copy.execute("PRAGMA journal_mode=WAL")
    seconds = 0.0
    # The program's own driver reads: two builds of SQLite in one process must not open one file.
    with network.database.raw() as source:
        schema = source.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        for _type, _name, statement in sorted(schema, key=lambda row: row[0] != "table"):
            copy.execute(statement)
        for name in (name for kind, name, _statement in schema if kind == "table"):
            rows = source.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - a name of the schema
            if rows:
                marks = ", ".join("?" for _value in rows[0])
                began = time.process_time()
                copy.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)  # noqa: S608
                copy.commit()
                seconds += time.process_time() - began
    copy.close()
    return Step(seconds, 0.0, 0.0, 0.0)


def main() -> None:
    """Measure, and print a line for each format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=int, default=20_000)
    parser.add_argument("--format", nargs="+", choices=_FORMATS, default=_FORMATS)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        steps = measure(options.measure)
        sys.stdout.write(json.dumps({name: asdict(step) for name, step in steps.items()}))
        return
    with TemporaryDirectory() as folder:
        for name in options.format:
            file = Path(folder, f"people.{'vcf' if name == 'vcard' else name}")
            write_file(file, options.contacts)
            write_file(file.with_stem("small"), 100)
            command = [sys.executable, __file__, "--measure", str(file)]
            told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            sys.stdout.write(f"{name}: {_words(told, options.contacts)}\n")
            sys.stdout.flush()


def _words(steps: dict[str, dict[str, float]], count: int) -> str:
    seconds = {name: step["seconds"] for name, step in steps.items()}
    clock, beside = steps["import"]["clock"], steps["import"]["beside"]
    peaks = {name: step["megabytes"] for name, step in steps.items()}
    return (
        f"{count / clock:,.0f} contacts a second incl. search by the clock"
        f" ({clock:.1f} s; processor: {seconds['import']:.1f} s, and {beside:.1f} s beside it;"
        f" bare {seconds['bare']:.1f} s),"
        f" +{peaks['import']:.0f} MB; again {seconds['again']:.1f} s, +{peaks['again']:.0f} MB;"
        f" undo {seconds['undo']:.1f} s, +{peaks['undo']:.0f} MB"
    )


if __name__ == "__main__":
    main()
