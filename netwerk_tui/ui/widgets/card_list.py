"""One column of the card: sections of rows under a cursor. It folds, and says on which row the cursor is."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message

from netwerk_tui.ui.widgets.card_lines import CardLine, CardRow, CardSection, RowKey, SectionId, Subject, lines_of
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import Ground, LineList
from netwerk_tui.ui.widgets.piece_style import style_of


class CardList(LineList):
    """Sections one under the other. The screen says what is in them, and what keys do."""

    DEFAULT_CSS = """
    CardList { width: 1fr; height: 1fr; }
    """

    class Arrived(Message):
        """The cursor is on another row."""

        def can_replace(self, message: Message) -> bool:
            """Only where it is now counts."""
            return isinstance(message, CardList.Arrived)

    class RowClicked(Message):
        """A row was clicked twice."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sections: tuple[CardSection, ...] = ()
        self._folded: set[SectionId] = set()
        self._opened: set[RowKey] = set()
        self._lines: list[CardLine] = []
        self._spacious = False

    # What the screen hands down

    def show(self, sections: Sequence[CardSection], folded: Iterable[SectionId], *, spacious: bool) -> None:
        """Show these sections, the cursor on what it was on where that is still there.

        With `spacious`, a blank line parts them.
        """
        place = self.place()
        self._sections, self._folded, self._spacious = tuple(sections), set(folded), spacious
        self._make_lines()
        self.lines_changed(place)

    def forget_opened(self) -> None:
        """Cut long texts again."""
        self._opened.clear()

    def open_text(self, key: RowKey) -> None:
        """Show the whole text of a row, or cut it again."""
        with self.changing_lines():
            self._opened ^= {key}
            self._make_lines()

    def on_resize(self) -> None:
        # Textual calls the handler of the base class by itself, after this one.
        with self.changing_lines():
            self._make_lines()

    def _make_lines(self) -> None:
        width = max(1, self.size.width - self.scrollbar_size_vertical)
        self._lines = lines_of(self._sections, self._folded, self._opened, width, spacious=self._spacious)

    # Where the cursor is

    @property
    def key(self) -> RowKey | None:
        """The row or title under the cursor."""
        return self._lines[self.cursor].key if self.cursor < len(self._lines) else None

    @property
    def line(self) -> CardLine | None:
        """The first line of what is under the cursor."""
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    @property
    def row(self) -> CardRow | None:
        """The row under the cursor; None on a title."""
        return None if self.line is None else self.line.row

    @property
    def section(self) -> CardSection | None:
        """The section that the cursor is in."""
        key = self.key
        return None if key is None else next(each for each in self._sections if each.id is key.section)

    @property
    def place_of_cursor(self) -> Region:
        """Where the line under the cursor stands on the screen."""
        y = self.region.y + self.cursor - self.scroll_offset.y
        return Region(self.region.x, y, self.region.width, 1)

    def go_to_section(self, section: SectionId) -> bool:
        """Put the cursor on the first row of a section, or its title where it has none; whether it is here."""
        keys = [line.key for line in self._lines if line.key is not None and line.key.section is section]
        return bool(keys) and self.select(keys[min(1, len(keys) - 1)])

    def go_to_title(self, section: SectionId) -> bool:
        """Put the cursor on the title of a section; whether it is here."""
        return self.select(RowKey(section, -1))

    def go_to_new(self, section: SectionId, before: Collection[Subject | None]) -> None:
        """Put the cursor on the row of a section that was not among these, where there is one."""
        for line in self._lines:
            if line.key and line.key.section is section and line.key.subject and line.key.subject not in before:
                self.select(line.key)
                return

    @property
    def section_ids(self) -> list[SectionId]:
        """The sections, in order."""
        return [each.id for each in self._sections]

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._lines)

    def key_of(self, index: int) -> RowKey | None:
        return self._lines[index].key

    def index_of(self, key: Hashable) -> int | None:
        """The line of this row; else of its subject, where that has moved; else of the row that took its place."""
        if not isinstance(key, RowKey):
            return None
        here = [(index, line.key) for index, line in enumerate(self._lines) if line.key]
        in_section = [(index, each) for index, each in here if each.section is key.section]
        for index, each in in_section:
            if each == key or (key.subject is not None and each.subject == key.subject):
                return index
        earlier = [index for index, each in in_section if each.number <= key.number]
        return earlier[-1] if earlier else None

    def cursor_arrived(self) -> None:
        self.post_message(self.Arrived())

    def notice(self) -> str:
        return ""

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        line = self._lines[index]
        bar = CURSOR_BAR if under_cursor and self.has_focus else " "
        first = True
        for text, ink in line.pieces:
            if first and text:
                yield Segment(bar, inks.cursor_bar)
                text = text[1:]
            first = False
            yield Segment(text, style_of(ink, inks))

    def ground_of_cursor(self) -> Ground:
        return Ground.CURSOR if self.has_focus else Ground.PLAIN

    def _ground(self, index: int) -> Ground:
        return self.ground_of_cursor() if index in self._rows_of_cursor() else Ground.PLAIN

    def refresh_line(self, y: int) -> None:
        """Repaint all lines of the row that this line is the first of."""
        super().refresh_line(y)
        following = y + 1
        while following < len(self._lines) and self._goes_on(following):
            super().refresh_line(following)
            following += 1

    def _rows_of_cursor(self) -> range:
        end = self.cursor + 1
        while end < len(self._lines) and self._goes_on(end):
            end += 1
        return range(self.cursor, end)

    def _goes_on(self, index: int) -> bool:
        """Whether the line belongs to the row of the line above."""
        line = self._lines[index]
        return line.key is None and line.row is not None

    def on_click(self, event: events.Click) -> None:
        index = self.index_at(event.y)
        if event.chain == 2 and index is not None and index in self._rows_of_cursor():
            self.post_message(self.RowClicked())
