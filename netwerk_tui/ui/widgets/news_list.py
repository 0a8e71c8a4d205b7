"""The items of news one under the other, the newest first, each with how many heard it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from rich.segment import Segment
from textual import events
from textual.message import Message as Event
from textual.strip import Strip

from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.news import NewsKind, NewsSummary
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList

NEWS_GLYPHS: dict[NewsKind, str] = {NewsKind.POLITICAL: "§", NewsKind.PROFESSIONAL: "¤", NewsKind.PERSONAL: "♡"}
_HUES: dict[NewsKind, Hue] = {
    NewsKind.POLITICAL: Hue.BLUE,
    NewsKind.PROFESSIONAL: Hue.AMBER,
    NewsKind.PERSONAL: Hue.GREEN,
}
BROADCAST_GLYPH = "»"
_TOLD_CELLS = 7
_DAY_CELLS = 11
_LEAST_NAME = 24


class NewsList(LineList):
    """Items by day."""

    DEFAULT_CSS = "NewsList { height: 1fr; }"

    class Arrived(Event):
        """The cursor is on another item."""

    class Opened(Event):
        """An item was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._items: Sequence[NewsSummary] = ()
        self._today: date | None = None

    def show(self, items: Sequence[NewsSummary], today: date) -> None:
        """Show these."""
        with self.changing_lines():
            self._items, self._today = items, today
        self.title_changed()

    @property
    def summary(self) -> NewsSummary | None:
        """The item under the cursor; None where there is none."""
        return self._items[self.cursor] if self.cursor < len(self._items) else None

    @property
    def line_count(self) -> int:
        return len(self._items)

    def key_of(self, index: int) -> Hashable | None:
        return self._items[index].news.id if index < len(self._items) else None

    def cursor_arrived(self) -> None:
        self.post_message(self.Arrived())

    def notice(self) -> str:
        if self._today is None:
            return _("Reading …")
        return _("No news yet.\na writes down what you achieved, and who wants to hear it is proposed.")

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        label = fitted_right(_("heard it"), width_cells - self.scrollbar_size_vertical - 1)
        return [Strip([Segment(label, inks.muted)]).adjust_cell_length(width_cells, inks.text)]

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        summary = self._items[index]
        assert self._today is not None, "there are lines only once items were shown"
        kind = summary.news.kind
        told = f"{summary.told or ''}{BROADCAST_GLYPH if summary.broadcast_on else ''}"
        rest = width_cells - _TOLD_CELLS - 5
        day_cells = _DAY_CELLS if rest - _DAY_CELLS >= _LEAST_NAME else 0
        yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        yield Segment(f" {NEWS_GLYPHS[kind]} ", inks.hues[_HUES[kind]])
        yield Segment(fitted(drawable(summary.news.name), rest - day_cells), inks.strong if under_cursor else inks.text)
        yield Segment(fitted_right(day_words(summary.news.day, self._today), day_cells), inks.muted)
        yield Segment(fitted_right(told, _TOLD_CELLS) + " ", inks.key if under_cursor else inks.muted)

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.post_message(self.Opened())
