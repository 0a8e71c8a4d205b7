"""The lines of a report on the screen: they scroll, and the cursor goes from one contact to the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from netwerk_tui.domain.contact import ContactRow, ContactRows
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.cells import drawable, fitted
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import Ground, LineList
from netwerk_tui.ui.widgets.line_place import TOP_PLACE
from netwerk_tui.ui.widgets.piece_style import style_of
from netwerk_tui.ui.widgets.report_line import PersonLine, ReportLine
from netwerk_tui.ui.widgets.row_pages import RowPages

MakeLines = Callable[[int], Sequence[ReportLine | PersonLine]]
"""The lines of a report in so many cells."""

_GONE = "…"


class _Nobody:
    """No rows, before there is a report."""

    def rows(self, ids: Sequence[ContactId]) -> list[ContactRow]:
        return []


class ReportList(LineList):
    """A report. Where it names no contact, the cursor is not seen, and its keys scroll."""

    DEFAULT_CSS = """
    ReportList { height: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Go to the contact"), id="report.open"),
    ]

    class ContactOpened(Message):
        """The user wants to go to this contact."""

        def __init__(self, contact: ContactId) -> None:
            super().__init__()
            self.contact = contact

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._report: tuple[MakeLines, ContactRows] | None = None
        self._lines: Sequence[ReportLine | PersonLine] = ()
        self._line_by_contact: dict[Hashable, int] = {}
        self._contact_number: dict[int, int] = {}
        self._pages = RowPages((), _Nobody())

    def show(self, make: MakeLines, rows: ContactRows) -> None:
        """Show another report, from its top; each contact is in it once at most."""
        self._report = (make, rows)
        self._make_lines(make, rows)
        self.lines_changed(TOP_PLACE)

    def on_resize(self) -> None:
        # Textual calls the handler of the base class by itself, after this one.
        if self._report is not None:
            with self.changing_lines():
                self._make_lines(*self._report)

    def _make_lines(self, make: MakeLines, rows: ContactRows) -> None:
        self._lines = make(max(1, self.size.width - self.scrollbar_size_vertical))
        people = [(index, line.contact) for index, line in enumerate(self._lines) if isinstance(line, PersonLine)]
        contacts = [contact for _index, contact in people]
        self._line_by_contact = {contact: index for index, contact in people}
        self._contact_number = {index: number for number, (index, _contact) in enumerate(people)}
        self._pages = RowPages(contacts, rows)

    def action_open(self) -> None:
        contact = self.contact
        if contact is not None:
            self.post_message(self.ContactOpened(contact))

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.action_open()

    @property
    def contact(self) -> ContactId | None:
        """Who is under the cursor."""
        return self.key_of(self.cursor) if self.cursor < self.line_count else None

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._lines)

    def key_of(self, index: int) -> ContactId | None:
        line = self._lines[index]
        return line.contact if isinstance(line, PersonLine) else None

    def index_of(self, key: Hashable) -> int | None:
        return self._line_by_contact.get(key)

    def ground_of_cursor(self) -> Ground:
        return Ground.PLAIN if self.contact is None else super().ground_of_cursor()

    def notice(self) -> str:
        return _("Reading …") if self._report is None else ""

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        line = self._lines[index]
        if isinstance(line, ReportLine):
            pieces = line.pieces
        else:
            row = self._pages.row(self._contact_number[index])
            name = fitted(drawable(row.name if row else _GONE), line.name_cells)
            yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
            yield Segment(name, inks.strong if under_cursor else inks.text)
            pieces = line.make_pieces()
        for text, ink in pieces:
            yield Segment(text, style_of(ink, inks))
