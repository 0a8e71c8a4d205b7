"""Exporting the promises for a calendar or a task list: where to, and whether as appointments too.

Reached from the follow-ups.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.file_writing import FileQuestion, FileWritingScreen

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_APPOINTMENTS = 1


class CalendarExportScreen(FileWritingScreen):
    """Writes an iCalendar file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", N_("Write the calendar"), show=False, id="calendar-export.write"),
        Binding("down", "choose(1)", N_("Appointments too"), show=False, id="calendar-export.appointments"),
        Binding("up", "choose(0)", N_("Tasks alone"), show=False, id="calendar-export.tasks"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            FileQuestion(
                title=_("Export the promises for a calendar"),
                advice=(
                    _("Open promises, and those that were kept lately, for any program that reads .ics."),
                    _("A later export brings the same ones up to date. Notes and results stay here."),
                ),
                file_name=_("netwerk-promises") + ".ics",
                choices=(_("as tasks"), _("and their days as appointments, for calendars that show no tasks")),
                hints=_("Enter writes it · ↑ ↓ with or without appointments · Esc back"),
            )
        )
        self._desk = desk

    async def write_file(self, path: Path, choice: int) -> str:
        count = await self._desk.followups.export_calendar(path, appointments=choice == _APPOINTMENTS)
        words = ngettext("{count} promise is in {file}", "{count} promises are in {file}", count)
        return words.format(count=count, file="{file}")
