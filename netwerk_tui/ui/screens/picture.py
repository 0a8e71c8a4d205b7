"""Exporting a picture of the matrix that is shown, of now or of the past: where to, and whether with names.

Reached through the command palette.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.directory import Directory
from netwerk_tui.domain.text import fold
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.file_writing import FileQuestion, FileWritingScreen

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_WITH_NAMES = 0
_UNFIT_FOR_A_NAME = re.compile(r"[^a-z0-9]+")


class PictureScreen(FileWritingScreen):
    """Writes the matrix as a page or a drawing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", N_("Write the picture"), show=False, id="picture.write"),
        Binding("down", "choose(1)", N_("Initials only"), show=False, id="picture.initials"),
        Binding("up", "choose(0)", N_("With names"), show=False, id="picture.names"),
    ]

    def __init__(self, desk: Desk, day: date) -> None:
        """`day` is the one on which the matrix is shown."""
        of_the_past = _("It will show how it stood on {day}, as the screen does.").format(day=full_day(day))
        formats = _("A page that opens in any browser, with the names on hover; or .svg, a drawing for a document.")
        super().__init__(
            FileQuestion(
                title=_("Export a picture of the matrix"),
                advice=(of_the_past, formats) if day < desk.today else (formats,),
                file_name=file_name_of(desk.directory, day),
                choices=(_("with names"), _("initials only, for those who may not see the names")),
                hints=_("Enter writes it · ↑ ↓ names or initials · Esc back"),
            )
        )
        self._desk = desk
        self._day = day

    async def write_file(self, path: Path, choice: int) -> str:
        await self._desk.export_picture(path, self._day, anonymous=choice != _WITH_NAMES)
        return _("The picture is in {file}")


def file_name_of(directory: Directory, day: date) -> str:
    """The name of a file for this picture: what it shows, and when."""
    matrix = directory.matrix
    parts = (directory.dossier_name if matrix.per_dossier else "", _(matrix.label), day.isoformat())
    named = "-".join(_UNFIT_FOR_A_NAME.sub("-", fold(part)).strip("-") for part in parts)
    return f"{named.strip('-')}.html"
