"""The arrow from where a contact stands to where I want it to be: its way over the plane, and how it gives way to text.

It runs through the empty columns between cells, and crosses a cell on the line of its count; where a count, a name or
a mark stands, that is what shows. Its lines are heavy, so that they differ from the light ones that part the cells in
a terminal of few colours, and from the dots of the trail. Pure text and arithmetic, for the painter of the matrix pane.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len

from netwerk_tui.domain.matrix import Cell
from netwerk_tui.ui.widgets.matrix_faces import CellContent, Role, Span, entries, room_for_names
from netwerk_tui.ui.widgets.matrix_geometry import Box, Geometry

Arrow = Mapping[int, Mapping[int, str]]
"""The glyphs by line and by column of the pane."""

NO_ARROW: Arrow = {}

_HEADS_OUT_OF_VIEW = {(1, 0): "→", (-1, 0): "←", (0, 1): "↓", (0, -1): "↑"}
"""The end of an arrow whose target is out of view in this direction, to the right and down."""
_HEADS_AT_MARK = _HEAD_RIGHTWARDS, _HEAD_LEFTWARDS = "►", "◄"
_GLYPHS_BY_SIDES = {
    frozenset({(1, 0), (-1, 0)}): "━",
    frozenset({(0, 1), (0, -1)}): "┃",
    frozenset({(1, 0), (0, 1)}): "┏",
    frozenset({(-1, 0), (0, 1)}): "┓",
    frozenset({(1, 0), (0, -1)}): "┗",
    frozenset({(-1, 0), (0, -1)}): "┛",
}
"""A piece of the line by the two neighbours that it joins, as steps to the right and down."""
_COVERABLE = {
    Role.GROUND,
    Role.BAR,
    Role.COUNT,
    Role.NOBODY,
    Role.LABEL,
    Role.NAME,
    Role.FADED,
    Role.SELECTED,
    Role.TARGET,
    Role.TRAIL,
    Role.TRAIL_OLDER,
    Role.TRAIL_OLDEST,
}
"""What may be drawn on where it is blank: all that does not tell something by its ground."""
_NARROWEST_WITH_AIR = 6
"""In cells of this width the line keeps a blank from the text; in narrower ones nothing would be left of it."""

_Point = tuple[int, int]
"""Column and line."""


@dataclass(frozen=True, slots=True)
class Stop:
    """An end of the arrow in a cell in view."""

    line: int
    """The line of the cell with the mark that the arrow begins or ends at, counted from its first."""
    taken: tuple[bool, ...] = (False,)
    """Which columns of that line have something on them."""

    @classmethod
    def at(cls, line: int, spans: Sequence[Span]) -> Stop:
        """An end on this line of a cell, which shows these pieces."""
        columns = ((character, role) for text, role in spans for character in _columns_of(text))
        return cls(line, tuple(character != " " or role not in _COVERABLE for character, role in columns))

    @property
    def text_end(self) -> int:
        """The first column after all text, and after a blank where there is room for one."""
        width = len(self.taken)
        end = next((column + 1 for column in reversed(range(width)) if self.taken[column]), 0)
        return end if end >= width - 1 else end + 1


def marked_line(content: CellContent, width: int, height: int, roles: Sequence[Role]) -> int:
    """The line of the cell that shows the first mark with one of these roles; the first line where none does."""
    shown = entries(content, room_for_names(width, height))
    index = next((index for index, entry in enumerate(shown) if entry.role in roles), None)
    return 0 if index is None else index % (height - 1) + 1


def arrow_between(geometry: Geometry, start: Cell, end: Cell, start_stop: Stop, end_stop: Stop) -> Arrow:
    """The arrow from one cell to another; where one of them is out of view, from or to that edge of the plane.

    The stop of a cell that is out of view is not looked at. No arrow where both are, or where they are the same.
    """
    is_in_view = geometry.box(start) is not None or geometry.box(end) is not None
    if start == end or not is_in_view:
        return NO_ARROW
    way = _Way(geometry, start, end)
    arrow: dict[int, dict[int, str]] = {}
    for (x, y), glyph in _drawn(way.corners(start_stop, end_stop), way.head):
        arrow.setdefault(y, {})[x] = glyph
    return arrow


def with_arrow(line: Sequence[Span], glyphs: Mapping[int, str], width: int) -> list[Span]:
    """The line of a cell with an arrow on it, whose glyphs are told by the column of the cell.

    It is drawn on blanks alone.
    """
    columns = [(character, role) for text, role in line for character in _columns_of(text)]
    is_blank = [character == " " for character, _role in columns]
    spans: list[Span] = []
    for column, (character, role) in enumerate(columns):
        glyph = glyphs.get(column)
        air = 1 if width >= _NARROWEST_WITH_AIR and glyph not in _HEADS_AT_MARK else 0
        if glyph and role in _COVERABLE and all(is_blank[max(0, column - air) : column + air + 1]):
            character, role = glyph, Role.ARROW
        if spans and spans[-1].role is role:
            spans[-1] = Span(spans[-1].text + character, role)
        else:
            spans.append(Span(character, role))
    return spans


@dataclass(frozen=True, slots=True)
class _Way:
    """Which way the arrow goes from cell to cell."""

    geometry: Geometry
    start: Cell
    end: Cell

    def corners(self, start_stop: Stop, end_stop: Stop) -> list[_Point]:
        """Where it begins, turns and ends; where it begins is text, or beyond the edge, and is not drawn."""
        start, end = self._box(self.start), self._box(self.end)
        leaving = self._right_of(start) if self._leaves_rightwards else self._left_of(start)
        arriving = self._left_of(end) if self._arrives_rightwards else self._right_of(end)
        crossing = self._crossing(start, end)
        turns = [] if leaving == arriving else [(leaving, crossing), (arriving, crossing)]
        if self._is_aside(self.start):
            turns = [(arriving, crossing)]
        elif self._is_aside(self.end):
            turns = [(leaving, crossing)]
        return [
            *self._beginning(start, start_stop, leaving, crossing),
            *turns,
            *self._ending(end, end_stop, arriving, crossing),
        ]

    @property
    def head(self) -> str:
        """The glyph at its end."""
        right, down = self._beyond(self.end)
        if right or down:
            return _HEADS_OUT_OF_VIEW[0 if down else right, down]
        return _HEAD_RIGHTWARDS if self._arrives_rightwards else _HEAD_LEFTWARDS

    def _beginning(self, start: Box, stop: Stop, leaving: int, crossing: int) -> list[_Point]:
        match self._beyond(self.start):
            case (0, 0):
                x = start.x + stop.text_end - 1 if self._leaves_rightwards else start.x
                return [(x, start.y + stop.line), (leaving, start.y + stop.line)]
            case (right, 0):
                return [(self._edge_across(right) + right, crossing)]
            case (_, down):
                return [(leaving, self._edge_along(down) + down)]

    def _ending(self, end: Box, stop: Stop, arriving: int, crossing: int) -> list[_Point]:
        match self._beyond(self.end):
            case (0, 0):
                y = end.y + stop.line
                if self._arrives_rightwards:
                    return [(arriving, y), (arriving if stop.taken[0] else end.x, y)]
                return [(arriving, y), (min(end.x + stop.text_end, arriving), y)]
            case (right, 0):
                return [(self._edge_across(right), crossing)]
            case (_, down):
                return [(arriving, self._edge_along(down))]

    def _crossing(self, start: Box, end: Box) -> int:
        """The line on which it crosses cells: that of the counts in one of the two rows, and not beyond either."""
        if self._is_aside(self.start):
            return start.y
        if self._is_aside(self.end):
            return end.y
        return start.y if self.end.vertical > self.start.vertical else end.y

    @property
    def _across(self) -> int:
        """To the right (1), to the left (-1), or in one column (0)."""
        return _sign(self.end.horizontal - self.start.horizontal)

    @property
    def _leaves_rightwards(self) -> bool:
        """Whether it begins at the right side of its cell; beside the first column there is no room at the left."""
        return self._across > 0 or (self._across == 0 and self._is_first(self.start))

    @property
    def _arrives_rightwards(self) -> bool:
        """Whether it ends at the left side of its cell."""
        return self._across >= 0 and not self._is_first(self.end)

    def _is_first(self, cell: Cell) -> bool:
        return self._box(cell).x == self.geometry.columns[0].start

    def _beyond(self, cell: Cell) -> tuple[int, int]:
        """How the cell lies out of view: to the right (1) or left (-1), and below (1) or above (-1)."""
        right = _beyond_range(cell.horizontal, [column.value for column in self.geometry.columns])
        return right, -_beyond_range(cell.vertical, [row.value for row in self.geometry.rows])

    def _is_aside(self, cell: Cell) -> bool:
        """Whether the cell is out of view to the left or to the right of a row in view."""
        right, down = self._beyond(cell)
        return bool(right) and not down

    def _right_of(self, box: Box) -> int:
        """The column beside a cell where the arrow runs; without a gap, the first one of the next cell."""
        return min(box.x + box.width, self.geometry.width - 1)

    def _left_of(self, box: Box) -> int:
        return max(box.x - self.geometry.gap, self.geometry.columns[0].start)

    def _box(self, cell: Cell) -> Box:
        """The cell's box, or that of the nearest cell in view."""
        row = min(self.geometry.rows, key=lambda track: abs(track.value - cell.vertical))
        column = min(self.geometry.columns, key=lambda track: abs(track.value - cell.horizontal))
        return Box(column.start, row.start, column.size, row.size)

    def _edge_across(self, right: int) -> int:
        """The last column in this direction, that of the margin where there is one."""
        return min(self.geometry.plane_end, self.geometry.width - 1) if right > 0 else self.geometry.columns[0].start

    def _edge_along(self, down: int) -> int:
        """The last line of the plane in this direction."""
        return self.geometry.rows[-1].end - 1 if down > 0 else self.geometry.rows[0].start


