"""Measures everything with the netwerk that is installed beside this interpreter, and writes the results.

`python benchmarks` (or `make bench`) builds the wheel, installs it and starts this; nobody else should.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import figures
from endurance import measure_endurance
from importing import write_file
from keys import measure_keys
from networks import HUGE, SIZES, Size, copy_of, network_of
from quality import measure_quality
from report import write_results
from shell import measure_shell
from starting import measure_start

import netwerk_tui
from tests.isolation import isolated_environment

_PARTS = ("start", "keys", "shell", "import", "search")
_ASKED_FOR = "endurance"
"""A part that is only measured where `--only` names it, as it takes an hour."""
_SIZES, _QUICK_SIZES = ("small", "large", "huge"), ("small", "quick")
_NETWERK = str(Path(sys.executable).with_name("netwerk"))
_HERE = Path(__file__).resolve().parent
_PEOPLE_A_SECOND = 10_000.0


def main() -> None:
    """Measure what the arguments ask for."""
    asked = _arguments()
    assert Path(sys.prefix) in Path(netwerk_tui.__file__).parents, "not the source, but what is installed"
    sizes = tuple(SIZES[name] for name in asked.sizes or (_QUICK_SIZES if asked.quick else _SIZES))
    results = figures.Results()
    with tempfile.TemporaryDirectory(prefix="netwerk-bench-") as name:
        folder = Path(name)
        kept = asked.folder or folder / "networks"
        kept.mkdir(parents=True, exist_ok=True)
        _measure(asked, sizes, kept, folder, results)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller networks and fewer keys: less than five minutes")
    parser.add_argument("--folder", type=Path, help="keeps the networks that are made, which takes minutes")
    parser.add_argument("--out", type=Path, help="where the results go instead of beside the benchmarks")
    parser.add_argument("--sizes", nargs="+", choices=sorted(SIZES), help="other networks than these")
    parser.add_argument("--only", nargs="+", choices=(*_PARTS, _ASKED_FOR), default=_PARTS, help="some parts")
    parser.add_argument("--minutes", type=float, default=60.0, help="how long the endurance part uses each network")
    return parser.parse_args()


def _measure(
    asked: argparse.Namespace, sizes: tuple[Size, ...], kept: Path, folder: Path, results: figures.Results
) -> None:
    rounds = 12 if asked.quick else 50
    home = folder / "home"
    home.mkdir()
    isolated = isolated_environment(home)
    networks: dict[Size, Path] = {}
    if {"start", "keys", "shell", _ASKED_FOR} & set(asked.only):
        for size in sizes:
            _say(f"A network of {size.contacts:,} …")
            networks[size] = copy_of(network_of(size, kept), folder / "measured")
    if "start" in asked.only:
        _say("Start")
        opened = {size.contacts: network for size, network in networks.items()}
        measure_start(_NETWERK, isolated, opened, folder, 3 if asked.quick else 7, results)
        _keep(asked, sizes, results)
    for size, network in networks.items():
        named = {**isolated, "NETWERK_DB": str(network)}
        if "keys" in asked.only:
            _say(f"Keys at {size.contacts:,}")
            measure_keys([_NETWERK], named, size, rounds, results)
        if "shell" in asked.only and size != HUGE:
            measure_shell(_NETWERK, named, size.contacts, 3 if asked.quick else 7, results)
        if _ASKED_FOR in asked.only:
            _say(f"{asked.minutes:g} minutes of use at {size.contacts:,}")
            measure_endurance([_NETWERK], named, size, asked.minutes, results)
        _keep(asked, sizes, results)
    if "import" in asked.only:
        _say("Import")
        _import(folder, 5_000 if asked.quick else 20_000, results)
        _keep(asked, sizes, results)
    if "search" in asked.only:
        for size in sizes:
            _say(f"Search among {size.contacts:,}")
            measure_quality(size.contacts, 8 if asked.quick or size == HUGE else 30, results)
            _keep(asked, sizes, results)


def _import(folder: Path, contacts: int, results: figures.Results) -> None:
    """Each format in a process of its own, as `importing.py` does it; by the clock, the search index included."""
    for name in ("csv", "xlsx", "vcf"):
        file = folder / f"people.{name}"
        write_file(file, contacts)
        write_file(file.with_stem("small"), 100)
        command = [sys.executable, str(_HERE / "importing.py"), "--measure", str(file)]
        steps = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        seconds = {step: each["seconds"] for step, each in steps.items()}
        rate = contacts / steps["import"]["clock"]
        beside = f"undone in {seconds['undo']:.1f} s, {seconds['import'] / seconds['bare']:.1f} × bare inserts"
        limits = (_PEOPLE_A_SECOND,)
        results.add(
            figures.Figure("Import", f"from {name}", f"{contacts:,}", "a second", (rate,), limits, True, beside)
        )


def _keep(asked: argparse.Namespace, sizes: tuple[Size, ...], results: figures.Results) -> None:
    """Write what there is so far, so that a run that is broken off leaves it."""
    told = ", ".join(f"{size.contacts:,}" for size in sizes)
    kind = "make bench ARGS=--quick" if asked.quick else "make bench"
    write_results(results, asked.out or _HERE, f"{kind}, with {told} contacts")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
