"""Writing down everything that is kept about one person, to hand to that person. Reached from the card."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.file_writing import FileQuestion, FileWritingScreen

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_UNFIT_FOR_A_NAME = re.compile(r"[^a-z0-9]+")
_NAME_CHARACTERS = 60


class SubjectExportScreen(FileWritingScreen):
    """Writes a text, or JSON."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", N_("Write the file"), show=False, id="subject-export.write"),
    ]

    def __init__(self, desk: Desk, contact: ContactId, name: str) -> None:
        file_name = _UNFIT_FOR_A_NAME.sub("-", fold(name)).strip("-")[:_NAME_CHARACTERS] or "netwerk"
        super().__init__(
            FileQuestion(
                title=_("All that is kept about {name}").format(name=clean_line(name, _NAME_CHARACTERS)),
                advice=(
                    _("For the person who asks for it. Private notes are in it; others are left out as […]."),
                    _("Only you can read the file. A name that ends on .json makes it JSON."),
                ),
                file_name=f"{file_name}.txt",
                choices=(_("everything, the history of changes too"),),
                hints=_("Enter writes · Esc back"),
            )
        )
        self._desk = desk
        self._contact = contact

    async def write_file(self, path: Path, choice: int) -> str:
        await self._desk.privacy.write_subject(self._contact, path)
        return _("It is in {file}. Read it before you hand it on.")
