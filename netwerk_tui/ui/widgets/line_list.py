"""A list of any length that paints only the lines in view: the ground under the contact list and the timeline.

A subclass says how many lines there are, what identifies each, and paints one. It changes them only inside
`changing_lines()`, which keeps the cursor on the same thing and the same row of the screen. The first rows of the pane
are its title; they do not scroll. A cursor key repaints two lines, whatever the length; strips are kept for some 300
lines, since thousands of them slow the garbage collector down.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from textwrap import wrap
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollDown, ScrollUp
from textual.strip import Strip
from textual.widget import Widget

from netwerk_tui.language import N_
from netwerk_tui.ui.widgets.cells import drawable, fitted
from netwerk_tui.ui.widgets.inks import Inks, inks_of, styling_of
from netwerk_tui.ui.widgets.keys_to_app import KeysToApp
from netwerk_tui.ui.widgets.line_filters import filtered
from netwerk_tui.ui.widgets.line_place import Place, Step
from netwerk_tui.ui.widgets.line_scrollbar import LineScrollBar

_STRIPS_KEPT = 300


class Ground(Enum):
    """What a line is painted on. The value is the theme variable, empty for the pane's own ground."""

    PLAIN = ""
    CURSOR = "cursor-ground"
    CURSOR_BLURRED = "cursor-ground-blurred"


