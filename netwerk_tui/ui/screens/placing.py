"""From a drop to an assessment: asks for the reason, records, and says so; or puts the contacts back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from netwerk_tui.domain.assessment import AssessmentKind, Move
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Cell
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.screens.messages import Failed, Stored
from netwerk_tui.ui.widgets.dragging import Purpose
from netwerk_tui.ui.widgets.reason_bar import Drop, ReasonBar

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk


class Placing(Container):
    """Owns the reason prompt, and what was dropped while it is open."""

    DEFAULT_CSS = "Placing { layer: prompt; dock: bottom; height: auto; margin-bottom: 1; }"

    class PutBack(Message):
        """Nothing was recorded; what was dropped goes back where it was."""

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._dropped: tuple[tuple[ContactId, ...], Cell, Purpose] | None = None
        self._focus_after: Widget | None = None

    def compose(self) -> ComposeResult:
        yield ReasonBar()

    def open(self, desk: Desk) -> None:
        """Record in this network."""
        self._desk = desk

    def ask(self, contacts: tuple[ContactId, ...], cell: Cell, purpose: Purpose) -> None:
        """Ask why these contacts stand there now, or should."""
        assert self._desk is not None, "contacts can be dropped only once the network is open"
        self._dropped = (contacts, cell, purpose)
        self._focus_after = self.screen.focused
        placements = self._desk.directory.placements
        matrix = placements.matrix
        before = placements.cell_of(contacts[0]) if len(contacts) == 1 else None
        names = self._desk.names_of(contacts[:1])
        self.query_one(ReasonBar).ask(
            Drop(
                names=ngettext("{name}", "{count} contacts", len(contacts)).format(
                    name=names[0] if names else "", count=len(contacts)
                ),
                category_from=None if before is None else matrix.category_of(before),
                category_to=matrix.category_of(cell),
                is_target=purpose is Purpose.TARGET,
                position=_("{vertical_axis} {vertical}, {horizontal_axis} {horizontal}").format(
                    vertical_axis=_(matrix.vertical.label),
                    vertical=matrix.vertical.text(cell.vertical),
                    horizontal_axis=_(matrix.horizontal.label),
                    horizontal=matrix.horizontal.text(cell.horizontal),
                ),
            )
        )

    @on(ReasonBar.Given)
    @work
    async def _given(self, message: ReasonBar.Given) -> None:
        assert self._desk is not None, "a reason is given only after a drop"
        assert self._dropped is not None, "a reason is given only after a drop"
        contacts, cell, purpose = self._dropped
        directory = self._desk.directory
        self._return_focus()
        try:
            committed = await self._desk.move(
                Move(
                    contacts=contacts,
                    matrix=directory.matrix,
                    dossier=directory.dossier,
                    cell=cell,
                    day=self._desk.today,
                    reason=message.reason,
                    evidence=message.evidence,
                    kind=AssessmentKind.TARGET if purpose is Purpose.TARGET else AssessmentKind.CURRENT,
                )
            )
        except UserError as error:
            self.post_message(self.PutBack())
            self.post_message(Failed(error))
        else:
            self.post_message(Stored(committed))

    @on(ReasonBar.Cancelled)
    def _cancelled(self) -> None:
        self._return_focus()
        self.post_message(self.PutBack())

    def _return_focus(self) -> None:
        if self._focus_after is not None and self._focus_after.is_attached:
            self._focus_after.focus(scroll_visible=False)
