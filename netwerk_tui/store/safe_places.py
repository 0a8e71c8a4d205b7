"""Where a database's file really lies: in a folder that is synchronised, or on a network. For `actions.safe_places`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from netwerk_tui.domain.safe_places import MARKS, file_system_of, is_on_network, synchroniser_of

_MOUNTS = Path("/proc/self/mountinfo")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is known of the folder of a file."""

    synchroniser: str = ""
    """The program that synchronises it; empty where none is known to."""
    network_file_system: str = ""
    """The type of the file system on another machine; empty for a disk of one's own, and where that is not known."""


def whereabouts_of(path: Path) -> Whereabouts:
    """Where the file lies, with links followed. Knows the mounts of Linux only."""
    real = path.resolve()
    file_system = file_system_of(str(real), _mounts())
    return Whereabouts(_synchroniser(real), file_system if is_on_network(file_system) else "")


def _synchroniser(path: Path) -> str:
    for folder in path.parents:
        marks = [mark for mark, _program in MARKS if _exists(folder / mark)]
        program = synchroniser_of(folder, marks)
        # A program's settings lie in the home folder under the name of its mark.
        if program and folder != Path.home():
            return program
    return ""


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _mounts() -> list[str]:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