def _drawn(corners: Sequence[_Point], head: str) -> Iterator[tuple[_Point, str]]:
    """The points of the line with their glyphs, without where it begins."""
    points = list(_points(corners))
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        yield here, _GLYPHS_BY_SIDES[frozenset({_step(here, before), _step(here, after)})]
    if len(points) > 1:
        yield points[-1], head


def _points(corners: Sequence[_Point]) -> Iterator[_Point]:
    """Every point from corner to corner; two corners lie above or beside each other."""
    yield corners[0]
    for (x, y), (to_x, to_y) in pairwise(corners):
        across, down = _step((x, y), (to_x, to_y))
        for distance in range(1, max(abs(to_x - x), abs(to_y - y)) + 1):
            yield x + across * distance, y + down * distance


def _step(here: _Point, there: _Point) -> tuple[int, int]:
    """One step towards there."""
    return _sign(there[0] - here[0]), _sign(there[1] - here[1])


def _beyond_range(value: int, values: Sequence[int]) -> int:
    """Whether the value is above the highest (1), below the lowest (-1), or between them."""
    return (value > max(values)) - (value < min(values))


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _columns_of(text: str) -> Iterator[str]:
    """What stands in each column: a wide character in its first one, and with it what takes no column of its own."""
    column = ""
    for character in text:
        width = cell_len(character)
        if width and column:
            yield column
            yield from [""] * (cell_len(column) - 1)
            column = ""
        column += character
    if column:
        yield column
        yield from [""] * (cell_len(column) - 1)
