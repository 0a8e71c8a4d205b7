"""The three panes and what they have in common: one selected contact, one search, one hand that carries.

The workbench keeps the panes in step and reads for them. It writes nothing: what the user wants done is posted to the
main screen as a message.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from netwerk_tui.domain.assessment import AssessmentKind
from netwerk_tui.domain.contact import ContactRow
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.listing import Listing, ListingKind
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.domain.placements import Placements
from netwerk_tui.domain.placing_round import PlacingRound
from netwerk_tui.domain.replay import day_after_steps
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.finder import Finder
from netwerk_tui.ui.screens.messages import Failed
from netwerk_tui.ui.screens.narrowing import ByCell, ByListing, ByTray
from netwerk_tui.ui.widgets.contact_list import ContactList
from netwerk_tui.ui.widgets.dragging import Purpose
from netwerk_tui.ui.widgets.matrix import MatrixPane
from netwerk_tui.ui.widgets.pane_widths import width_classes
from netwerk_tui.ui.widgets.timeline import TimelinePane
from netwerk_tui.ui.widgets.unpainted import Unpainted

if TYPE_CHECKING:
    from netwerk_tui.domain.directory import Directory
    from netwerk_tui.domain.profile import Assessment
    from netwerk_tui.domain.timeline import TimelineItem
    from netwerk_tui.ui.desk import Desk

_PAUSE_SECONDS = 0.03
"""How long the cursor rests on a contact before its timeline is read, so that flying past many reads none of them."""

_MATRIX_PANE = 1


class _Past(NamedTuple):
    """How the matrix stood at the end of a day."""

    day: date
    placements: Placements


class _About(NamedTuple):
    """What is shown of the selected contact."""

    row: ContactRow
    timeline: tuple[TimelineItem, ...]
    assessments: list[Assessment]


def _read_about(desk: Desk, contact: ContactId) -> _About | None:
    """What is stored about a contact; None where it is gone. On any thread: it takes 15 ms, four frames."""
    row = next(iter(desk.rows.rows([contact])), None)
    return None if row is None else _About(row, desk.timeline(contact), desk.assessments(contact))


class _RightSide(Unpainted, Vertical):
    """The matrix over the timeline."""


class Workbench(Unpainted, Container):
    """The panes. `show` hands them a new snapshot; `contact` is who is selected."""

    HELP_TITLE: ClassVar = N_("In every pane")

    DEFAULT_CSS = """
    Workbench {
        layout: horizontal;
        Finder { width: 42; }
        #right { width: 1fr; margin-left: 1; }
        MatrixPane { height: 2fr; min-height: 10; }
        TimelinePane { height: 1fr; min-height: 6; }
        &.-narrow {
            Finder { width: 30; }
            MatrixPane { height: 1fr; }
            TimelinePane { height: 1fr; }
            &.-timeline MatrixPane { display: none; }
            &.-matrix TimelinePane { display: none; }
        }
        &.-wide Finder { width: 48; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", N_("Find"), key_display="/", id="find"),
        Binding("space", "lift", N_("Lift"), id="lift"),
        Binding("t", "aim", N_("Target"), show=False, id="target"),
        Binding("p", "place", N_("Place the unscored, one after the other"), show=False, id="place"),
        Binding("plus,equals_sign", "zoom(1)", N_("Zoom in"), show=False, key_display="+", id="zoom.in"),
        Binding("minus", "zoom(-1)", N_("Zoom out"), show=False, key_display="-", id="zoom.out"),
        Binding(
            "left_square_bracket",
            "replay(-1)",
            N_("A day with moves back"),
            show=False,
            key_display="[",
            id="replay.back",
        ),
        Binding(
            "right_square_bracket",
            "replay(1)",
            N_("A day with moves forward"),
            show=False,
            key_display="]",
            id="replay.forward",
        ),
        Binding("tab", "next_pane(1)", N_("Next pane"), show=False, id="pane.next"),
        Binding("shift+tab", "next_pane(-1)", N_("Previous pane"), show=False, id="pane.previous"),
        Binding("1", "pane(0)", N_("Contacts"), show=False, id="pane.contacts"),
        Binding("2", "pane(1)", N_("Matrix"), show=False, id="pane.matrix"),
        Binding("3", "pane(2)", N_("Timeline"), show=False, id="pane.timeline"),
        Binding("escape", "back", N_("Back"), show=False, id="back"),
    ]

    @dataclass
    class CardWanted(Message):
        """The user wants to see everything about this contact."""

        contact: ContactId

    @dataclass
    class RoundWanted(Message):
        """The user wants to place the unscored one after the other."""

        placing: PlacingRound

    def __init__(self) -> None:
        super().__init__()
        self._opened: Desk | None = None
        self._selected: ContactId | None = None
        self._about: _About | None = None
        self._past: _Past | None = None
        self._day_wanted: date | None = None
        self._steps_wanted = 0
        self._pause: Timer | None = None
        self._showings = 0
        """Grows whenever something else about a contact is to be shown, so that what is read late is known as such."""

    def compose(self) -> ComposeResult:
        yield Finder()
        with _RightSide(id="right"):
            yield MatrixPane(id="matrix")
            yield TimelinePane(id="timeline")

    def on_mount(self) -> None:
        self._finder = self.query_one(Finder)
        self._matrix = self.query_one(MatrixPane)
        self._timeline = self.query_one(TimelinePane)
        self.add_class("-matrix")
        # The first frame comes before the first event of a resize.
        self._fit(self.app.size.width)

    # What the main screen says

    @property
    def contact(self) -> ContactId | None:
        """The selected contact."""
        return self._selected

    @property
    def chosen(self) -> tuple[ContactId, ...]:
        """The marked contacts in the order of the list, or the selected one where nobody is marked."""
        marked = self._list.marked
        if marked and self._opened is not None:
            return tuple(each for each in self._opened.directory.ids if each in marked)
        return () if self._selected is None else (self._selected,)

    def open(self, desk: Desk) -> None:
        """Show this network, with the contact selected that was selected when the user left."""
        self._opened = desk
        self._finder.open(desk)
        self.show()
        self.begin()

    def begin(self) -> None:
        """Select whom the user had selected at the end, else the first, and give the list the focus."""
        ids = self._desk.directory.ids
        before = self._desk.selected_at_start
        self.select(before if before in ids else next(iter(ids), None))
        self._list.focus(scroll_visible=False)

    def show(self, touched: frozenset[ContactId] = frozenset()) -> None:
        """Show the snapshot of the desk as it is now, and read anew what is shown of the touched contacts."""
        self._list.invalidate(touched)
        self._show_snapshot()
        self._show_contact()

    def show_plane(self) -> None:
        """Show another matrix or dossier of people about whom nothing was stored.

        What happened with the selected contact stays; only where it stood is read, which takes a tenth of the time.
        """
        self._show_snapshot()
        about = self._about
        if about is None or about.row.id != self._selected:
            self._show_contact()
            return
        self._about = about._replace(assessments=self._desk.assessments(about.row.id))
        self._show_trail(self._about)

    def _show_snapshot(self) -> None:
        """Show the snapshot of the desk as it is now, on the matrix and in the list."""
        desk = self._desk
        self._past, self._day_wanted = None, None
        directory = desk.directory
        if not directory.is_partial:
            self._matrix.show(self._on_matrix(directory.placements), desk.rows, today=desk.today)
        self._finder.show(self._placements)
        self._finder.refresh_query()
        selected = self._selected
        if selected is not None and not (directory.is_partial or selected in directory.placements.order):
            self.select(self._list.contact)
        else:
            self._finder.search_again()

    def indexed(self) -> None:
        """People can be found now."""
        self._finder.indexed()

    def select(self, contact: ContactId | None) -> None:
        """Select this contact in all panes."""
        if contact is not None and self._list.contact != contact:
            self._list.select(contact)
        self._became_selected(contact)

    def fail(self, words: str) -> None:
        """Say in place of the contacts why there are none."""
        self._list.show_words(words)

    def put_back(self) -> None:
        """Put back what was dropped: it will not be stored."""
        self._matrix.cancel()

    @property
    def listing(self) -> ListingKind | None:
        """What those have in common whom the list is narrowed to; None where it is not, or by the matrix."""
        return self._finder.listing

    def list_people(self, listing: Listing) -> None:
        """Narrow the list to these people, until Esc or a click on the chip."""
        self._finder.narrow(ByListing(listing))
        self._list.focus(scroll_visible=False)

    def narrow_to(self, query: str, *, on_matrix: bool = False) -> None:
        """Narrow the list and the matrix to those whom a query finds, until Esc or a click on the chip."""
        if on_matrix:
            self.action_pane(_MATRIX_PANE)
        self._finder.narrow_to(query, keeps_focus=on_matrix)

    @property
    def narrowing_query(self) -> str:
        """The query that the list is narrowed to, or that is typed; empty without one."""
        return self._finder.narrowing_query

    def refresh_listing(self, listing: Listing) -> None:
        """Narrow the list to those who belong to the same list now; nothing where the user has left it meanwhile."""
        self._finder.refresh_listing(listing)

    def lift_in_turn(self, contact: ContactId, start: Cell | None) -> None:
        """Select a contact whose turn it is to be placed, and lift it."""
        self.select(contact)
        self.action_pane(_MATRIX_PANE)
        self._matrix.lift([contact], self._names_carried([contact]), Purpose.PLACE, start)

    def lift_alone(self, contact: ContactId) -> None:
        """Select this contact and lift it, whoever else is marked."""
        if self._past is not None:
            self.show()
        if self._matrix.carrying is None:
            self.select(contact)
            self.action_pane(_MATRIX_PANE)
            self._matrix.lift([contact], self._names_carried([contact]), Purpose.MOVE)

    def clear_marks(self) -> None:
        """Take all marks away, after what was to be done with the marked is done."""
        self._list.clear_marks()

    def on_resize(self) -> None:
        """Fit the panes to the room there is."""
        self._fit(self.size.width)

    def _fit(self, width_cells: int) -> None:
        for name, holds in width_classes(width_cells).items():
            self.set_class(holds, name)

    # Keys

    def action_find(self) -> None:
        self._finder.ask()

    def action_lift(self) -> None:
        self._lift(Purpose.MOVE)

    def action_aim(self) -> None:
        self._lift(Purpose.TARGET)

    def action_place(self) -> None:
        """Of the marked, else of those that the list shows, place the unscored."""
        if self._past is not None:
            self._past_touched()
            return
        among = self._list.marked or (frozenset(self._list.shown) if self._finder.is_narrowed else None)
        placing = PlacingRound.of(self._desk.directory.placements.unscored, among)
        if placing.contact is None:
            words = _("Nobody is waiting for a score.") if among is None else _("None of these is waiting for a score.")
            self.post_message(Failed(UserError(words)))
        elif self._matrix.carrying is None:
            self.post_message(self.RoundWanted(placing))

    def action_zoom(self, step: int) -> None:
        """Zoom the matrix, whichever pane has the keys."""
        if not self._matrix.display:
            self.action_pane(_MATRIX_PANE)
        self._matrix.zoom(step)

    def action_next_pane(self, step: int) -> None:
        panes = self._panes
        focused = self.screen.focused
        here = next((index for index, pane in enumerate(panes) if pane is focused), 0)
        self.action_pane((here + step) % len(panes))

    def action_pane(self, index: int) -> None:
        pane = self._panes[index]
        if pane is not self._list:
            self.set_class(pane is self._matrix, "-matrix")
            self.set_class(pane is self._timeline, "-timeline")
        pane.focus(scroll_visible=False)

    def action_back(self) -> None:
        """Leave what is innermost: the past, a search, a filter, the marks."""
        if self._past is not None:
            self.show()
        elif self._finder.leave_search() or self._finder.leave_narrowing():
            return
        elif self._list.marked:
            self._list.clear_marks()
        else:
            self.action_pane(0)

    @property
    def _list(self) -> ContactList:
        return self._finder.contact_list

    @property
    def _panes(self) -> tuple[Widget, ...]:
        return (self._list, self._matrix, self._timeline)

    @property
    def _desk(self) -> Desk:
        assert self._opened is not None, "shown only once the network is open"
        return self._opened

    # The past

    def action_replay(self, step: int) -> None:
        """Show how the matrix stood one assessment day earlier or later."""
        if self._opened is not None and self._matrix.carrying is None:
            self._steps_wanted += step
            self._replay()

    @work(exclusive=True, group="replay")
    async def _replay(self) -> None:
        """Take the steps that are wanted. A newer step takes over from one whose day is still being read."""
        await self._desk.read_on()
        directory = self._desk.directory
        days = await self._desk.past.days(directory)
        steps, self._steps_wanted = self._steps_wanted, 0
        day = day_after_steps(days, self._day_wanted, steps)
        if day is None:
            if self._past is None:
                self.post_message(
                    Failed(UserError(_("Nobody moved on an earlier day.") if steps < 0 else _("This is now.")))
                )
            else:
                self.show()
        elif day != self._day_wanted:
            self._day_wanted = day
            placements = await self._desk.past.on(directory, day)
            self._past = _Past(day, placements)
            self._matrix.show(self._on_matrix(placements), self._desk.rows, today=day, as_of=day)
            self._finder.show(placements)
            self._show_trail_again()
            self._read_day_ahead(directory, day_after_steps(days, day, 1 if steps > 0 else -1))

    @work(group="replay-ahead")
    async def _read_day_ahead(self, directory: Directory, day: date | None) -> None:
        """Make ready what one more step would show: the user seldom takes only one."""
        if day is not None:
            await self._desk.past.on(directory, day)

    @on(MatrixPane.PastLeft)
    def _past_left(self) -> None:
        self.show()

    @on(MatrixPane.PastTouched)
    def _past_touched(self) -> None:
        self.post_message(Failed(UserError(_("The past cannot be changed."), _("Esc leads back to now."))))

    @property
    def day_shown(self) -> date:
        """The day on which the matrix is shown: today, or one of the past."""
        return self._past.day if self._past is not None else self._desk.today

    @property
    def _placements(self) -> Placements:
        """Where everybody stands, or stood on the day that is shown."""
        return self._past.placements if self._past is not None else self._desk.directory.placements

    def _lift(self, purpose: Purpose) -> None:
        people = self.chosen
        if self._past is not None:
            self._past_touched()
        elif people and self._matrix.carrying is None:
            self.action_pane(_MATRIX_PANE)
            self._matrix.lift(people, self._names_carried(people), purpose)

    def _names_carried(self, people: Sequence[ContactId]) -> list[str]:
        """The name of the first of these, which is all that is drawn: of whoever is in the list it is known."""
        name = self._list.name_of(people[0])
        return [name] if name else self._desk.names_of(people[:1])

    # The selected contact

    @on(ContactList.ContactHighlighted)
    def _list_moved(self, message: ContactList.ContactHighlighted) -> None:
        # Nobody around the panes listens, and a held key is thirty of these a second.
        message.stop()
        self._became_selected(message.contact_id)

    @on(MatrixPane.ContactPicked)
    def _contact_picked(self, message: MatrixPane.ContactPicked) -> None:
        self.select(message.contact)

    @on(ContactList.ContactOpened)
    def _contact_opened(self, message: ContactList.ContactOpened) -> None:
        self.post_message(self.CardWanted(message.contact_id))

    @on(ContactList.ContactGrabbed)
    def _contact_grabbed(self, message: ContactList.ContactGrabbed) -> None:
        if self._past is not None:
            self._past_touched()
            return
        marked = self._list.marked
        people = self.chosen if message.contact_id in marked else (message.contact_id,)
        self.set_class(True, "-matrix")
        self.set_class(False, "-timeline")
        self._matrix.grab(people, self._names_carried(people))

    def _became_selected(self, contact: ContactId | None) -> None:
        if contact == self._selected or self._opened is None:
            return
        self._selected = contact
        if self._pause is not None:
            self._pause.stop()
        self._showings += 1
        self._pause = self.set_timer(_PAUSE_SECONDS, self._read_contact)

    @work(exclusive=True, group="contact")
    async def _read_contact(self) -> None:
        """Read about the selected contact beside the screen, and show it unless that is out of date by then."""
        contact, turn = self._selected, self._showings
        about = None if contact is None else await asyncio.to_thread(_read_about, self._desk, contact)
        if turn == self._showings:
            self._show_about(about)

    def _show_contact(self) -> None:
        """Show the selected contact's trail and timeline now, as they are stored."""
        self._show_about(None if self._selected is None else _read_about(self._desk, self._selected))

    def _show_about(self, about: _About | None) -> None:
        """Show this trail and timeline. Of a contact that is gone meanwhile nothing is shown."""
        self._showings += 1
        self._about = about
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if about is None:
            self._selected = None
            self._matrix.select(None)
            self._timeline.show_nobody()
            return
        if not self._desk.directory.is_partial:
            self._show_trail(about)
        self._timeline.show(about.row, about.timeline, today=self._desk.today)

    def _show_trail_again(self) -> None:
        """Show the trail as of the day that is shown now: nothing else about the contact is another one then."""
        about = self._about
        if about is not None and about.row.id == self._selected:
            self._show_trail(about)
        else:
            self._show_contact()

    def _show_trail(self, about: _About) -> None:
        """Show on the matrix where the contact stood before, and where I want it to be."""
        day = None if self._past is None else self._past.day
        history = [each for each in about.assessments if day is None or each.day <= day]
        standing = [each for each in history if each.kind is AssessmentKind.CURRENT]
        targets = [each.cell for each in history if each.kind is AssessmentKind.TARGET]
        self._matrix.select(
            about.row.id,
            about.row.name,
            trail=[(each.cell, each.day) for each in standing[:-1]],
            target=targets[-1] if targets else None,
        )

    # The list

    @on(Finder.PersonFound)
    def _person_found(self, message: Finder.PersonFound) -> None:
        self.select(message.contact)

    @on(Finder.QueryChanged)
    def _query_changed(self) -> None:
        """Let the matrix show those whom the list is narrowed to by a query, or everybody again."""
        if not self._desk.directory.is_partial and self._matrix.carrying is None:
            day = None if self._past is None else self._past.day
            shown = self._on_matrix(self._placements)
            self._matrix.show(shown, self._desk.rows, today=day or self._desk.today, as_of=day)

    def _on_matrix(self, placements: Placements) -> Placements:
        query = self._finder.query_kept
        return placements if query is None else placements.among(query.people)

    @on(Finder.SortChanged)
    def _sort_changed(self) -> None:
        """The selected contact stays under the cursor."""
        self.show()

    @on(MatrixPane.CellChosen)
    def _cell_chosen(self, message: MatrixPane.CellChosen) -> None:
        self._finder.narrow(ByTray() if message.cell is None else ByCell(message.cell))
        self._list.focus(scroll_visible=False)