class LineList(KeysToApp, ScrollView, can_focus=True):
    """Lines under a title, with a cursor."""

    HELP_TITLE: ClassVar = N_("Lists")

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    LineList {
        background: $pane;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-background: $pane;
        scrollbar-background-hover: $pane;
        scrollbar-background-active: $pane;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move('down')", N_("Down"), show=False, id="list.down"),
        Binding("k,up", "move('up')", N_("Up"), show=False, id="list.up"),
        Binding("g,home", "move('top')", N_("First"), show=False, id="list.top"),
        Binding("G,end", "move('bottom')", N_("Last"), show=False, id="list.bottom"),
        Binding("pageup", "move('page-up')", N_("Page up"), show=False, id="list.page-up"),
        Binding("pagedown", "move('page-down')", N_("Page down"), show=False, id="list.page-down"),
    ]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._cursor = 0
        self._announced_key: Hashable | None = None
        self._page_rows = 0
        self._strips: dict[tuple[int, Ground], Strip] = {}
        self._title_strips: list[Strip] = []
        self._notice_strips: list[Strip] = []
        self._blank_strip: Strip | None = None
        self._inks: dict[Ground, Inks] = {}
        self._styling: Hashable = None
        self._painted_width = -1

    # What a subclass says

    @property
    def line_count(self) -> int:
        """How many lines there are, separators among them."""
        raise NotImplementedError

    def key_of(self, index: int) -> Hashable | None:
        """What identifies the line; None for a line that the cursor passes over."""
        raise NotImplementedError

    def index_of(self, key: Hashable) -> int | None:
        """The line of this key, or None where it has gone. A list of thousands looks it up faster than this does."""
        return next((index for index in range(self.line_count) if self.key_of(index) == key), None)

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        """The line, at most `width_cells` wide; what is left of it is filled with `inks.text`."""
        raise NotImplementedError

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        """The rows above the lines, each `width_cells` wide; none where a list has no title."""
        return []

    def notice(self) -> str:
        """What stands in place of lines where there are none: empty, loading, failed, no match."""
        raise NotImplementedError

    def cursor_arrived(self) -> None:
        """Called when the cursor is on another thing than before. There is one."""

    def ground_of_cursor(self) -> Ground:
        """What the line under the cursor is painted on now."""
        return Ground.CURSOR if self.has_focus else Ground.CURSOR_BLURRED

    # The cursor

    @property
    def cursor(self) -> int:
        """The line under the cursor, counted from 0; 0 in an empty list."""
        return self._cursor

    @property
    def cursor_key(self) -> Hashable | None:
        """What the cursor is on; None where there is nothing to be on."""
        return self.key_of(self._cursor) if self._cursor < self.line_count else None

    def action_move(self, step: str) -> None:
        self.move(Step(step))

    def move(self, step: Step) -> None:
        """Move the cursor, and the view with it."""
        page = max(1, self._page_rows - 1)
        match step:
            case Step.UP:
                self.move_to(self._cursor - 1, towards=-1)
            case Step.DOWN:
                self.move_to(self._cursor + 1)
            case Step.PAGE_UP:
                self._scroll_view(self._top - page)
                self.move_to(self._cursor - page, towards=-1)
            case Step.PAGE_DOWN:
                self._scroll_view(self._top + page)
                self.move_to(self._cursor + page)
            case Step.TOP:
                self.move_to(0)
            case Step.BOTTOM:
                self.move_to(self.line_count - 1, towards=-1)

    def move_to(self, index: int, *, towards: int = 1) -> None:
        """Put the cursor on the line, or on the nearest one that it can be on, looking `towards` (1 or -1) first."""
        if not self.line_count:
            return
        wanted = min(max(index, 0), self.line_count - 1)
        arrived = self._nearest_stop(wanted, towards)
        self._reveal(wanted)
        self._reveal(arrived)
        if arrived != self._cursor:
            left, self._cursor = self._cursor, arrived
            self.refresh_line(left)
            self.refresh_line(arrived)
        self._announce()

    def select(self, key: Hashable) -> bool:
        """Put the cursor on the line of this key; False, and nothing moves, where there is none."""
        index = self.index_of(key)
        if index is None:
            return False
        if not self._is_in_view(index):
            self._scroll_view(index - self._page_rows // 2)
        self.move_to(index)
        return True

    def _nearest_stop(self, index: int, towards: int) -> int:
        for direction in (towards, -towards):
            stop = index
            while 0 <= stop < self.line_count:
                if self.key_of(stop) is not None:
                    return stop
                stop += direction
        return index

    def _announce(self) -> None:
        key = self.cursor_key
        if key is not None and key != self._announced_key:
            self._announced_key = key
            self.cursor_arrived()

    # The view

    @property
    def _top(self) -> int:
        """The first line in view."""
        return self.scroll_offset.y

    def _scroll_view(self, top: int) -> None:
        if self.is_attached:  # lines may be handed over before the widget has its place on a screen
            self.scroll_to(y=top, animate=False, force=True)

    def _reveal(self, index: int) -> None:
        if self._page_rows <= 0:
            return
        if index < self._top:
            self._scroll_view(index)
        elif index >= self._top + self._page_rows:
            self._scroll_view(index - self._page_rows + 1)

    def _is_in_view(self, index: int) -> bool:
        return self._top <= index < self._top + self._page_rows

    def index_at(self, y: int) -> int | None:
        """The line at this row of the pane, or None where there is none."""
        row = y - len(self._title())
        index = self._top + row
        return index if row >= 0 and index < self.line_count else None

    def refresh_line(self, y: int) -> None:
        """Repaint one line."""
        super().refresh_line(y + len(self._title()))

    # Changes

    @contextmanager
    def changing_lines(self) -> Iterator[None]:
        """Change the lines inside; afterwards cursor and view are where they were, by what they were on."""
        place = self.place()
        yield
        self.lines_changed(place)

    def place(self) -> Place:
        """Where the cursor and the view are now."""
        in_view = self._is_in_view(self._cursor)
        return Place(
            cursor_key=self.cursor_key,
            cursor=self._cursor,
            top_key=self.key_of(self._top) if self._top < self.line_count else None,
            top=self._top,
            cursor_row=self._cursor - self._top if in_view else None,
        )

    def lines_changed(self, place: Place) -> None:
        """Take over lines that have changed, with the cursor and the view at this place, or as near as can be."""
        self._strips.clear()
        self._notice_strips = []
        self._cursor = self._nearest_stop(self._line_near(place.cursor_key, place.cursor), 1)
        self._measure()
        if place.cursor_row is None:
            self._scroll_view(self._line_near(place.top_key, place.top))
        else:
            self._scroll_view(self._cursor - place.cursor_row)
            self._reveal(self._cursor)
        self.refresh()
        self._announce()

    def title_changed(self) -> None:
        """Paint the title anew, and the words in place of lines, which may depend on it."""
        self._title_strips = []
        self._notice_strips = []
        self._measure()
        self.refresh()

    def line_changed(self, index: int) -> None:
        """Paint one line anew."""
        for ground in Ground:
            self._strips.pop((index, ground), None)
        self.refresh_line(index)

    def repaint_lines(self) -> None:
        """Paint all lines in view anew; they are as many as before, and the same ones."""
        self._strips.clear()
        self.refresh()

    def _line_near(self, key: Hashable | None, index: int) -> int:
        found = self.index_of(key) if key is not None else None
        return found if found is not None else max(0, min(index, self.line_count - 1))

    def _measure(self) -> None:
        """Tell the scroll bar how many lines there are, without the layout that assigning `virtual_size` costs."""
        title_rows = len(self._title())
        self._page_rows = self.outer_size.height - title_rows
        size = Size(0, self.line_count + title_rows)
        if size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def on_resize(self) -> None:
        is_first = self._page_rows <= 0
        was_in_view = self._is_in_view(self._cursor)
        self._forget_paint()
        self._measure()
        if is_first and not self._is_in_view(self._cursor):
            self._scroll_view(self._cursor - self._page_rows // 2)
        elif was_in_view:
            self._reveal(self._cursor)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        styling = styling_of(self)
        if styling != self._styling:
            self._styling = styling
            self._inks.clear()
            self._forget_paint()

    def _forget_paint(self) -> None:
        self._strips.clear()
        self._title_strips = []
        self._notice_strips = []
        self._blank_strip = None

    def on_focus(self) -> None:
        self._title_strips = []

    def on_blur(self) -> None:
        self._title_strips = []

    def repaint_focus(self) -> None:
        """Paint what tells whether the focus is here: the title, and the line of the cursor."""
        self._title_strips = []
        self.refresh(Region(0, 0, self._width_cells, len(self._title())))
        self.refresh_line(self._cursor)

    # Paint

    @property
    def _width_cells(self) -> int:
        """With the scroll bar. There is no border: what is outside is inside, and Textual knows it without a search."""
        return self.outer_size.width

    def inks(self, ground: Ground = Ground.PLAIN) -> Inks:
        """The styles on this ground."""
        inks = self._inks.get(ground)
        if inks is None:
            inks = self._inks[ground] = inks_of(self, ground.value)
        return inks

    def render_lines(self, crop: Region) -> list[Strip]:
        width = self._width_cells
        if width != self._painted_width:
            self._painted_width = width
            self._forget_paint()
        title = self._title()
        first_index = self._top - len(title)
        strips = [title[y] if y < len(title) else self._strip(first_index + y) for y in range(crop.y, crop.bottom)]
        if crop.x or crop.width != width:
            return [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def _title(self) -> list[Strip]:
        width = self._width_cells
        if not self._title_strips and width:
            self._title_strips = [filtered(self, strip) for strip in self.paint_title(self.inks(), width)]
        return self._title_strips

    def _strip(self, index: int) -> Strip:
        if index >= self.line_count:
            return self._strip_after_the_end(index)
        ground = self._ground(index)
        strip = self._strips.get((index, ground))
        if strip is None:
            if len(self._strips) >= _STRIPS_KEPT:
                self._strips.clear()
            strip = self._strips[index, ground] = self._painted_line(index, ground)
        return strip

    def _ground(self, index: int) -> Ground:
        return self.ground_of_cursor() if index == self._cursor else Ground.PLAIN

    def _painted_line(self, index: int, ground: Ground) -> Strip:
        inks = self.inks(ground)
        width_before_scrollbar = max(0, self._width_cells - self.scrollbar_size_vertical)
        segments = self.paint_line(index, inks, width_before_scrollbar, under_cursor=ground is not Ground.PLAIN)
        return filtered(self, Strip(segments).adjust_cell_length(self._width_cells, inks.text))

    def _strip_after_the_end(self, index: int) -> Strip:
        if self.line_count == 0:
            if not self._notice_strips:
                self._notice_strips = self._painted_notice()
            if index < len(self._notice_strips):
                return self._notice_strips[index]
        if self._blank_strip is None:
            self._blank_strip = filtered(self, Strip.blank(self._width_cells, self.inks().text))
        return self._blank_strip

    def _painted_notice(self) -> list[Strip]:
        ink = self.inks().muted
        width = self._width_cells
        rows = [""]
        for paragraph in self.notice().splitlines():
            rows += wrap(drawable(paragraph), max(1, width - 4)) or [""]
        return [filtered(self, Strip([Segment(fitted(f"  {row}", width), ink)], width)) for row in rows]

    # The mouse

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = LineScrollBar(name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    def _arrange_scrollbars(self, region: Region) -> Iterable[tuple[Widget, Region]]:
        for scrollbar, place in super()._arrange_scrollbars(region):
            yield scrollbar, place.shrink((len(self._title()), 0, 0, 0))

    def is_clicked_twice(self, event: events.Click) -> bool:
        """Whether this is the second click on the line under the cursor, which opens it."""
        return event.chain == 2 and self.index_at(event.y) == self.cursor

    def on_mouse_down(self, event: events.MouseDown) -> None:
        index = self.index_at(event.y)
        if index is not None and event.button == 1:
            self.move_to(index)

    def _on_scroll_up(self, event: ScrollUp) -> None:
        event.stop()
        self._scroll_view(self._top - self._page_rows)

    def _on_scroll_down(self, event: ScrollDown) -> None:
        event.stop()
        self._scroll_view(self._top + self._page_rows)
