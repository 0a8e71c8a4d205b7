"""How the matrix stood on earlier days, read once and kept for the next steps of a replay. Owned by the desk.

A snapshot is made from the nearest one at hand and those few who were placed in between: 30 ms of computing at 100,000
contacts with 300,000 assessments, where reading everybody takes 800.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netwerk_tui.actions.movement import days_of_assessments, placements_moved_to
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.directory import Directory
from netwerk_tui.domain.placements import Placements
from netwerk_tui.ui.writer import Writer

_SNAPSHOTS_KEPT = 16
_NOW = date.max
"""The day of the snapshot of now: assessments may be dated ahead."""


class Past:
    """The past of the plane that is shown; forgotten when another one is, or when something was stored."""

    def __init__(self, network: Network, writer: Writer) -> None:
        self._network = network
        self._writer = writer
        self._of: Directory | None = None
        self._days: Sequence[date] | None = None
        self._snapshots: dict[date, Placements] = {}

    async def days(self, directory: Directory) -> Sequence[date]:
        """Every day on which somebody was placed on the plane of this snapshot, oldest first."""
        self._look_at(directory)
        days = self._days
        if days is None:
            days = await self._writer.run(days_of_assessments, self._network, directory.matrix, directory.dossier)
            if self._of is directory:
                self._days = days
        return days

    async def on(self, directory: Directory, day: date) -> Placements:
        """How it stood at the end of this day."""
        self._look_at(directory)
        known = self._snapshots.get(day)
        if known is None:
            nearest = min(self._snapshots, key=lambda other: abs(other - day))
            known = await self._writer.run(
                placements_moved_to, self._network, self._snapshots[nearest], directory.dossier, nearest, day
            )
            if self._of is directory:
                self._keep(day, known)
        return known

    def _look_at(self, directory: Directory) -> None:
        if self._of is not directory:
            self._of = directory
            self._days = None
            self._snapshots = {_NOW: directory.placements}

    def _keep(self, day: date, placements: Placements) -> None:
        """Keep the newest snapshots, that of now among them."""
        self._snapshots[day] = placements
        if len(self._snapshots) > _SNAPSHOTS_KEPT:
            del self._snapshots[next(each for each in self._snapshots if each != _NOW)]
