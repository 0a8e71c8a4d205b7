"""Asking where the list of a table is to be written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from netwerk_tui.domain.invitations import Seat
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.file_writing import FileQuestion, FileWritingScreen

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk


class TableExportScreen(FileWritingScreen):
    """Writes one table."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", N_("Write the file"), show=False, id="table-export.write"),
    ]

    def __init__(self, desk: Desk, seats: Sequence[Seat]) -> None:
        people = ngettext("{count} person, with the reason.", "{count} people, each with the reason.", len(seats))
        super().__init__(
            FileQuestion(
                title=_("Write the table as CSV"),
                advice=(people.format(count=len(seats)),),
                file_name=_("table") + ".csv",
                choices=(_("a table that a spreadsheet opens (.csv)"),),
                hints=_("Enter writes · Esc back"),
            )
        )
        self._desk = desk
        self._seats = seats

    async def write_file(self, path: Path, choice: int) -> str:
        await self._desk.invitations.write_table(self._seats, path)
        return _("The table is in {file}.")
