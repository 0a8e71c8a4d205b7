"""The plan of updates: a year of who hears of progress when. A picture, with its table a key away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.update_plan import UpdatePlan
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.widgets.report_line import PersonLine, ReportLine, Tone
from netwerk_tui.ui.widgets.report_list import ReportList
from netwerk_tui.ui.widgets.update_plan_lines import plan_lines, plan_table

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk


class UpdatePlanScreen(Dialog[None]):
    """Shows the plan; nothing is changed here."""

    HELP_TITLE: ClassVar = N_("Plan of updates")

    DEFAULT_CSS = """
    UpdatePlanScreen {
        .box { width: 122; height: 96%; padding: 0 1; }
        .hints { padding: 0 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "table", N_("Picture or table"), id="update-plan.table"),
        Binding("q", "leave", N_("Back"), show=False, id="update-plan.leave"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._plan: UpdatePlan | None = None
        self._as_table = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield ReportList(id="report")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(ReportList)
        self._list.focus()
        self._list.show(partial(_told, _("Laying the year out …")), self._desk.rows)
        self._read()

    def action_table(self) -> None:
        self._as_table = not self._as_table
        self._show()

    @work(exclusive=True)
    async def _read(self) -> None:
        try:
            self._plan = await self._desk.occasions.plan()
        except UserError as error:
            self._list.show(partial(_told, clean_line(error.words)), self._desk.rows)
        else:
            self._show()

    def _show(self) -> None:
        other = _("t picture") if self._as_table else _("t table")
        self.query_one(".hints", Label).update(Content(f"{other} · {_('Esc back')}"))
        if self._plan is not None:
            make = plan_table if self._as_table else plan_lines
            self._list.show(partial(make, self._plan), self._desk.rows)


def _told(text: str, width_cells: int) -> list[ReportLine | PersonLine]:
    return [ReportLine(((f" {text}", Tone.MUTED),))]
