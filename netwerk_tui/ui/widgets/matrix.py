"""The matrix pane: everybody's place on two axes, a cursor, and contacts that are carried by keys or by mouse.

The screen hands it snapshots (`show`) and the selected contact (`select`), and hears by messages what the user did. The
pane writes nothing: after a drop it shows where the contacts landed, until the screen shows a new snapshot or calls
`cancel`. Keys and mouse drive one machine (`dragging`).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer

from netwerk_tui.domain.contact import ContactRows
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.domain.placements import ImportanceOrder, Placements
from netwerk_tui.language import N_
from netwerk_tui.ui.widgets import dragging
from netwerk_tui.ui.widgets.cells import drawable
from netwerk_tui.ui.widgets.dragging import Carrying, Pressed, Purpose
from netwerk_tui.ui.widgets.focus_paint import FocusPaint
from netwerk_tui.ui.widgets.inks import styling_of
from netwerk_tui.ui.widgets.keys_to_app import KeysToApp
from netwerk_tui.ui.widgets.matrix_canvas import PlaneCanvas
from netwerk_tui.ui.widgets.matrix_frame import PAST_CHIP
from netwerk_tui.ui.widgets.matrix_geometry import TITLE_LINE
from netwerk_tui.ui.widgets.matrix_view import Load, PlaneView, Selection
from netwerk_tui.ui.widgets.title_line import CHIP_META

_SCROLL_SECONDS = 0.25
"""How often a part of the matrix is scrolled while the mouse carries something past its edge."""


class MatrixPane(FocusPaint, KeysToApp, can_focus=True):
    """A matrix with its tray of the unscored."""

    HELP_TITLE: ClassVar = N_("Matrix")

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    MatrixPane {
        height: 1fr;
        background: $background;
        color: $foreground;
        &.-past { background: $hue-amber 12%; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k,up", "step(1, 0)", N_("Up"), show=False, id="matrix.up"),
        Binding("j,down", "step(-1, 0)", N_("Down"), show=False, id="matrix.down"),
        Binding("h,left", "step(0, -1)", N_("Left"), show=False, id="matrix.left"),
        Binding("l,right", "step(0, 1)", N_("Right"), show=False, id="matrix.right"),
        Binding("g,pageup", "go_to_row('top')", N_("Top row"), show=False, id="matrix.top"),
        Binding("pagedown", "go_to_row('bottom')", N_("Bottom row"), show=False, id="matrix.bottom"),
        Binding("G", "go_to_tray", N_("Unscored"), show=False, id="matrix.tray"),
        Binding("home", "go_to_column('first')", N_("First column"), show=False, id="matrix.first"),
        Binding("end", "go_to_column('last')", N_("Last column"), show=False, id="matrix.last"),
        Binding(
            "less_than_sign", "near(-1)", N_("Previous here"), show=False, key_display="<", id="matrix.previous-here"
        ),
        Binding("greater_than_sign", "near(1)", N_("Next here"), show=False, key_display=">", id="matrix.next-here"),
        Binding("enter", "choose", N_("Drop, or list who is here"), show=False, id="matrix.choose"),
        Binding("escape", "cancel", N_("Put back"), show=False, id="matrix.cancel"),
        Binding("s", "skip", N_("Skip, while placing"), show=False, id="matrix.skip"),
        Binding("u", "undo_placing", N_("Undo the last one, while placing"), show=False, id="matrix.undo-placing"),
    ]

    @dataclass
    class CellHighlighted(Message):
        """The user moved the cursor to another cell, or to the tray."""

        cell: Cell | None
        """None for the tray."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, MatrixPane.CellHighlighted)

    @dataclass
    class CellChosen(Message):
        """The user wants to see who is on a cell, or in the tray."""

        cell: Cell | None
        """None for the tray."""

    @dataclass
    class ContactPicked(Message):
        """The user pointed at one contact."""

        contact: ContactId

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, MatrixPane.ContactPicked)

    @dataclass
    class ContactsDropped(Message):
        """Contacts were put down on a cell; nothing is stored yet."""

        contacts: tuple[ContactId, ...]
        cell: Cell
        purpose: Purpose

    @dataclass
    class ContactsPutBack(Message):
        """What was carried was put back: the user changed their mind, or went elsewhere."""

        purpose: Purpose

    class TurnSkipped(Message):
        """The user leaves the contact that is being placed unscored, and wants the next one."""

    class LastTurnUndone(Message):
        """The user takes back the last contact that was placed."""

    class PastTouched(Message):
        """The user tries to lift somebody in the past."""

    class PastLeft(Message):
        """The user wants to see now again."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        nobody = Placements.of(ACCEPTANCE_ENERGY, [], ImportanceOrder([]))
        self._view = PlaneView(nobody, date.min, nobody.matrix.middle, is_loading=True)
        self._canvas = PlaneCanvas(self, self._view)
        self._styling: Hashable = None
        self._pressed: Pressed | None = None
        self._scrolling: Timer | None = None
        self._was_on_plane = False
        self._column_before_tray = nobody.matrix.middle.horizontal

    # What the screen says

    def show(self, placements: Placements, contacts: ContactRows, *, today: date, as_of: date | None = None) -> None:
        """Show this snapshot with the names of `contacts`; `today` is the day from which the age of scores is counted.

        What was dropped counts as stored. On another matrix nothing is carried any more. `as_of` is the day of a
        snapshot of the past, in which nobody can be lifted.
        """
        before = self._view
        self.set_class(as_of is not None, "-past")
        if placements.matrix is not before.matrix:
            self.cancel()
        load = self._view.load if self.carrying else None
        tray_index = max(0, min(before.tray_index, len(placements.unscored) - 1))
        cursor = self._cursor_on(placements)
        zoom = before.zoom if placements.matrix is before.matrix else ()
        view = PlaneView(placements, today, cursor, tray_index, before.selection, load, before.focused, zoom, as_of)
        self._view = view.scrolled()
        self._canvas.begin(self._view, contacts)
        self.refresh()

    def select(
        self,
        contact: ContactId | None,
        name: str = "",
        trail: Sequence[tuple[Cell, date]] = (),
        target: Cell | None = None,
    ) -> None:
        """Mark this contact, the cells where it stood before and since when, and the cell where I want it to be.

        The cursor follows to the contact's cell, unless it was there already. None marks nobody.
        """
        before = self._view
        if contact is None:
            self._become(replace(before, selection=None))
            return
        newest_first = tuple(sorted(trail, key=lambda step: step[1], reverse=True))
        view = replace(before, selection=Selection(contact, drawable(name), newest_first, target))
        is_another = before.selection is None or before.selection.contact != contact
        if view.selected_cell is not None and is_another:
            view = replace(view, cursor=view.selected_cell)
        self._become(view)

    def lift(
        self,
        contacts: Sequence[ContactId],
        names: Sequence[str],
        purpose: Purpose = Purpose.MOVE,
        start: Cell | None = None,
    ) -> None:
        """Carry these contacts by keys from `start`, else from the target when a target is set, else from their cell.

        The pane takes the focus. What was carried before stays where it was. `contacts` is not empty.
        """
        selection = self._view.selection
        is_aiming = purpose is Purpose.TARGET and selection is not None and selection.contact == contacts[0]
        if selection and is_aiming:
            start = start or selection.target
        self.focus(scroll_visible=False)
        self._hold(dragging.lift(contacts, self._view.placements, purpose, start), names)

    def zoom(self, step: int) -> None:
        """Enlarge what is around the cursor or the hand (1), or go back one step (-1)."""
        if step > 0:
            bottom = Cell(self._view.matrix.vertical.low, self._column_before_tray)
            self._become(self._view.zoomed_in(self._view.spot or bottom))
        else:
            self._become(self._view.zoomed_out())

    def grab(self, contacts: Sequence[ContactId], names: Sequence[str]) -> None:
        """Carry these contacts by the mouse, whose button is down in another pane: all it does now arrives here.

        The pane takes the focus, so that Escape arrives here too. `contacts` is not empty.
        """
        self.focus(scroll_visible=False)
        self.capture_mouse()
        # The mouse may have come here already, and may move no more before its button is let go.
        mouse = self.app.mouse_position - self.region.offset
        carrying = dragging.grab(contacts, self._view.placements)
        self._hold(dragging.over(carrying, self._canvas.geometry.cell_at(mouse.x, mouse.y)), names)

    def cancel(self) -> None:
        """Put back what is carried, or what was dropped and is not stored."""
        self._pressed = None
        self._stop_scrolling()
        self.release_mouse()
        if self._view.load is not None:
            carrying = self.carrying
            self._become(replace(self._view, load=None))
            if carrying is not None:
                self.refresh_bindings()
                self.post_message(self.ContactsPutBack(carrying.purpose))

    @property
    def carrying(self) -> Carrying | None:
        """What is in the user's hand now."""
        load = self._view.load
        return load.carrying if load and not load.landed else None

    @property
    def cursor(self) -> Cell | None:
        """The cell under the cursor; None on the tray."""
        return self._view.cursor

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some keys are the pane's own only while something is carried."""
        match action:
            case "cancel":
                return self._view.load is not None
            case "skip" | "undo_placing":
                return self.carrying is not None and self.carrying.purpose is Purpose.PLACE
            case _:
                return True

    def on_key(self, event: events.Key) -> None:
        """A digit sends what keys carry to a row, and the next one to a column."""
        digit = event.character
        if digit and digit in "0123456789" and self.carrying and not self.carrying.by_mouse:
            event.stop()
            event.prevent_default()
            self._carry_to(dragging.type_digit(self.carrying, int(digit), self._view.matrix))

    def action_step(self, up: int, right: int) -> None:
        if self.carrying:
            self._carry_to(dragging.carry(self.carrying, up, right, self._view.matrix))
        elif self._view.cursor is None:
            self._step_from_tray(up, right)
        else:
            self._step_from_cell(self._view.cursor, up, right)

    def action_go_to_row(self, row: str) -> None:
        span = len(self._view.matrix.vertical.values)
        self.action_step(span if row == "top" else -span, 0)

    def action_go_to_column(self, column: str) -> None:
        span = max(len(self._view.matrix.horizontal.values), len(self._view.placements.unscored))
        self.action_step(0, span if column == "last" else -span)

    def action_go_to_tray(self) -> None:
        if self.carrying:
            self.action_go_to_row("bottom")
        elif self._view.cursor is not None:
            self._enter_tray(self._view.cursor)

    def action_choose(self) -> None:
        if self.carrying:
            self._drop(self.carrying)
        else:
            self.post_message(self.CellChosen(self._view.cursor))

    def action_cancel(self) -> None:
        self.cancel()

    def action_near(self, step: int) -> None:
        """Pick the next of those who stand on the cell, or wait in the tray."""
        if self.carrying:
            return
        if self._view.cursor is None:
            self._pick_from_tray(self._view.tray_index + step)
            return
        people = self._view.placements.people(self._view.cursor)
        selection = self._view.selection
        if people and selection is not None and selection.contact in people:
            self.post_message(self.ContactPicked(people[(people.index(selection.contact) + step) % len(people)]))
        elif people:
            self.post_message(self.ContactPicked(people[0 if step > 0 else -1]))

    def action_skip(self) -> None:
        self.post_message(self.TurnSkipped())

    def action_undo_placing(self) -> None:
        self.post_message(self.LastTurnUndone())

    def _step_from_cell(self, cell: Cell, up: int, right: int) -> None:
        if up == -1 and cell.vertical == self._view.matrix.vertical.low:
            self._enter_tray(cell)
        else:
            self._highlight(self._view.matrix.clamp(Cell(cell.vertical + up, cell.horizontal + right)))

    def _step_from_tray(self, up: int, right: int) -> None:
        if up > 0:
            matrix = self._view.matrix
            self._highlight(matrix.clamp(Cell(matrix.vertical.low + up - 1, self._column_before_tray)))
        elif right:
            self._pick_from_tray(self._view.tray_index + right)

    def _enter_tray(self, cell: Cell) -> None:
        """Put the cursor on the contact in the tray where it last was."""
        self._column_before_tray = cell.horizontal
        self._highlight(None)
        self._pick_from_tray(self._view.tray_index)

    def _pick_from_tray(self, index: int) -> None:
        unscored = self._view.placements.unscored
        if unscored:
            index = min(max(index, 0), len(unscored) - 1)
            self._become(replace(self._view, tray_index=index))
            self.post_message(self.ContactPicked(unscored[index]))

    def _highlight(self, cell: Cell | None) -> None:
        """Move the cursor for the user."""
        load = self._view.load
        if cell != self._view.cursor or load is not None:
            self._become(replace(self._view, cursor=cell, load=None))
            self.post_message(self.CellHighlighted(cell))

    # What the mouse does

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button != 1:
            return
        cell = self._canvas.geometry.cell_at(event.x, event.y)
        if self.carrying:
            if cell is not None and not self.carrying.by_mouse:
                self._drop(dragging.over(self.carrying, cell))
            return
        contact = self._canvas.contact_at(event.x, event.y)
        if contact is not None:
            self._pressed = Pressed(contact, event.x, event.y)
            self.capture_mouse()
            self._point_at(contact)
        elif cell is not None:
            self._highlight(cell)
        elif self._is_tray(event.y):
            self._highlight(None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        # Nobody around the pane listens, and a drag is a hundred of these a second.
        event.stop()
        if self._pressed is not None and self._pressed.has_left(event.x, event.y):
            contact = self._pressed.contact
            self._pressed = None
            if self._view.as_of is None:
                self._hold(dragging.grab([contact], self._view.placements), [self._canvas.name_of(contact)])
            else:
                self.post_message(self.PastTouched())
        if self.carrying and self.carrying.by_mouse:
            self._carry_to(dragging.over(self.carrying, self._canvas.geometry.cell_at(event.x, event.y)))
        self._scroll_past_edge(event.x, event.y)

    def _scroll_past_edge(self, x: int, y: int) -> None:
        """While the mouse carries something past an edge of the plane, bring what lies beyond it into view."""
        carrying = self.carrying
        beyond = self._canvas.geometry.beyond(x, y)
        if carrying is None or not carrying.by_mouse or self._view.part is None or not any(beyond):
            self._was_on_plane = carrying is not None and carrying.over is not None
            self._stop_scrolling()
        elif self._scrolling is None and self._was_on_plane:
            self._scrolling = self.set_interval(_SCROLL_SECONDS, lambda: self._scroll_part(*beyond))
            self._scroll_part(*beyond)

    def _scroll_part(self, up: int, right: int) -> None:
        part = self._view.part
        if part is not None:
            corner = Cell(
                part.verticals[-1] + 1 if up > 0 else part.verticals[0] + min(up, 0),
                part.horizontals[-1] + 1 if right > 0 else part.horizontals[0] + min(right, 0),
            )
            scrolled = part.scrolled_to(self._view.matrix.clamp(corner))
            self._become(replace(self._view, zoom=(*self._view.zoom[:-1], scrolled)))

    def _stop_scrolling(self) -> None:
        if self._scrolling is not None:
            self._scrolling.stop()
            self._scrolling = None

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self._pressed = None
        self._stop_scrolling()
        self.release_mouse()
        if self.carrying and self.carrying.by_mouse:
            self._drop(dragging.over(self.carrying, self._canvas.geometry.cell_at(event.x, event.y)))

    def on_click(self, event: events.Click) -> None:
        if event.style.meta.get(CHIP_META) == PAST_CHIP:
            self.post_message(self.PastLeft())
        if event.chain != 2 or self._view.load is not None:
            return
        cell = self._canvas.geometry.cell_at(event.x, event.y)
        if cell is not None or self._is_tray(event.y):
            self.post_message(self.CellChosen(cell))

    def on_mouse_release(self) -> None:
        """Another pane or screen took the mouse."""
        if self.app.mouse_captured is not self:
            self._pressed = None
            if self.carrying and self.carrying.by_mouse:
                self.cancel()

    def _point_at(self, contact: ContactId) -> None:
        """Pick the contact whose name the button went down on."""
        unscored = self._view.placements.unscored
        cell = self._view.placements.cell_of(contact)
        tray_index = unscored.index(contact) if cell is None else self._view.tray_index
        self._become(replace(self._view, cursor=cell, tray_index=tray_index, load=None))
        self.post_message(self.ContactPicked(contact))

    def _is_tray(self, y: int) -> bool:
        """Whether the line stands for the tray: its own, or the title with the number of the unscored."""
        return y in (TITLE_LINE, self._canvas.geometry.tray_line)

    # Carrying

    def _hold(self, carrying: Carrying, names: Sequence[str]) -> None:
        """Carry what was lifted."""
        load = Load.of(carrying, names, self._view.placements)
        self._become(replace(self._view, load=load))
        self.refresh_bindings()

    def _carry_to(self, carrying: Carrying) -> None:
        load = self._view.load
        if load is not None and carrying != load.carrying:
            self._become(replace(self._view, load=replace(load, carrying=carrying)))

    def _drop(self, carrying: Carrying) -> None:
        dropped = dragging.drop(carrying)
        load = self._view.load
        if dropped is None or load is None:
            self.cancel()
            return
        landed = replace(load, carrying=carrying, landed=True)
        self._become(replace(self._view, cursor=dropped.cell, load=landed))
        self.refresh_bindings()
        self.post_message(self.ContactsDropped(dropped.contacts, dropped.cell, dropped.purpose))

    # Showing it

    def _cursor_on(self, placements: Placements) -> Cell | None:
        """Where the cursor is when this snapshot comes: it follows the selected contact to another cell."""
        before = self._view
        cell = placements.cell_of(before.selection.contact) if before.selection else None
        if placements.matrix is not before.matrix or before.is_loading:
            return cell or placements.matrix.middle
        return cell if cell is not None and cell != before.selected_cell else before.cursor

    def _become(self, view: PlaneView) -> None:
        """Show this view, scrolled to where the user is, and repaint what differs."""
        view = view.scrolled()
        self._view = view
        regions = self._canvas.show(view)
        if regions is None:
            self.refresh()
        elif regions:
            self.refresh(*regions)

    def focus_moved(self) -> None:
        """What keys carry is put back when the keys go elsewhere, but not when the whole terminal loses the focus."""
        self._become(replace(self._view, focused=self.has_focus))
        is_carried_by_keys = self.carrying is not None and not self.carrying.by_mouse
        if is_carried_by_keys and not self.has_focus and self.app.app_focus:
            self.cancel()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        styling = styling_of(self)
        if styling != self._styling:
            self._styling = styling
            self._canvas.restyled()

    def render_lines(self, crop: Region) -> list[Strip]:
        strips = self._canvas.strips(range(crop.y, crop.bottom))
        if crop.x or crop.width != self.size.width:
            return [strip.crop(crop.x, crop.right) for strip in strips]
        return strips
