"""Two contacts who turn out to be one: what stays of each, and how much comes together."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.merging import PART_LABELS, MergeView
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import Dialog, in_lines, words
from netwerk_tui.ui.screens.messages import Entered
from netwerk_tui.ui.widgets.merge_list import MergeList

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_LINES_AROUND = 14
"""Beside the list and the counts."""
"""Rows of the screen that the list of fields leaves to the rest of the dialog."""
_FEWEST_LINES = 5


class MergeScreen(Dialog[Entered]):
    """Everything about the second contact goes to the first. Nothing is written before Enter."""

    DEFAULT_CSS = """
    MergeScreen {
        .box { width: 108; }
        MergeList { background: $pane; }
        #outcome { height: 2; width: 1fr; margin-top: 1; }
        #counts { height: auto; max-height: 5; width: 1fr; color: $muted; margin-top: 1; }
        .problem { display: none; }
        .problem.-told { display: block; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "merge", N_("Merge"), id="merge.confirm"),
    ]

    def __init__(self, desk: Desk, contacts: tuple[ContactId, ContactId]) -> None:
        super().__init__()
        self._desk = desk
        self._contacts = contacts
        self._is_merging = False
        self._counts: list[Content] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Are these two one? ● is what stays."), "title")
            yield MergeList()
            yield Label(id="outcome")
            yield Label(id="counts")
            yield words("", "problem")
            yield words(_("← → choose · b both · Enter merges · Esc back"), "hints")

    def on_mount(self) -> None:
        self._read()

    @work
    async def _read(self) -> None:
        try:
            view = await self._desk.merging.view(self._contacts)
        except UserError as error:
            self._tell(error)
            return
        fields = self.query_one(MergeList)
        fields.show(view)
        self._counts = _counts(view)
        self._give_room()
        fields.focus()

    def on_resize(self) -> None:
        self.call_after_refresh(self._give_room)

    def _give_room(self) -> None:
        """Show the counts, and let the list be as high as its fields, or as the screen then allows."""
        fields, title_rows = self.query_one(MergeList), 2
        label = self.query_one("#counts", Label)
        counts = in_lines(self._counts, label.content_size.width)
        label.update(counts)
        lines_around = _LINES_AROUND + len(counts.split("\n"))
        fields.styles.height = title_rows + max(
            _FEWEST_LINES - title_rows, min(fields.line_count, self.size.height - lines_around - title_rows)
        )

    @on(MergeList.Highlighted)
    def _highlighted(self) -> None:
        fields = self.query_one(MergeList)
        if fields.field is not None:
            outcome = clean_line(fields.outcome) or _("nothing")
            text = _("{field} becomes: {outcome}").format(field=_(fields.field.label), outcome=outcome)
            self.query_one("#outcome", Label).update(Content(text))

    @work
    async def action_merge(self) -> None:
        fields = self.query_one(MergeList)
        if self._is_merging or not fields.line_count:
            return
        self._is_merging = True
        try:
            committed = await self._desk.merging.merge(self._contacts, fields.choices)
        except UserError as error:
            self._is_merging = False
            self._tell(error)
        else:
            self.dismiss(Entered(committed))

    def _tell(self, error: UserError) -> None:
        problem = self.query_one(".problem", Label)
        problem.add_class("-told")
        problem.update(Content(clean_block(error.words)))


def _counts(view: MergeView) -> list[Content]:
    """How many there are of what, before and after."""
    counts = {count.table: count for count in view.counts}
    return [
        Content(f"{_(label)} {' + '.join(map(str, counts[table].before))} → {counts[table].after}")
        for table, label in PART_LABELS.items()
        if table in counts
    ]
