"""Kills a program at random moments of its work, and looks whether anything was lost or damaged.

    python -m tests.faults.kills 1000 --seed 7

One process imports everything once; every victim and every examiner is a fork of it with connections of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.works import WORKS, Place, Tell, Work

_READY_SECONDS = 60.0
_EXAMINED_SECONDS = 120.0


@dataclass
class Figures:
    """What came of the kills of one kind of work."""

    kills: int = 0
    acknowledged: int = 0
    """Stored before a kill, all kills together."""
    in_the_middle: int = 0
    """Kills that came between a beginning and its end."""
    problems: list[str] = field(default_factory=list)


def kill_often(name: str, kills: int, seed: int, folder: Path) -> Figures:
    """Kill this work so often, on one network that lives through all of it."""
    work = WORKS[name]
    place = Place(folder / name)
    place.backups.mkdir(parents=True)
    chance = random.Random(f"{name} {seed}")
    figures = Figures()
    unready = _in_a_fork(lambda _tell: work.prepare(place))
    if unready:
        raise RuntimeError(f"{name} cannot be prepared: {unready}")
    duration_seconds = 0.0
    while figures.kills < kills and len(figures.problems) < 20:
        # The first kill comes once something was stored, and tells how long that takes here and now.
        after_seconds = chance.uniform(0, 2 * duration_seconds) if duration_seconds else None
        begun = time.monotonic()
        told = _killed(work, place, after_seconds)
        duration_seconds = duration_seconds or time.monotonic() - begun
        figures.kills += 1
        figures.acknowledged += sum(line.startswith("stored") for line in told)
        figures.in_the_middle += bool(told) and told[-1].startswith("begun")
        found = _in_a_fork(partial(_examine, work, place, told))
        figures.problems += [f"{name}, kill {figures.kills}: {each}" for each in found]
    return figures


def _examine(work: Work, place: Place, told: Sequence[str], tell: Tell) -> None:
    for problem in work.check(place, told):
        tell(problem)


def _killed(work: Work, place: Place, after_seconds: float | None) -> list[str]:
    """Let a victim work, kill it so long after its first word, or else after its first success; what it told."""
    reading, writing = os.pipe()
    victim = _fork(lambda tell: work.do(place, tell), reading, writing)
    os.close(writing)
    told = bytearray()
    awaited = b"begun" if after_seconds is not None else b"stored"
    patience = time.monotonic() + _READY_SECONDS
    while awaited not in told and time.monotonic() < patience:
        told += _read(reading, 0.1)
        if os.waitpid(victim, os.WNOHANG)[0]:
            raise RuntimeError(f"the work ended by itself: {_lines(told, reading)}")
    deadline = time.monotonic() + (after_seconds or 0)
    while (left := deadline - time.monotonic()) > 0:
        told += _read(reading, left)
    os.kill(victim, signal.SIGKILL)
    _pid, status = os.waitpid(victim, 0)
    lines = _lines(told, reading)
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"the work ended by itself: {lines[-3:]}")
    return lines


def _in_a_fork(task: Callable[[Tell], None]) -> list[str]:
    """What the task tells, in a process of its own, which must end well."""
    reading, writing = os.pipe()
    child = _fork(task, reading, writing)
    os.close(writing)
    told = bytearray()
    while chunk := _read(reading, _EXAMINED_SECONDS):
        told += chunk
    _pid, status = os.waitpid(child, 0)
    lines = _lines(told, reading)
    return lines if os.waitstatus_to_exitcode(status) == 0 else [*lines, "the examiner failed"]


def _fork(task: Callable[[Tell], None], reading: int, writing: int) -> int:
    child = os.fork()
    if child:
        return child
    os.close(reading)

    def tell(line: str) -> None:
        os.write(writing, line.encode() + b"\n")

    code = 1
    try:
        task(tell)
        code = 0
    except BaseException:  # noqa: BLE001 - the one thing that matters is to say so
        tell(traceback.format_exc().replace("\n", " | "))
    finally:
        os._exit(code)


def _read(descriptor: int, seconds: float) -> bytes:
    readable, _writable, _exceptional = select.select([descriptor], [], [], seconds)
    return os.read(descriptor, 1 << 16) if readable else b""


def _lines(told: bytearray, descriptor: int) -> list[str]:
    while chunk := _read(descriptor, 0):
        told += chunk
    os.close(descriptor)
    return told.decode().splitlines()


def main(arguments: Sequence[str]) -> int:
    """Print the figures as JSON; exit code 1 where there was a problem."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int, help="how many, shared by all kinds of work")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", choices=sorted(WORKS), action="append")
    chosen = parser.parse_args(arguments)
    names = chosen.work or list(WORKS)
    figures = {}
    with TemporaryDirectory(prefix="netwerk-kills-") as folder:
        for number, name in enumerate(names):
            share = chosen.kills // len(names) + (number < chosen.kills % len(names))
            figures[name] = kill_often(name, share, chosen.seed, Path(folder))
    print(json.dumps({name: asdict(each) for name, each in figures.items()}, indent=2))  # noqa: T201
    return int(any(each.problems for each in figures.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
