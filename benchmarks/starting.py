"""From the start of a program to the first frame with contacts: netwerk, a bare Textual program, and others like it.

All take turns, so that what else the machine does meets all of them. The others are used where they are installed; they
show the same people, from the file that each of them reads.
"""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from figures import Figure, Results
from networks import first_name_in
from terminal import FrameTerminal, Taken

_PART = "Start"
_HELLO = """
import gc
gc.disable()
from textual.app import App, ComposeResult
from textual.widgets import Static
class Hello(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("hello")
Hello().run()
"""
_OTHERS = ("fzf", "khard", "visidata", "harlequin")


@dataclass(frozen=True, slots=True)
class Program:
    """How to start it, and by which text one sees that it is there."""

    name: str
    contacts: int
    command: tuple[str, ...]
    environment: dict[str, str]
    text: str
    marks_frames: bool = False

    def taken(self) -> Taken:
        """From its start to that text."""
        with FrameTerminal(self.command, self.environment) as terminal:
            return terminal.since_start(self.text, self.marks_frames)


def measure_start(
    netwerk: str, environment: dict[str, str], networks: dict[int, Path], folder: Path, rounds: int, results: Results
) -> None:
    """Start each program so many times, in turn."""
    hello = Program(
        "a bare Textual program", 0, (sys.executable, "-c", _HELLO), environment, "hello", marks_frames=True
    )
    programs = [hello]
    for contacts, network in networks.items():
        opened = {**environment, "NETWERK_DB": str(network)}
        name = re.escape(first_name_in(network))
        programs.append(Program("netwerk", contacts, (netwerk,), opened, name, marks_frames=True))
        if contacts <= 100_000:
            programs += _others(netwerk, opened, network, contacts, folder)
    times: dict[int, list[Taken]] = {}
    for turn in range(rounds + 1):
        for number, program in enumerate(programs):
            if number not in times or times[number]:
                times.setdefault(number, [])
                try:
                    taken = program.taken()
                except TimeoutError:
                    times[number] = []
                    continue
                times[number] = times[number] + [taken] if turn > 1 else [taken]
    bare = times[0]
    for number, program in enumerate(programs):
        results.add(_figure(program, times[number], bare))
    absent = [name for name in _OTHERS if shutil.which(name) is None]
    if absent:
        results.add(Figure(_PART, f"not installed: {', '.join(absent)}", "", "", ()))


def _figure(program: Program, times: Sequence[Taken], bare: Sequence[Taken]) -> Figure:
    size = f"{program.contacts:,}" if program.contacts else ""
    if not times:
        return Figure(_PART, f"{program.name}: did not start here", size, "", ())
    own, clock, ran = (median(getattr(each, name) for each in times) for name in ("own", "clock", "ran"))
    limits = (None, 1.25) if program.name == "netwerk" else ()
    values = (own, own / median(each.own for each in bare))
    beside = f"{clock:.0f} by the clock, {ran:.0f} of the processor"
    return Figure(_PART, program.name, size, "ms / × bare", values, limits, beside=beside)


def _others(netwerk: str, opened: dict[str, str], network: Path, contacts: int, folder: Path) -> list[Program]:
    people = folder / f"people-{contacts}.csv"
    subprocess.run([netwerk, "export", str(people)], env=opened, check=True, capture_output=True)
    with people.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.reader(stream) if row]
    found: list[Program] = []
    if fzf := shutil.which("fzf"):
        lines = people.with_suffix(".txt")
        lines.write_text("".join(f"{' '.join(filter(None, row))}\n" for row in rows[1:]), encoding="utf-8")
        command = ("/bin/sh", "-c", f"exec {fzf} < {lines}")
        found.append(Program("fzf", contacts, command, opened, f"{len(rows) - 1}/{len(rows) - 1}"))
    if visidata := shutil.which("visidata"):
        found.append(
            Program(
                "visidata",
                contacts,
                (visidata, "--nothing", str(people)),
                opened,
                re.escape(rows[1][0][:8] or rows[1][1][:8]),
            )
        )
    if (khard := shutil.which("khard")) and contacts <= 2_000:
        found.append(Program("khard list", contacts, (khard, *_cards_for_khard(netwerk, opened, folder)), opened, "@"))
    if harlequin := shutil.which("harlequin"):
        asked = (harlequin, "-a", "sqlite", str(network))
        found.append(Program("harlequin", contacts, asked, opened, "assessment|contact|Catalog", marks_frames=True))
    return found


def _cards_for_khard(netwerk: str, opened: dict[str, str], folder: Path) -> tuple[str, ...]:
    """A folder with a card for each, and what khard is to be told of it."""
    whole, cards = folder / "people.vcf", folder / "cards"
    subprocess.run([netwerk, "export", str(whole)], env=opened, check=True, capture_output=True)
    cards.mkdir()
    for number, card in enumerate(whole.read_text(encoding="utf-8").split("END:VCARD")[:-1]):
        (cards / f"{number}.vcf").write_text(f"{card.strip()}\r\nEND:VCARD\r\n", encoding="utf-8", newline="")
    told = folder / "khard.conf"
    told.write_text(f"[addressbooks]\n[[people]]\npath = {cards}\n", encoding="utf-8")
    return ("-c", str(told), "list")
