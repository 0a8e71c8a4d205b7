"""Damages files of every format by chance, and looks whether netwerk still answers as it should.

    python -m tests.faults.mutations 500 --seed 7

Each file is imported through the shell's own front door: that must end within the deadline, with exit code 0 and one
value of JSON, or with exit code 1 and an error that names what is wrong, and with a network in order.
"""

from __future__ import annotations

import argparse
import faulthandler
import io
import json
import os
import random
import resource
import shutil
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from netwerk_tui.cli.exit_codes import FAILED, FINE
from netwerk_tui.cli.run import run
from netwerk_tui.store.upgrade import open_database
from tests.faults.mutation_samples import LAID, OPTIONS, SAMPLES
from tests.isolation import isolated_environment

SLOWEST_SECONDS = 20.0
"""Of the processor, for one file of at most some megabytes: a machine that does much else changes nothing of it."""
_HANG_SECONDS = 120.0
_WRITTEN_EVERY = 10
"""One file in so many is really imported, the others as a dry run."""
_GIANT = 2_000_000

Mutation = Callable[[bytes, random.Random], bytes]


@dataclass
class Outcome:
    """What came of the damaged files of one format."""

    files: int = 0
    arrived: int = 0
    refused: int = 0
    slowest_seconds: float = 0.0
    peak_megabytes: int = 0
    problems: list[str] = field(default_factory=list)


def import_often(sample: str, files: int, seed: int, folder: Path) -> Outcome:
    """Import so many damaged files of this format into one network, which the surroundings name as the user's own."""
    outcome = Outcome()
    whole = SAMPLES[sample]()
    for number in range(files):
        chance = random.Random(f"{sample} {seed} {number}")
        content = whole if number == 0 else mutated(whole, chance)
        path = folder / f"{sample}-{number}{chance.choice(('', Path(sample).suffix))}"
        LAID.get(sample, Path.write_bytes)(path, content)
        options = [*OPTIONS.get(sample, ()), *([] if number % _WRITTEN_EVERY == 0 else ["--dry-run"])]
        begun = _worked_seconds()
        problem, code = _imported(path, options)
        if number == 0 and code != FINE:
            problem = problem or f"{path.name} is refused as it was before any accident"
        took_seconds = _worked_seconds() - begun
        if took_seconds > SLOWEST_SECONDS:
            problem = problem or f"{path.name} took {took_seconds:.0f} seconds"
        outcome.slowest_seconds = max(outcome.slowest_seconds, took_seconds)
        outcome.files += 1
        outcome.arrived += code == FINE
        outcome.refused += code == FAILED
        if problem:
            outcome.problems.append(f"seed {seed}, number {number}: {problem}")
        elif path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    if _answer(["check", "--json"])[0] != FINE:
        outcome.problems.append("the network is damaged")
    outcome.peak_megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return outcome


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The file after one to three accidents."""
    for _number in range(chance.choice((1, 1, 2, 3))):
        content = chance.choice(MUTATIONS)(content, chance)
    return content


def _imported(path: Path, options: Sequence[str]) -> tuple[str, int]:
    """What is wrong with netwerk's answer to this file, empty for nothing; and its exit code."""
    try:
        code, out = _answer(["import", str(path), *options, "--json"])
    except Exception as error:  # noqa: BLE001 - whatever a reader raises is what is looked for
        return f"{path.name}: {type(error).__name__}: {str(error)[:200]}", -1
    try:
        value = json.loads(out)
    except ValueError:
        return f"{path.name}: no JSON: {out[:200]!r}", code
    return _complaint(value, code), code


def _worked_seconds() -> float:
    """What this process and those that it waited for have worked so far."""
    return sum(os.times()[:4])


