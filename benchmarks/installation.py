"""Builds the wheel and installs it in an environment of its own, so that what is measured is what people install."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_BESIDE = ("pyte>=0.8.2",)
"""What the terminal of the tests needs, and netwerk does not."""


def installed_python(folder: Path) -> Path:
    """The interpreter of a new environment in the folder, in which netwerk is installed from its wheel."""
    wheels = folder / "wheel"
    _quietly(sys.executable, "-m", "build", "--wheel", "--outdir", str(wheels), str(ROOT))
    environment = folder / "environment"
    venv.create(environment, with_pip=True, clear=True)
    python = environment / "bin" / "python"
    (wheel,) = wheels.glob("*.whl")
    _quietly(str(python), "-m", "pip", "--disable-pip-version-check", "install", str(wheel), *_BESIDE)
    return python


def measure_with(python: Path, folder: Path, arguments: list[str]) -> int:
    """Measure in that environment; the exit code. The tests are there for the terminal and for invented people."""
    beside = folder / "beside"
    beside.mkdir(exist_ok=True)
    (beside / "tests").symlink_to(ROOT / "tests")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NETWERK_")}
    command = [str(python), str(ROOT / "benchmarks" / "measuring.py"), *arguments]
    return subprocess.run(command, env={**environment, "PYTHONPATH": str(beside)}, cwd=folder, check=False).returncode


def _quietly(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        done.check_returncode()
