"""Keeps a crowd together: all begin at once, and nobody goes on past a kill that is still to come.

For `crowd`. Its programs share nothing but a folder, and whoever fails is waited for no more.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_DEADLINE_SECONDS = 300.0
_LOOK_SECONDS = 0.02


@dataclass(frozen=True)
class Pace:
    """How far each of a number of programs may go."""

    folder: Path
    programs: int
    actions: int
    """Of each program."""
    kills: int

    def begin(self, number: int) -> None:
        """Wait until the action with this number, from 0, may begin: the first until everybody is there."""
        if number == 0:
            (self.folder / f"{os.getpid()}.ready").touch()
            self._until(lambda: self._count("ready") == self.programs)
        kills_before = number * (self.kills + 1) // self.actions
        self._until(lambda: self._count("killed") >= kills_before)
        with self._begun.open("ab") as begun:
            begun.write(b".")

    def wait_for(self, kill: int, part: float) -> None:
        """Wait until so much is begun, from 0 to 1, of what all may do before the kill with this number, from 0."""
        wanted = (kill + part) / (self.kills + 1) * self.actions * self.programs
        self._until(lambda: self._begun.exists() and self._begun.stat().st_size >= wanted)

    def killed(self, kill: int) -> None:
        """Let all go on past the kill with this number."""
        (self.folder / f"{kill}.killed").touch()

    def end(self) -> None:
        """Wait until everybody has done everything."""
        (self.folder / f"{os.getpid()}.done").touch()
        self._until(lambda: self._count("done") == self.programs)

    def fail(self) -> None:
        """Let nobody wait any more."""
        (self.folder / "failed").touch()

    @property
    def _begun(self) -> Path:
        """A byte for each action that was begun."""
        return self.folder / "begun"

    def _count(self, kind: str) -> int:
        return len(list(self.folder.glob(f"*.{kind}")))

    def _until(self, holds: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _DEADLINE_SECONDS
        while not holds() and not (self.folder / "failed").exists():
            if time.monotonic() > deadline:
                raise TimeoutError("the others do not come")
            time.sleep(_LOOK_SECONDS)
