"""Exporting the people of a segment: where to, and whether with private notes. Reached from the segments."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from netwerk_tui.domain.segment import Segment
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.file_writing import FileQuestion, FileWritingScreen

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_WITH_PRIVATE_NOTES = 1
_UNFIT_FOR_A_NAME = re.compile(r"[^a-z0-9]+")


class PeopleExportScreen(FileWritingScreen):
    """Writes a table or cards."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", N_("Write the file"), show=False, id="people-export.write"),
        Binding("down", "choose(1)", N_("With private notes"), show=False, id="people-export.private"),
        Binding("up", "choose(0)", N_("Without private notes"), show=False, id="people-export.open"),
    ]

    def __init__(self, desk: Desk, segment: Segment) -> None:
        super().__init__(
            FileQuestion(
                title=_("Export the people of {name}").format(name=clean_line(segment.name, 40)),
                advice=(
                    _(".csv or .xlsx is a table for a spreadsheet; .vcf are cards for an address book."),
                    _("Who asked not to be contacted gets no card, and in a table no address for it."),
                ),
                file_name=f"{_UNFIT_FOR_A_NAME.sub('-', fold(segment.name)).strip('-') or 'netwerk'}.xlsx",
                choices=(_("without private notes"), _("with private notes")),
                hints=_("Enter writes it · ↑ ↓ private notes · Esc back"),
            )
        )
        self._desk = desk
        self._query = segment.query

    async def write_file(self, path: Path, choice: int) -> str:
        done = await self._desk.segments.export(self._query, path, private=choice == _WITH_PRIVATE_NOTES)
        words = ngettext("{count} contact is in {file}", "{count} contacts are in {file}", done.contacts)
        said = words.format(count=done.contacts, file="{file}")
        if done.left_out:
            left_out = ngettext(
                "{count} left out, who asked for it", "{count} left out, who asked for it", done.left_out
            )
            said += f" · {left_out.format(count=done.left_out)}"
        return said
