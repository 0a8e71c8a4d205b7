"""Keeps the painted lines of the matrix pane, and finds what a change touches so that only that is painted again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
from netwerk_tui.ui.widgets.matrix_geometry import TITLE_LINE, Geometry, plan
from netwerk_tui.ui.widgets.matrix_painting import Painter
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
        self._names: dict[ContactId, str] = {}
        self._all_names_known = False
        self._tray_first = 0

    @property
    def geometry(self) -> Geometry:
        """Where everything is in the pane as it is now; planned anew when the pane has another size."""
        geometry = self._geometry
        if geometry is None or self._widget.size != (geometry.width, geometry.height):
            return self._plan(geometry)
        return geometry

    def strips(self, lines: Iterable[int]) -> list[Strip]:
        """These lines of the pane."""
        painter = self._painted()
        return [self._strips.get(y) or self._paint(painter, y) for y in lines]

    def _paint(self, painter: Painter, y: int) -> Strip:
        strip = self._strips[y] = filtered(self._widget, painter.line(y))
        return strip

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
        return self._touched(before, view, geometry) + self._touched_by_arrow(arrow)

    def _touched(self, before: PlaneView, after: PlaneView, geometry: Geometry) -> list[Region]:
        """Every piece of the pane that looks different now."""
        regions: list[Region] = []
        marked_before, marked_after = before.marked_cells(), after.marked_cells()
        for cell in marked_before.keys() | marked_after.keys():
            box = geometry.box(cell)
            if box is not None and marked_before.get(cell) != marked_after.get(cell):
                regions.append(Region(box.x, box.y, box.width, box.height))
        if before.spot != after.spot:
            values = {cell.vertical for cell in (before.spot, after.spot) if cell is not None}
            rows = [row for row in geometry.rows if row.value in values]
            regions += [Region(0, row.start, geometry.gutter, row.size) for row in rows]
        for region in regions:
            for line in range(region.y, region.bottom):
                self._strips.pop(line, None)
        return regions + self._touched_frame(geometry)

    def _touched_by_arrow(self, before: Arrow) -> list[Region]:
        """The pieces of lines where the arrow looked different `before`."""
        after = self._painted().arrow if before or self._view.way is not None else NO_ARROW
        regions: list[Region] = []
        for line in before.keys() | after.keys():
            glyphs_before, glyphs_after = before.get(line, {}), after.get(line, {})
            changed = [x for x, _glyph in glyphs_before.items() ^ glyphs_after.items()]
            if changed:
                self._strips.pop(line, None)
                regions.append(Region(min(changed), line, max(changed) + 1 - min(changed), 1))
        return regions

    def _touched_frame(self, geometry: Geometry) -> list[Region]:
        """The lines around the plane that look different; they are few, so they are drawn and compared."""
        regions: list[Region] = []
        for line in (TITLE_LINE, geometry.axis_line, geometry.tray_line, geometry.strip_line):
            drawn = self._strips.pop(line, None) if line is not None else None
            if line is None or drawn is None:
                continue
            if self._paint(self._painted(), line) == drawn:
                self._strips[line] = drawn
            else:
                regions.append(Region(0, line, geometry.width, 1))
        return regions

    def _plan(self, previous: Geometry | None) -> Geometry:
        """Find the places anew, scrolled as they were where that is possible, and forget what was painted."""
        size = self._widget.size
        matrix = self._view.matrix
        keep = self._view.spot or Cell(matrix.vertical.low, matrix.horizontal.low)
        self._geometry = plan(matrix, size.width, size.height, keep, previous, self._view.part)
        self._all_names_known = False
        self._forget()
        return self._geometry

    def _forget(self) -> None:
        self._painter = None
        self._strips.clear()

    def _painted(self) -> Painter:
        geometry = self.geometry
        if self._painter is None:
            if self._palette is None:
                self._palette = Palette(self._widget)
            self._learn_visible(geometry)
            tray = self._tray(geometry)
            self._painter = Painter(self._view, geometry, self._palette, self._names, tray)
        return self._painter

    def _tray(self, geometry: Geometry) -> list[TraySlot]:
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
