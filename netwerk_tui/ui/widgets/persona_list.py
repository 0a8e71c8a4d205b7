"""The personas one under the other, each with how many of its people I spoke with this quarter."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from datetime import date

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.personas import Persona, PersonaBook, Share
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList

_SHARE_MARKS = {Share.NONE: " ", Share.SOME: "~", Share.ALL: "✓"}
_LEAD_CELLS = 3
"""The cursor's bar, whether the chosen contacts are like it, and a space."""
_WITHOUT = "without"
"""What identifies the line of those who are like no persona."""


class PersonaList(LineList):
    """Personas, and under them how many people are like none."""

    DEFAULT_CSS = "PersonaList { height: 1fr; }"

    class Arrived(Message):
        """The cursor is on another persona."""

    class Opened(Message):
        """A persona was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._personas: Sequence[Persona] = ()
        self._without = 0
        self._since = date.min
        self._chosen: Collection[ContactId] = ()
        self._is_read = False

    def show(self, book: PersonaBook, chosen: Collection[ContactId]) -> None:
        """Show these personas, with a mark on those which the chosen contacts are like."""
        with self.changing_lines():
            self._personas, self._without = book.personas, len(book.without)
            self._since, self._chosen, self._is_read = book.quarter.first_day, chosen, True
        self.title_changed()

    @property
    def persona(self) -> Persona | None:
        """The persona under the cursor; None on the line of those without, or where there is nothing."""
        return self._personas[self.cursor] if self.cursor < len(self._personas) else None

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.post_message(self.Opened())

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._personas) + 2 if self._is_read else 0

    def key_of(self, index: int) -> Hashable | None:
        if index < len(self._personas):
            return self._personas[index].id
        return None if index == len(self._personas) else _WITHOUT

    def index_of(self, key: Hashable) -> int | None:
        if key == _WITHOUT:
            return len(self._personas) + 1
        return next((index for index, each in enumerate(self._personas) if each.id == key), None)

    def cursor_arrived(self) -> None:
        self.post_message(self.Arrived())

    def notice(self) -> str:
        return _("Reading …")

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        label = fitted_right(_("spoken"), width_cells - self.scrollbar_size_vertical - 1)
        return [Strip([Segment(label, inks.muted)]).adjust_cell_length(width_cells, inks.text)]

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        if index == len(self._personas):
            return
        yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        name_ink = inks.strong if under_cursor else inks.text
        if index > len(self._personas):
            count = str(self._without)
            name = fitted(_("without a persona"), width_cells - _LEAD_CELLS - cell_len(count) - 1)
            yield Segment(f"  {name}{count}", inks.strong if under_cursor else inks.muted)
            return
        persona = self._personas[index]
        spoken = persona.spoken_since(self._since)
        figures = f"{spoken}/{len(persona.people)}"
        yield Segment(f"{_SHARE_MARKS[persona.share_of(self._chosen)]} ", inks.key)
        name_cells = width_cells - _LEAD_CELLS - cell_len(figures) - 2
        yield Segment(fitted(drawable(persona.name), name_cells) + " ", name_ink)
        yield Segment(figures, inks.hues[Hue.GREEN if spoken else Hue.AMBER])
