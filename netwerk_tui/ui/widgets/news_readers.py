"""Who wants to hear an item of news, each with the reason, and whether they are in."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from datetime import date

from rich.segment import Segment
from textual import events
from textual.message import Message as Event

from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.news import NewsReader
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList

IN_GLYPH, OUT_GLYPH, TOLD_GLYPH = "■", "□", "✓"
_WIDEST_NAME = 28


class NewsReaderList(LineList):
    """Readers, those with most reasons first."""

    DEFAULT_CSS = "NewsReaderList { height: 1fr; }"

    class Opened(Event):
        """A reader was clicked twice."""

    class Toggled(Event):
        """The mark of a reader was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._readers: Sequence[NewsReader] = ()
        self._index: dict[Hashable, int] = {}
        self._out: Collection[ContactId] = ()
        self._today: date | None = None

    def show(self, readers: Sequence[NewsReader], out: Collection[ContactId], today: date) -> None:
        """Show these; those who are `out` do not get it."""
        with self.changing_lines():
            self._readers, self._out, self._today = readers, out, today
            self._index = {reader.contact: index for index, reader in enumerate(readers)}

    @property
    def reader(self) -> NewsReader | None:
        """The reader under the cursor; None where there is none."""
        return self._readers[self.cursor] if self.cursor < len(self._readers) else None

    @property
    def line_count(self) -> int:
        return len(self._readers)

    def key_of(self, index: int) -> Hashable | None:
        return self._readers[index].contact if index < len(self._readers) else None

    def index_of(self, key: Hashable) -> int | None:
        return self._index.get(key)

    def notice(self) -> str:
        if self._today is None:
            return _("Looking up who wants to hear it …")
        return _("Nobody is known to want to hear it.\nGive the item themes or a dossier: e edits it.")

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        reader = self._readers[index]
        assert self._today is not None, "there are lines only once readers were shown"
        name_cells = min(_WIDEST_NAME, width_cells * 2 // 5)
        is_out = reader.contact in self._out
        yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        if reader.told_on is not None:
            yield Segment(f" {TOLD_GLYPH} ", inks.hues[Hue.GREEN])
            why = _("heard it {day}").format(day=day_words(reader.told_on, self._today))
        else:
            yield Segment(f" {OUT_GLYPH if is_out else IN_GLYPH} ", inks.muted if is_out else inks.key)
            why = " · ".join(reader.reasons)
        name_ink = inks.muted if is_out else inks.strong if under_cursor else inks.text
        yield Segment(fitted(drawable(reader.name), name_cells), name_ink)
        room = width_cells - name_cells - 6
        yield Segment("  " + shortened(drawable(why), room), inks.muted)

    def on_click(self, event: events.Click) -> None:
        if self.index_at(event.y) != self.cursor:
            return
        if event.x in (1, 2, 3):
            self.post_message(self.Toggled())
        elif event.chain == 2:
            self.post_message(self.Opened())
