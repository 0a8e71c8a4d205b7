"""What one cell of the plane shows: its count, its category, and as many names and marks as fit. Pure text and roles.

A mark (what is carried, the selected contact, the trail, the target) always shows: on a line of its own, or as its
glyph beside the count. A name keeps its line when it is selected or lifted, so that nothing jumps under the pointer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import NamedTuple

from rich.cells import cell_len

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.ui.widgets.cells import fitted, shortened

SELECTED_GLYPH = "▸"
LIFTED_GLYPH = "▹"
TARGET_GLYPH = "◎"
TRAIL_GLYPH = "·"

_NARROWEST_NAME = 6
"""In fewer cells than this nobody is recognised, so names are dropped."""
_NARROWEST_FULL_NAME = 9
_NAME_COLUMN = 26
"""A cell that is a multiple of this wide shows names side by side."""
_NARROWEST_WITH_BAR = 4
_NARROWEST_WITH_AIR = 7
_SHORTEST_LABEL = 4
_USUAL_COUNT = 3
"""Cells that cannot hold a density beside this many digits go without one, so that cells of one size look alike."""


class Role(Enum):
    """What a piece of text in a cell is; the palette gives it its style."""

    GROUND = auto()
    BAR = auto()
    """The first column, where the cursor shows."""
    BAR_BLURRED = auto()
    """The cursor in a pane without the focus."""
    COUNT = auto()
    COUNT_UNDER_CURSOR = auto()
    """In a cell too narrow for a bar."""
    NOBODY = auto()
    LABEL = auto()
    NAME = auto()
    FADED = auto()
    """A name whose score is old."""
    SELECTED = auto()
    LIFTED = auto()
    """A name that is being carried away from here."""
    LANDING = auto()
    TARGET = auto()
    ARROW = auto()
    """The way to the target."""
    TRAIL = auto()
    TRAIL_OLDER = auto()
    TRAIL_OLDEST = auto()


class Span(NamedTuple):
    """A run of text in one role."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Entry:
    """One line under the count: a name or a mark."""

    text: str
    role: Role
    glyph: str = ""
    contact: ContactId | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """All that one cell shows beside the people who stand on it."""

    cursor: Role | None = None
    """The role of the cursor's bar, where the cursor is."""
    landing: str = ""
    """The name of what would land here."""
    lifted: frozenset[ContactId] = frozenset()
    """Those of the cell who are being carried."""
    kept: tuple[ContactId, str] | None = None
    """The contact of this cell, with name, who is shown however unimportant: the selected or the only lifted one."""
    is_selected: bool = False
    """Whether `kept` is the selected one."""
    is_hovering: bool = False
    """Whether the one who was lifted from here would land here again."""
    target: str = ""
    """The word for a target, where the selected contact's target is here."""
    trail: tuple[str, Role] | None = None
    """When the selected contact stood here, and how strongly that is drawn."""


@dataclass(frozen=True, slots=True)
class CellContent:
    """What there is to show."""

    count: int
    glyph: str
    """The category's."""
    label: str
    """The category's name, in the cell that carries it; empty elsewhere."""
    names: Sequence[Entry]
    """The people, the most important first; no more than could fit are needed."""
    marks: Marks
    plain: bool = False
    """Whether colours tell nothing here, so that every cell needs its category's glyph."""
    density: str = ""
    """A glyph that tells the density where colours cannot."""


def room_for_names(width: int, height: int) -> int:
    """How many names a cell of this size can show."""
    return (height - 1) * _name_columns(width) if width >= _NARROWEST_NAME else 0


