"""What the matrix pane is showing, as one immutable value: the pane replaces it, and repaints what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from netwerk_tui.domain.assessment import FADES_AFTER_DAYS
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Cell, Matrix
from netwerk_tui.domain.placements import Placements
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.widgets.cells import drawable
from netwerk_tui.ui.widgets.dragging import Carrying, Purpose
from netwerk_tui.ui.widgets.matrix_faces import Marks, Role
from netwerk_tui.ui.widgets.matrix_part import Part, zoomed_in
from netwerk_tui.ui.widgets.matrix_words import month_of_year

_TRAIL_ROLES = (Role.TRAIL, Role.TRAIL_OLDER, Role.TRAIL_OLDEST)


@dataclass(frozen=True, slots=True)
class Selection:
    """The contact that is selected everywhere, as the plane shows it."""

    contact: ContactId
    name: str
    trail: tuple[tuple[Cell, date], ...] = ()
    """Where the contact stood before, and since when; the newest first."""
    target: Cell | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """What is being carried, as the plane shows it."""

    carrying: Carrying
    names: tuple[str, ...]
    lifted: Mapping[Cell, frozenset[ContactId]]
    """From which cells they come."""
    landed: bool = False
    """Whether it was dropped, and is waiting to be stored or taken back."""

    @classmethod
    def of(cls, carrying: Carrying, names: Sequence[str], placements: Placements) -> Load:
        """What was lifted, with the names to draw and the cells that it comes from."""
        lifted: dict[Cell, set[ContactId]] = {}
        for contact in carrying.contacts:
            cell = placements.cell_of(contact)
            if cell is not None:
                lifted.setdefault(cell, set()).add(contact)
        drawable_names = tuple(drawable(name) for name in names)
        return cls(carrying, drawable_names, {cell: frozenset(contacts) for cell, contacts in lifted.items()})

    @property
    def label(self) -> str:
        """The name, or how many there are."""
        if len(self.carrying.contacts) == 1 and self.names:
            return self.names[0]
        count = len(self.carrying.contacts)
        return ngettext("{count} contact", "{count} contacts", count).format(count=count)


@dataclass(frozen=True, eq=False)
class PlaneView:
    """The snapshot and all that is laid over it."""

    placements: Placements
    today: date
    """The day from which ages are counted."""
    cursor: Cell | None
    """None on the tray of the unscored."""
    tray_index: int = 0
    """The unscored contact under the cursor, when the cursor is on the tray."""
    selection: Selection | None = None
    load: Load | None = None
    focused: bool = False
    zoom: tuple[Part, ...] = ()
    """The parts that the user has zoomed in to, each smaller than the one before; empty where all is in view."""
    as_of: date | None = None
    """The day in the past that is shown; None for now."""
    is_loading: bool = False
    """Whether the first snapshot has yet to come."""

    @property
    def matrix(self) -> Matrix:
        """The matrix that is shown."""
        return self.placements.matrix

    @property
    def part(self) -> Part | None:
        """The part of the matrix that fills the plane; None where all of it does."""
        return self.zoom[-1] if self.zoom else None

    def scrolled(self) -> PlaneView:
        """The same view, with the cell that the user is looking at in its part."""
        if self.part is None or self.spot is None or self.spot in self.part:
            return self
        return replace(self, zoom=(*self.zoom[:-1], self.part.scrolled_to(self.spot)))

    def zoomed_in(self, cell: Cell) -> PlaneView:
        """A smaller part around the cell."""
        part = self.part or Part.whole(self.matrix)
        smaller = zoomed_in(self.matrix, part, cell)
        return self if smaller == part else replace(self, zoom=(*self.zoom, smaller))

    def zoomed_out(self) -> PlaneView:
        """The part from which this one was zoomed in to, scrolled to where the user is now."""
        return replace(self, zoom=self.zoom[:-1]).scrolled()

    @property
    def spot(self) -> Cell | None:
        """The cell that the user is looking at: where the load would land, else the cursor."""
        return self.load.carrying.over if self.load else self.cursor

    @property
    def is_placing(self) -> bool:
        """Whether the unscored are being placed one after the other."""
        return self.load is not None and self.load.carrying.purpose is Purpose.PLACE

    @property
    def selected_cell(self) -> Cell | None:
        """Where the selected contact stands; None where none is selected or it is unscored."""
        return self.placements.cell_of(self.selection.contact) if self.selection else None

    @property
    def way(self) -> tuple[Cell, Cell] | None:
        """From where the selected contact stands to its target, or to where its target is being put."""
        stands, end = self.selected_cell, self._wanted_cell
        return None if stands is None or end is None or end == stands else (stands, end)

    @property
    def _wanted_cell(self) -> Cell | None:
        if self.selection is None:
            return None
        carrying = self.load.carrying if self.load else None
        if carrying and carrying.purpose is Purpose.TARGET and carrying.contacts == (self.selection.contact,):
            return carrying.over
        return self.selection.target

    def has_faded(self, contact: ContactId) -> bool:
        """Whether the contact's score is old."""
        assessed_on = self.placements.assessed_on(contact)
        return assessed_on is not None and self.today - assessed_on > timedelta(days=FADES_AFTER_DAYS)

    @cached_property
    def marked_cells(self) -> Mapping[Cell, Marks]:
        """What is laid over each cell that has anything laid over it."""
        cells: set[Cell | None] = {self.spot}
        if self.selection:
            cells |= {self.selected_cell, self.selection.target}
            cells |= {cell for cell, _since in self.selection.trail}
        if self.load:
            cells |= self.load.lifted.keys()
        return {cell: self._marks_of(cell) for cell in cells if cell is not None}

    def _marks_of(self, cell: Cell) -> Marks:
        kept, is_selected = self._kept(cell)
        is_over = self.load is not None and self.load.carrying.over == cell
        is_hovering = is_over and not is_selected and kept is not None
        return Marks(
            cursor=self._cursor_role() if self.spot == cell else None,
            landing=self.load.label if self.load and is_over and not is_hovering else "",
            lifted=self.load.lifted.get(cell, frozenset()) if self.load else frozenset(),
            kept=kept,
            is_selected=is_selected,
            is_hovering=is_hovering,
            target=_("target") if self.selection and self.selection.target == cell else "",
            trail=self._trail(cell),
        )

    def _cursor_role(self) -> Role:
        return Role.BAR if self.focused or self.load else Role.BAR_BLURRED

    def _kept(self, cell: Cell) -> tuple[tuple[ContactId, str] | None, bool]:
        """The contact of this cell who always shows, with name, and whether it is the selected one."""
        if self.load and len(self.load.carrying.contacts) == 1 and self.load.carrying.origin == cell:
            return (self.load.carrying.contacts[0], self.load.label), False
        if self.selection and self.selected_cell == cell:
            return (self.selection.contact, self.selection.name), True
        return None, False

    def _trail(self, cell: Cell) -> tuple[str, Role] | None:
        if not self.selection or self.selected_cell == cell:
            return None
        for age, (earlier, since) in enumerate(self.selection.trail):
            if earlier == cell:
                return month_of_year(since), _TRAIL_ROLES[min(age, len(_TRAIL_ROLES) - 1)]
        return None
