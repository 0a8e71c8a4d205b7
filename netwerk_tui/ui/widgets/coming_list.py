"""The occasions of the coming days, under the heading of each kind."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from rich.segment import Segment
from textual import events
from textual.message import Message as Event

from netwerk_tui.domain.coming import HEADINGS, Birthday, Coming, ThanksDue, UpdateDue, coming_words
from netwerk_tui.domain.hue import Hue
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList
from netwerk_tui.ui.widgets.line_place import TOP_PLACE

_GLYPHS: dict[type[Coming], tuple[str, Hue]] = {
    Birthday: ("☼", Hue.AMBER),
    UpdateDue: ("!", Hue.RED),
    ThanksDue: ("✓", Hue.GREEN),
}
_WIDEST_NAME = 44


def _key_of(each: Coming) -> Hashable:
    match each:
        case Birthday():
            return "birthday", each.contact, each.day
        case UpdateDue():
            return "update", each.segment.id
        case ThanksDue():
            return "thanks", each.success


class ComingList(LineList):
    """Updates, then thanks, then birthdays."""

    DEFAULT_CSS = "ComingList { height: 1fr; }"

    class Opened(Event):
        """An occasion was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Coming | str] = ()
        """A text is a heading; an empty one the gap before it."""
        self._today: date | None = None

    def show(self, coming: Sequence[Coming], today: date) -> None:
        """Show these, which are in the order of their headings."""
        lines: list[Coming | str] = []
        before: type[Coming] | None = None
        for each in coming:
            if type(each) is not before:
                lines += ["", _(HEADINGS[type(each)])] if lines else [_(HEADINGS[type(each)])]
            lines.append(each)
            before = type(each)
        place = TOP_PLACE if self._today is None else self.place()
        self._lines, self._today = lines, today
        self.lines_changed(place)

    @property
    def coming(self) -> Coming | None:
        """The occasion under the cursor; None where there is none."""
        line = self._lines[self.cursor] if self.cursor < len(self._lines) else ""
        return None if isinstance(line, str) else line

    @property
    def line_count(self) -> int:
        return len(self._lines)

    def key_of(self, index: int) -> Hashable | None:
        line = self._lines[index] if index < len(self._lines) else ""
        return None if isinstance(line, str) else _key_of(line)

    def notice(self) -> str:
        if self._today is None:
            return _("Reading …")
        return _("No birthdays in the coming days, no updates due, and nobody to thank.")

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        line = self._lines[index]
        if isinstance(line, str):
            yield Segment(f" {shortened(line, width_cells - 1)}", inks.strong)
            return
        assert self._today is not None, "there are lines only once occasions were shown"
        about, when = coming_words(line, self._today)
        name_cells = min(_WIDEST_NAME, width_cells // 2)
        glyph, hue = _GLYPHS[type(line)]
        yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
        yield Segment(f" {glyph} ", inks.hues[hue])
        yield Segment(fitted(drawable(about), name_cells), inks.strong if under_cursor else inks.text)
        yield Segment("  " + shortened(drawable(when), width_cells - name_cells - 6), inks.muted)

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.post_message(self.Opened())