def entry_at(x: int, line: int, width: int, height: int) -> int:
    """Which of the entries is drawn at this column and line of a cell of this size; the count is on line 0."""
    columns = _name_columns(width)
    return min(x // (width // columns), columns - 1) * (height - 1) + line - 1


def entries(content: CellContent, room: int) -> list[Entry]:
    """The lines under the count from top to bottom, at most `room`; a mark goes before a name."""
    landing, others = _own_lines(content.marks)
    kept = _kept_entry(content.marks)
    shown = landing[:room]
    marks_below = others[: max(0, room - len(shown) - (kept is not None))]
    name_room = room - len(shown) - len(marks_below)
    names = [_as_marked(name, content.marks) for name in content.names[:name_room]]
    if kept is not None and name_room and kept.contact not in {name.contact for name in names}:
        names[name_room - 1 :] = [kept]
    return [*shown, *names, *marks_below]


def cell_lines(content: CellContent, width: int, height: int) -> list[list[Span]]:
    """The lines of a cell, each exactly `width` cells wide."""
    room = room_for_names(width, height)
    below = entries(content, room)
    bar = 1 if width >= _NARROWEST_WITH_BAR else 0
    lines = [_count_line(content, below, width, bar)]
    return lines + [_entries_line(below, line, width, height, bar) for line in range(1, height)]


def compact_count(count: int, width: int) -> str:
    """The count in at most `width` cells: in full, in thousands, or as pluses where neither fits."""
    for text in (str(count), f"{count // 1000}k"):
        if len(text) <= width and (text[0] != "0" or not count):
            return text
    return "+" * width


def name_in(name: str, width: int) -> str:
    """The name in at most `width` cells; where that is little, the given name says more than the beginning of both."""
    given_name = name.partition(" ")[0]
    if width < _NARROWEST_FULL_NAME and cell_len(given_name) <= width < cell_len(name):
        return given_name
    return shortened(name, width)


def _own_lines(marks: Marks) -> tuple[list[Entry], list[Entry]]:
    """The marks that are not people of the cell: what lands, which comes above the names, and what comes below them."""
    landing = [Entry(marks.landing, Role.LANDING, SELECTED_GLYPH)] if marks.landing else []
    others = []
    if marks.target:
        others.append(Entry(marks.target, Role.TARGET, TARGET_GLYPH))
    if marks.trail:
        text, role = marks.trail
        others.append(Entry(text, role, TRAIL_GLYPH))
    return landing, others


def _kept_entry(marks: Marks) -> Entry | None:
    if marks.kept is None:
        return None
    contact, name = marks.kept
    return _as_marked(Entry(name, Role.NAME, contact=contact), marks)


def _as_marked(name: Entry, marks: Marks) -> Entry:
    if name.contact in marks.lifted:
        if marks.is_hovering:
            return replace(name, role=Role.LANDING, glyph=SELECTED_GLYPH)
        return replace(name, role=Role.LIFTED, glyph=LIFTED_GLYPH)
    if marks.is_selected and marks.kept and marks.kept[0] == name.contact:
        return replace(name, role=Role.SELECTED, glyph=SELECTED_GLYPH)
    return name


def _count_line(content: CellContent, below: Sequence[Entry], width: int, bar: int) -> list[Span]:
    """The first line: category or mark at the left, the count at the right, and marks that have no line before it."""
    air = _air(width)
    body = width - bar - air
    hidden = [mark for mark in _all_marks(content.marks) if mark not in below]
    beside = hidden.pop(0) if hidden and not below else None
    lands_here = beside is not None and beside.role is Role.LANDING
    is_marked_by_count = lands_here or (content.marks.cursor is not None and not bar)
    right = _count(content, body, Role.COUNT_UNDER_CURSOR if is_marked_by_count else None)
    room = body - _width(right) - 1
    if beside is None:
        left = _category(content, room)
    elif beside.contact is None and beside.role is not Role.LANDING:
        left = [Span(_mark_in(beside, room), beside.role)] if room >= 0 else []
    else:
        left = [_name_beside_count(beside, room + bar)] if room + bar >= 0 else []
        body, bar = body + bar, 0
    for mark in reversed(hidden):
        if _width(left) + _width(right) + cell_len(mark.glyph) + 2 <= body:
            right.insert(0, Span(f"{mark.glyph} ", mark.role))
    filling = Span(" " * (body - _width(left) - _width(right)), Role.LANDING if lands_here else Role.GROUND)
    line = [Span(" " * bar, Role.BAR), *left, filling, *right, Span(" " * air, Role.GROUND)]
    return [span for span in line if span.text]


def _all_marks(marks: Marks) -> list[Entry]:
    landing, others = _own_lines(marks)
    kept = _kept_entry(marks)
    return [*landing, *([kept] if kept else []), *others]


def _count(content: CellContent, room: int, role: Role | None) -> list[Span]:
    """The count, and its density before it where there is room for a count of the usual size."""
    text = compact_count(content.count, room)
    role = role or (Role.COUNT if content.count else Role.NOBODY)
    spans = [Span(text, role)]
    category_width = cell_len(content.glyph) + cell_len(content.label) + 1
    count_width = cell_len(text) if content.label else max(cell_len(text), _USUAL_COUNT)
    if content.density and room - count_width - category_width >= cell_len(content.density) + 1:
        spans.insert(0, Span(f"{content.density} ", role))
    return spans


def _name_beside_count(mark: Entry, room: int) -> Span:
    """A marked name in a cell of one line, its glyph in place of the bar."""
    name = name_in(mark.text, room - 1) if room > _NARROWEST_NAME else ""
    return Span(mark.glyph + name, mark.role)


def _category(content: CellContent, room: int) -> list[Span]:
    if content.label:
        label_room = room - cell_len(content.glyph)
        space = " " if label_room > cell_len(content.label) else ""
        if label_room >= min(_SHORTEST_LABEL, cell_len(content.label)):
            return [Span(f"{content.glyph}{space}{shortened(content.label, label_room - len(space))}", Role.LABEL)]
    if (content.label or content.plain) and room >= cell_len(content.glyph):
        return [Span(content.glyph, Role.LABEL)]
    return []


def _entry_line(entry: Entry, width: int, bar: int) -> list[Span]:
    """A name behind the bar; a marked name has its glyph in place of the bar, so that names stay in one column."""
    air = _air(width)
    body = width - bar - air
    if entry.role in (Role.SELECTED, Role.LIFTED, Role.LANDING):
        name = fitted(name_in(entry.text, body), body)
        line = [Span(entry.glyph + name, entry.role), Span(" " * air, Role.GROUND)]
    else:
        text = _mark_in(entry, body) if entry.glyph else name_in(entry.text, body)
        line = [Span(" " * bar, Role.BAR), Span(fitted(text, body), entry.role), Span(" " * air, Role.GROUND)]
    return [span for span in line if span.text]


def _name_columns(width: int) -> int:
    """How many names stand side by side in a wide cell."""
    return max(1, width // _NAME_COLUMN)


def _entries_line(below: Sequence[Entry], line: int, width: int, height: int, bar: int) -> list[Span]:
    """A line under the count: an entry, or several side by side, those of a column beneath each other."""
    columns = _name_columns(width)
    spans: list[Span] = []
    for column in range(columns):
        index = entry_at(column * (width // columns), line, width, height)
        column_width = width // columns if column < columns - 1 else width - column * (width // columns)
        piece = _entry_line(below[index], column_width, bar) if index < len(below) else _blank_line(column_width, bar)
        spans += [span._replace(role=Role.GROUND) if column and span.role is Role.BAR else span for span in piece]
    return spans


def _mark_in(mark: Entry, width: int) -> str:
    """The mark in at most `width` cells: with its text, with the last word of it (the year of a trail), or alone."""
    for text in (mark.text, mark.text.rpartition(" ")[2]):
        if cell_len(mark.glyph) + 1 + cell_len(text) <= width:
            return f"{mark.glyph} {text}"
    return mark.glyph


def _air(width: int) -> int:
    """Empty columns at the right of a cell."""
    return 1 if width >= _NARROWEST_WITH_AIR else 0


def _blank_line(width: int, bar: int) -> list[Span]:
    return [span for span in (Span(" " * bar, Role.BAR), Span(" " * (width - bar), Role.GROUND)) if span.text]


def _width(spans: Sequence[Span]) -> int:
    return sum(cell_len(span.text) for span in spans)
