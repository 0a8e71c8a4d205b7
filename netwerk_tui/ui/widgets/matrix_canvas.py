"""Keeps the painted lines of the matrix pane, and finds what a change touches so that only that is painted again."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence, Set

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from netwerk_tui.domain.contact import ContactRows
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.ui.widgets.cells import drawable
from netwerk_tui.ui.widgets.line_filters import filtered
from netwerk_tui.ui.widgets.matrix_arrow import NO_ARROW, Arrow
from netwerk_tui.ui.widgets.matrix_faces import room_for_names
from netwerk_tui.ui.widgets.matrix_frame import axis_look, title_look, tray_look
from netwerk_tui.ui.widgets.matrix_geometry import TITLE_LINE, Geometry, Track, plan
from netwerk_tui.ui.widgets.matrix_painting import Face, Painter, labelled_cells
from netwerk_tui.ui.widgets.matrix_palette import Palette
from netwerk_tui.ui.widgets.matrix_tray import TraySlot, tray_slots
from netwerk_tui.ui.widgets.matrix_view import PlaneView


class PlaneCanvas:
    """The strips of one pane. It is told every change of view and style, and asks for the names that fit."""

    def __init__(self, widget: Widget, view: PlaneView) -> None:
        self._widget = widget
        self._contacts: ContactRows | None = None
        self._view = view
        self._geometry: Geometry | None = None
        self._palette: Palette | None = None
        self._painter: Painter | None = None
        self._strips: dict[int, Strip] = {}
        self._faces: dict[Cell, Face] = {}
        self._labelled: Set[Cell] = frozenset()
        self._axes: dict[Hashable, Strip] = {}
        """The line of the axis, by how it looks."""
        self._tray_slots: tuple[int, Sequence[TraySlot]] | None = None
        """For which contact under the cursor, and who shows."""
        self._names: dict[ContactId, str] = {}
        self._all_names_known = False
        self._tray_first = 0

    @property
    def geometry(self) -> Geometry:
        """Where everything is in the pane as it is now; planned anew when the pane has another size."""
        geometry = self._geometry
        # The pane has no border, so that its outer size is its size, of which Textual asks its whole screen.
        if geometry is None or self._widget.outer_size != (geometry.width, geometry.height):
            return self._plan(geometry)
        return geometry

    def strips(self, lines: Iterable[int]) -> list[Strip]:
        """These lines of the pane."""
        painter = self._painted()
        return [self._strips.get(y) or self._paint(painter, y) for y in lines]

    def _paint(self, painter: Painter, y: int) -> Strip:
        strip = self._strips[y] = self._axis(painter) if y == painter.geometry.axis_line else self._line(painter, y)
        return strip

    def _line(self, painter: Painter, y: int) -> Strip:
        return filtered(self._widget, painter.line(y))

    def _axis(self, painter: Painter) -> Strip:
        """The line of the axis, painted once for each value that is looked at: a drag goes back and forth."""
        look = axis_look(painter.view)
        strip = self._axes.get(look)
        if strip is None and painter.geometry.axis_line is not None:
            strip = self._axes[look] = self._line(painter, painter.geometry.axis_line)
        return strip or Strip([])

    def contact_at(self, x: int, y: int) -> ContactId | None:
        """The contact whose name is under this point."""
        return self._painted().contact_at(x, y)

    def name_of(self, contact: ContactId) -> str:
        """The contact's name as it is drawn; empty where there is no such contact."""
        self._learn([contact])
        return self._names.get(contact, "")

    def restyled(self) -> None:
        """Paint anew in other colours."""
        self._palette = None
        self._forget()

    def begin(self, view: PlaneView, contacts: ContactRows) -> None:
        """Paint another snapshot from now on, with the names as they are now. Nobody is renamed in the past."""
        before, self._view = self._view, view
        self._contacts = contacts
        if view.as_of is None:
            self._names.clear()
        self._plan(self._geometry if view.matrix is before.matrix else None)

    def show(self, view: PlaneView) -> Sequence[Region] | None:
        """Paint another view of the same snapshot from now on. What it touches of the pane; None for all of it."""
        before, self._view = self._view, view
        geometry = self.geometry
        if view.spot is not None and geometry.box(view.spot) is None:
            self._plan(geometry)
            return None
        if view.part != before.part:
            self._plan(None)
            return None
        if view.is_placing != before.is_placing:
            self._forget()
            return None
        arrow = self._painter.arrow if self._painter is not None else NO_ARROW
        self._painter = None
        return self._touched(before, view, geometry) + self._touched_by_arrow(arrow, geometry)

    def _touched(self, before: PlaneView, after: PlaneView, geometry: Geometry) -> list[Region]:
        """Every piece of the pane that looks different now."""
        marked_before, marked_after = before.marked_cells, after.marked_cells
        cells = {
            cell
            for cell in marked_before.keys() | marked_after.keys()
            if marked_before.get(cell) != marked_after.get(cell)
        }
        for cell in cells:
            self._faces.pop(cell, None)
        values = {cell.vertical for cell in cells if geometry.box(cell) is not None}
        if before.spot != after.spot:
            values |= {cell.vertical for cell in (before.spot, after.spot) if cell is not None}
        rows = [row for row in geometry.rows if row.value in values]
        return [self._touched_row(row, geometry) for row in rows] + self._touched_frame(before, after, geometry)

    def _touched_row(self, row: Track, geometry: Geometry) -> Region:
        """A row whose value or one of whose cells looks different. What stays of it costs less than to leave it out."""
        for line in range(row.start, row.end):
            self._strips.pop(line, None)
        return Region(0, row.start, geometry.width, row.size)

    def _touched_by_arrow(self, before: Arrow, geometry: Geometry) -> list[Region]:
        """The pieces of lines where the arrow looked different `before`."""
        after = self._painted().arrow if before or self._view.way is not None else NO_ARROW
        regions: list[Region] = []
        for line in before.keys() | after.keys():
            glyphs_before, glyphs_after = before.get(line, {}), after.get(line, {})
            changed = [x for x, _glyph in glyphs_before.items() ^ glyphs_after.items()]
            if changed:
                self._strips.pop(line, None)
                self._forget_faces_on(line, geometry)
                regions.append(Region(min(changed), line, max(changed) + 1 - min(changed), 1))
        return regions

    def _forget_faces_on(self, line: int, geometry: Geometry) -> None:
        row = geometry.row_at(line)
        if row is not None:
            for column in geometry.columns:
                self._faces.pop(Cell(row.value, column.value), None)

    def _touched_frame(self, before: PlaneView, after: PlaneView, geometry: Geometry) -> list[Region]:
        """The lines around the plane that look different."""
        lines: list[int | None] = []
        if title_look(before) != title_look(after):
            lines.append(TITLE_LINE)
        if axis_look(before) != axis_look(after):
            lines.append(geometry.axis_line)
        if tray_look(before) != tray_look(after):
            lines.append(geometry.tray_line)
        regions = []
        for line in lines:
            if line is not None and self._strips.pop(line, None) is not None:
                regions.append(Region(0, line, geometry.width, 1))
        return regions + self._touched_strip(geometry)

    def _touched_strip(self, geometry: Geometry) -> list[Region]:
        """The strip beneath the plane, which tells nearly everything of a view: so it is drawn and compared."""
        drawn = self._strips.pop(geometry.strip_line, None)
        if drawn is None:
            return []
        if self._paint(self._painted(), geometry.strip_line) == drawn:
            self._strips[geometry.strip_line] = drawn
            return []
        return [Region(0, geometry.strip_line, geometry.width, 1)]

    def _plan(self, previous: Geometry | None) -> Geometry:
        """Find the places anew, scrolled as they were where that is possible, and forget what was painted."""
        size = self._widget.outer_size
        matrix = self._view.matrix
        keep = self._view.spot or Cell(matrix.vertical.low, matrix.horizontal.low)
        self._geometry = plan(matrix, size.width, size.height, keep, previous, self._view.part)
        self._labelled = labelled_cells(matrix, self._geometry)
        self._all_names_known = False
        self._forget()
        return self._geometry

    def _forget(self) -> None:
        self._painter = None
        self._strips.clear()
        self._faces.clear()
        self._axes.clear()
        self._tray_slots = None

    def _painted(self) -> Painter:
        geometry = self.geometry
        if self._painter is None:
            if self._palette is None:
                self._palette = Palette(self._widget)
            self._learn_visible(geometry)
            tray = self._tray(geometry)
            self._painter = Painter(self._view, geometry, self._palette, self._names, tray, self._labelled, self._faces)
        return self._painter

    def _tray(self, geometry: Geometry) -> Sequence[TraySlot]:
        """Who shows in the tray; found anew where the cursor is on somebody else there."""
        index = self._view.tray_index
        if self._tray_slots is None or self._tray_slots[0] != index:
            self._tray_slots = index, self._found_tray(geometry)
        return self._tray_slots[1]

    def _found_tray(self, geometry: Geometry) -> list[TraySlot]:
        x = geometry.gutter
        slots = tray_slots(
            self._view.placements.unscored,
            self._names_of,
            x=x,
            room=max(0, geometry.width - x - 2),
            index=self._view.tray_index,
            first=self._tray_first,
        )
        self._tray_first = slots[0].index if slots else 0
        return slots

    def _learn_visible(self, geometry: Geometry) -> None:
        """Ask for the names of all cells in view at once."""
        if self._all_names_known:
            return
        wanted: list[ContactId] = []
        for cell in geometry.cells:
            box = geometry.box(cell)
            if box is not None:
                wanted += self._view.placements.people(cell)[: room_for_names(box.width, box.height)]
        self._learn(wanted)
        self._all_names_known = True

    def _names_of(self, contacts: Sequence[ContactId]) -> list[str]:
        self._learn(contacts)
        return [self._names.get(contact, "") for contact in contacts]

    def _learn(self, contacts: Sequence[ContactId]) -> None:
        unknown = [contact for contact in contacts if contact not in self._names]
        if unknown and self._contacts is not None:
            self._names.update((row.id, drawable(row.name)) for row in self._contacts.rows(unknown))