def _complaint(value: Mapping[str, Any], code: int) -> str:
    if code not in (FINE, FAILED):
        return f"exit code {code}"
    if code == FAILED and not value.get("error", {}).get("title"):
        return "an error without a title"
    texts = [value["error"]["title"]] if code == FAILED else [each["reason"] for each in value["problems"]]
    for text in texts:
        if any(unicodedata.category(character) == "Cc" and character != "\n" for character in text):
            return f"control characters in {text!r}"
    return ""


def _answer(words: Sequence[str]) -> tuple[int, str]:
    """The exit code and what stands on stdout."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        code = run(words)
    buffer = out.buffer
    assert isinstance(buffer, io.BytesIO)
    return code, buffer.getvalue().decode()


# The accidents


def _torn(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _headless(content: bytes, chance: random.Random) -> bytes:
    return content[chance.randrange(min(200, len(content) + 1)) :]


def _flipped(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _number in range(chance.choice((1, 4, 40))):
        if damaged:
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def _replaced(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _number in range(chance.choice((1, 4, 40))):
        if damaged:
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _inserted(pieces: Sequence[bytes]) -> Mutation:
    def insert(content: bytes, chance: random.Random) -> bytes:
        for _number in range(chance.choice((1, 1, 5))):
            place = chance.randrange(len(content) + 1)
            content = content[:place] + chance.choice(pieces) + content[place:]
        return content

    return insert


def _repeated(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    piece = content[start : start + chance.choice((1, 20, 400))]
    return content[:start] + piece * chance.choice((2, 50, 2000)) + content[start:]


def _cut_out(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.choice((1, 10, 200)) :]


def _in_another_encoding(content: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-16", "utf-16-be", "utf-32", "latin-1", "cp1252", "utf-7", "utf-8-sig", "cp500"))
    return content.decode("utf-8", "replace").encode(encoding, "replace")


def _without_lines(content: bytes, chance: random.Random) -> bytes:
    return content.replace(b"\r", b"").replace(b"\n", chance.choice((b"", b" ", b"\r", b"\n\n", b"\x0b", b"\x85")))


def _shuffled(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


MUTATIONS: tuple[Mutation, ...] = (
    _torn,
    _headless,
    _flipped,
    _replaced,
    _repeated,
    _cut_out,
    _in_another_encoding,
    _without_lines,
    _shuffled,
    _inserted((b"\0", b"\0" * 1000, b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[31m", b"\x1b]0;title\x07", b"\xed\xa0\x80")),
    _inserted(
        (b'"', b'""', b'"' * 999, b"'", b"\\", b",", b";", b"\t", b":", b"\r\n ", b"\n", b"{", b"[", b"<", b"&#0;")
    ),
    _inserted((b"[" * 50_000, b'{"a":' * 20_000, b"BEGIN:VCARD\r\n" * 3000, b"(" * 10_000, b"=\r\n" * 5000)),
    _inserted((b"x" * _GIANT, b"9" * 10_000, "é".encode() * 500_000, b"a," * 200_000, b"\n" * 300_000)),
    _inserted((b"-1", b"1e999", b"NaN", b"99999999999999999999", b"0000-00-00", b"31-02-2026", b"FREQ=SECONDLY")),
)


def main(arguments: Sequence[str]) -> int:
    """Damage files of every format, or of the one named, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=int, help="damaged files of each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", choices=tuple(SAMPLES), default="", help="only this one")
    asked = parser.parse_args(arguments)
    faults = 0
    for sample in [asked.sample] if asked.sample else SAMPLES:
        with TemporaryDirectory() as folder:
            os.environ.update(isolated_environment(Path(folder) / "home"))
            os.environ["NETWERK_DB"] = str(Path(folder) / "network.db")
            open_database(f"sqlite:///{os.environ['NETWERK_DB']}").close()
            faulthandler.dump_traceback_later(_HANG_SECONDS + asked.files * 5, exit=True)
            outcome = import_often(sample, asked.files, asked.seed, Path(folder))
        faults += len(outcome.problems)
        print(json.dumps({"sample": sample, **asdict(outcome)}), flush=True)  # noqa: T201 - what it is run for
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
