"""Every event as a line: those to come, then the past ones by month, with what I chose against what I did."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from netwerk_tui.domain.calendar_words import MONTH_NAMES
from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.event import OWN_ATTENDANCE_GLYPHS, EventSummary, OwnAttendance
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import EventId
from netwerk_tui.language import N_, _, language_in_use, pgettext
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.line_list import LineList
from netwerk_tui.ui.widgets.line_place import TOP_PLACE

SERIES_MARK = "↻"

_DAY_CELLS = 10
_LEAD_CELLS = 1 + 2 + _DAY_CELLS + 2
"""The cursor's bar, the own choice and a space, the day, two spaces."""
_WIDTH_WITH_PLACE = 60

_OWN_HUES: dict[OwnAttendance, Hue] = {
    OwnAttendance.UNDECIDED: Hue.GREY,
    OwnAttendance.CHOSEN: Hue.AMBER,
    OwnAttendance.ATTENDED: Hue.GREEN,
    OwnAttendance.MISSED: Hue.RED,
}


@dataclass(frozen=True, slots=True)
class _Heading:
    """A line above events."""

    text: str
    choices: tuple[OwnAttendance, ...] = ()
    """What I chose of the month, and what became of it."""


_Line = _Heading | EventSummary | None


def own_ink(own: OwnAttendance, inks: Inks) -> Style:
    """The ink of a choice of mine."""
    return inks.faint if own is OwnAttendance.UNDECIDED else inks.hues[_OWN_HUES[own]]


class EventList(LineList):
    """The events."""

    DEFAULT_CSS = "EventList { height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Open the event"), id="events.open"),
    ]

    class EventOpened(Message):
        """The user wants to see this event."""

        def __init__(self, event: EventId) -> None:
            super().__init__()
            self.event = event

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[_Line] = ()
        self._line_by_event: dict[Hashable, int] = {}
        self._today: date | None = None

    def show(self, summaries: Sequence[EventSummary], today: date, selected: EventId | None = None) -> None:
        """Show these events, the newest first, with the cursor on the selected one, or where it was."""
        place = TOP_PLACE if self._today is None else self.place()
        self._today = today
        self._lines = list(_lines(summaries, today))
        self._line_by_event = {
            line.id: index for index, line in enumerate(self._lines) if isinstance(line, EventSummary)
        }
        self.title_changed()
        self.lines_changed(place)
        if selected is not None:
            self.select(selected)

    @property
    def event(self) -> EventSummary | None:
        """The event under the cursor."""
        line = self._lines[self.cursor] if self.cursor < self.line_count else None
        return line if isinstance(line, EventSummary) else None

    def action_open(self) -> None:
        if self.event is not None:
            self.post_message(self.EventOpened(self.event.id))

    def on_click(self, event: events.Click) -> None:
        if self.is_clicked_twice(event):
            self.action_open()

    # Lines

    @property
    def line_count(self) -> int:
        return len(self._lines)

    def key_of(self, index: int) -> EventId | None:
        line = self._lines[index]
        return line.id if isinstance(line, EventSummary) else None

    def index_of(self, key: Hashable) -> int | None:
        return self._line_by_event.get(key)

    def notice(self) -> str:
        if self._today is None:
            return _("Reading …")
        return _("No events yet. a adds one, i reads a calendar (.ics), and @name in a quick note makes one too.")

    def paint_title(self, inks: Inks, width_cells: int) -> list[Strip]:
        if not self._lines:
            return []
        labels = "".join(fitted_right(label, width) for label, width in _count_columns())
        gap = width_cells - self.scrollbar_size_vertical - cell_len(labels) - 1
        return [Strip([Segment(" " * gap + labels, inks.muted)]).adjust_cell_length(width_cells, inks.text)]

    def paint_line(self, index: int, inks: Inks, width_cells: int, *, under_cursor: bool) -> Iterable[Segment]:
        line = self._lines[index]
        if line is None:
            return []
        if isinstance(line, _Heading):
            return _heading_segments(line, inks)
        assert self._today is not None, "there are lines only once events were shown"
        return _event_segments(line, self._today, inks, width_cells, under_cursor=under_cursor)


def _lines(summaries: Sequence[EventSummary], today: date) -> Iterator[_Line]:
    to_come = [each for each in summaries if each.day is not None and (each.until or each.day) >= today]
    if to_come:
        yield _Heading(_("To come"))
        yield from reversed(to_come)
    by_month: dict[tuple[int, int], list[EventSummary]] = {}
    for each in summaries:
        if each.day is not None and each.is_over(today):
            by_month.setdefault((each.day.year, each.day.month), []).append(each)
    for number, ((year, month), held) in enumerate(by_month.items()):
        if number or to_come:
            yield None
        chosen = tuple(each.own for each in held if each.own is not OwnAttendance.UNDECIDED)
        yield _Heading(f"{MONTH_NAMES[language_in_use()][month - 1]} {year}", chosen)
        yield from held
    undated = [each for each in summaries if each.day is None]
    if undated:
        if to_come or by_month:
            yield None
        yield _Heading(_("Without a day"))
        yield from undated


def _heading_segments(line: _Heading, inks: Inks) -> Iterator[Segment]:
    yield Segment(f" {line.text}", inks.strong)
    if line.choices:
        words = _("  chosen {chosen}, went to {attended}").format(
            chosen=len(line.choices), attended=line.choices.count(OwnAttendance.ATTENDED)
        )
        yield Segment(words, inks.muted)


def _event_segments(
    event: EventSummary, today: date, inks: Inks, width_cells: int, *, under_cursor: bool
) -> Iterator[Segment]:
    day = "" if event.day is None else day_words(event.day, today)
    columns = _count_columns()
    room = width_cells - _LEAD_CELLS - sum(width for _label, width in columns) - 1
    mark = f" {SERIES_MARK}" if event.series is not None else ""
    place_cells = room * 2 // 5 if width_cells >= _WIDTH_WITH_PLACE else 0
    name = shortened(drawable(event.name), room - place_cells - cell_len(mark) - 1)
    yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
    yield Segment(f"{OWN_ATTENDANCE_GLYPHS[event.own]} ", own_ink(event.own, inks))
    yield Segment(f"{fitted_right(day, _DAY_CELLS)}  ", inks.muted)
    yield Segment(name, inks.strong if under_cursor else inks.text)
    yield Segment(fitted(mark, room - place_cells - cell_len(name)), inks.hues[Hue.BLUE])
    yield Segment(fitted(drawable(event.place), place_cells), inks.muted)
    counts = (event.counts.expected, event.counts.attended, event.counts.first_met)
    for (_label, width), count, ink in zip(columns, counts, (inks.muted, inks.text, inks.hues[Hue.AMBER]), strict=True):
        yield Segment(fitted_right(str(count) if count else "·", width), ink if count else inks.faint)


def _count_columns() -> list[tuple[str, int]]:
    """What is counted of each event, and how wide its column is."""
    labels = (_("expected"), pgettext("event", "came"), pgettext("event", "new"))
    return [(label, cell_len(label) + 2) for label in labels]
