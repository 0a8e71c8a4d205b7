"""What is seen first: the contacts around the one who was selected at the end, while the program is still being loaded.

It looks as the main screen will, with panes that are still empty, and takes no keys: what is typed waits for the main
screen (`ui.typing_ahead`). It is shown before SQLAlchemy and the panes are imported, and paints its lines itself: panes
would have to be imported, styled, mounted and laid out, for 30 ms, to paint the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from math import ceil
from textwrap import wrap

from rich.segment import Segment
from textual.color import Color
from textual.geometry import Size
from textual.screen import Screen
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip

from netwerk_tui.domain.ages import age_words
from netwerk_tui.domain.first_page import FirstPage
from netwerk_tui.domain.hue import Hue
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.cells import fitted
from netwerk_tui.ui.widgets.contact_line import ContactLine, contact_segments
from netwerk_tui.ui.widgets.header_line import HeaderFigures, header_strip
from netwerk_tui.ui.widgets.hints_line import Hint, hint_segments, hints_in_a_row
from netwerk_tui.ui.widgets.inks import Inks, inks_of
from netwerk_tui.ui.widgets.pane_widths import is_narrow, list_cells
from netwerk_tui.ui.widgets.title_line import Title, title_strips
from netwerk_tui.ui.widgets.too_small import is_too_small

NOT_READ_YET = (" ", Hue.GREY)
"""In place of a category's glyph, before it is known where people stand."""

_ROWS_ABOVE_LINES = 2
"""The list's title and the search line."""
_LEAST_MATRIX_ROWS, _LEAST_TIMELINE_ROWS = 10, 6
_HINTS = (("enter", "Enter", N_("Open")), ("x", "x", N_("Mark")))
"""What the footer says of the list's keys."""


class FirstScreen(Screen[None]):
    """The first page of contacts, or word that they are being read."""

    def __init__(self, page: FirstPage | None, today: date, *, has_usual_keys: bool = True) -> None:
        """Without a page the network has to be opened before anybody can be shown.

        Where the user has keys of their own, the footer waits for the main screen, which knows them.
        """
        super().__init__()
        self._page = page
        self._today = today
        self._hints = [Hint(key, label, _(does), True) for key, label, does in _HINTS if has_usual_keys]
        self._is_forgotten = False
        self._strips: list[Strip] = []

    def forget(self) -> None:
        """Let go of the contacts that were shown, and show nothing any more."""
        self._page = None
        self._is_forgotten = True
        self._strips = []

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips = []

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        if len(self._strips) != height or self._strips[0].cell_length != width:
            self._strips = list(self._painted(self.size))
        return self._strips[y]

    def _painted(self, size: Size) -> Iterator[Strip]:
        """Every line of the screen, from the top."""
        inks = inks_of(self)
        if self._is_forgotten or is_too_small(size):
            yield from [Strip.blank(size.width, inks.text)] * size.height
            return
        bar = inks_of(self, "bar")
        page = self._page
        figures = HeaderFigures(dossier=page.dossier_name, contacts=page.contacts) if page else None
        yield header_strip(figures, bar, size.width)
        width = list_cells(size.width)
        rows = size.height - 2
        right_panes = self._empty_panes(inks, size.width - width - 1, rows, has_two=not is_narrow(size.width))
        for left, right in zip(self._list(width, rows), right_panes, strict=True):
            yield Strip.join([left, Strip.blank(1, inks.text), right])
        shown = hints_in_a_row(self._hints, size.width - 1)
        line = Strip(chain.from_iterable(hint_segments(hint, bar) for hint in shown))
        yield line.adjust_cell_length(size.width, bar.text)

    def _list(self, width: int, rows: int) -> Iterator[Strip]:
        """The pane of contacts."""
        inks, field = inks_of(self, "pane"), inks_of(self, "field")
        page = self._page
        order = [Segment(_("name ↓"), inks.muted)] if page else []
        yield title_strips(Title(1, _("Contacts"), right=order), inks, width, focused=True)[0]
        search = Strip([Segment(" / ", field.key), Segment(_("find a person"), field.faint)])
        yield search.adjust_cell_length(width, field.text)
        rows -= _ROWS_ABOVE_LINES
        if page:
            yield from self._contacts(page, inks, width, rows)
        else:
            words = ["", *wrap(_("Reading your contacts …"), width - 4)]
            lines = [Strip([Segment(fitted(f"  {line}", width), inks.muted)], width) for line in words]
            yield from (lines + [Strip.blank(width, inks.text)] * rows)[:rows]

    def _contacts(self, page: FirstPage, inks: Inks, width: int, rows: int) -> Iterator[Strip]:
        """The contacts around the selected one, scrolled as the main screen will have them, and the bar beside them."""
        cursor = page.ids.index(page.selected)
        top = max(0, min(cursor - rows // 2, page.contacts - rows)) if cursor >= rows else 0
        bar = self._scroll_bar(page.contacts, top, rows)
        for row, index in enumerate(range(top, top + rows)):
            is_selected = index == cursor
            ground = inks_of(self, "cursor-ground") if is_selected else inks
            segments = self._contact(page, index, ground, width - 1, under_cursor=is_selected)
            yield Strip([*Strip(segments).adjust_cell_length(width - 1, ground.text), bar[row]])

    def _contact(self, page: FirstPage, index: int, inks: Inks, width: int, *, under_cursor: bool) -> list[Segment]:
        if index >= page.contacts:
            return []
        place = index - page.start
        row = page.known[place] if 0 <= place < len(page.known) else None
        age = age_words((self._today - row.last_contact).days) if row and row.last_contact else ""
        line = ContactLine(row=row, category=NOT_READ_YET, marked=False, age=age)
        return contact_segments(line, inks, width, under_cursor=under_cursor)

    def _scroll_bar(self, contacts: int, top: int, rows: int) -> list[Segment]:
        """Where these rows are among all contacts, a cell for each row."""
        ground = Color.parse(self.app.theme_variables["pane"])
        is_longer = contacts > rows
        return ScrollBarRender.render_bar(
            size=rows,
            virtual_size=contacts + _ROWS_ABOVE_LINES,
            window_size=rows + _ROWS_ABOVE_LINES if is_longer else 0,
            position=top,
            back_color=ground.rich_color,
            bar_color=(ground + self.styles.scrollbar_color).rich_color,
        ).segments

    @staticmethod
    def _empty_panes(inks: Inks, width: int, rows: int, *, has_two: bool) -> Iterator[Strip]:
        """The two panes at the right, of which only the titles are known, or the one that there is room for."""
        titles = {0: Title(2, _("Matrix"))}
        if has_two:
            timeline_rows = max(_LEAST_TIMELINE_ROWS, ceil(rows / 3))
            titles[max(_LEAST_MATRIX_ROWS, rows - timeline_rows)] = Title(3, _("Timeline"))
        for row in range(rows):
            title = titles.get(row)
            yield title_strips(title, inks, width, focused=False)[0] if title else Strip.blank(width, inks.text)
