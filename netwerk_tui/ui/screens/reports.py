"""The reports: who moved, where the attention went, and how the ambassadors grow."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, ClassVar, assert_never

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, Static

from netwerk_tui.domain.dates import day_with_year, full_day
from netwerk_tui.domain.day_span import DaySpan, parse_span
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.widgets.attention_lines import attention_lines
from netwerk_tui.ui.widgets.growth_lines import growth_lines
from netwerk_tui.ui.widgets.movement_lines import movement_lines
from netwerk_tui.ui.widgets.report_list import MakeLines, ReportList

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk


class Report(StrEnum):
    """What is shown; Tab goes from one to the next."""

    MOVEMENT = "movement"
    ATTENTION = "attention"
    AMBASSADORS = "ambassadors"


REPORT_LABELS: dict[Report, str] = {
    Report.MOVEMENT: N_("Movement"),
    Report.ATTENTION: N_("Attention"),
    Report.AMBASSADORS: N_("Ambassadors"),
}

_SPANS_DAYS = (30, 90, 365)
_USUAL_SPAN = 1


class ReportScreen(Dialog[ContactId]):
    """The result is the contact that the user wants to go to."""

    DEFAULT_CSS = """
    ReportScreen {
        .box { width: 120; height: 96%; padding: 0 1; }
        Static {
            width: 1fr;
            height: 1;
            padding: 0 1;
            link-style: none;
            link-color: $muted;
            link-background: transparent;
            link-color-hover: $foreground;
            link-background-hover: $cursor-ground;
            link-style-hover: none;
        }
        #spans { margin-bottom: 1; }
        Input { display: none; margin: 0 1; }
        .problem { display: none; padding: 0 1; }
        .hints { padding: 0 1; }
        &.-typing Input { display: block; }
        &.-typing .problem { display: block; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "span(0)", N_("The last 30 days"), show=False, id="report.30-days"),
        Binding("2", "span(1)", N_("The last 90 days"), show=False, id="report.90-days"),
        Binding("3", "span(2)", N_("The last 365 days"), show=False, id="report.365-days"),
        Binding("d", "type_day", N_("Since a day, or between two days"), show=False, id="report.since"),
        Binding("tab", "next_report(1)", N_("Next report"), id="report.next"),
        Binding("shift+tab", "next_report(-1)", N_("Previous report"), show=False, id="report.previous"),
        Binding("q", "leave", N_("Back"), show=False, id="report.leave"),
    ]

    def __init__(self, desk: Desk, report: Report = Report.MOVEMENT) -> None:
        super().__init__()
        self._desk = desk
        self._report = report
        self._span: int | None = _USUAL_SPAN
        self._days = _last_days(_SPANS_DAYS[_USUAL_SPAN], desk.today)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(id="reports")
            yield Static(id="spans")
            yield Input(placeholder=_("since: last month, 2025-09-01; between: 1 mar – 1 jun"), compact=True)
            yield words("", "problem")
            yield ReportList(id="report")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(ReportList)
        self._input = self.query_one(Input)
        self._list.focus()
        self._show()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The ambassadors are shown for twelve months, whatever span is chosen."""
        if action in {"span", "type_day"}:
            return self._report is not Report.AMBASSADORS
        return True

    def action_span(self, span: int) -> None:
        """Show the last 30, 90 or 365 days."""
        self._span = span
        self._days = _last_days(_SPANS_DAYS[span], self._desk.today)
        self._end_typing()
        self._show()

    def action_report(self, name: str) -> None:
        """Show this report."""
        self._report = Report(name)
        self._end_typing()
        self.refresh_bindings()
        self._show()

    def action_next_report(self, step: int) -> None:
        reports = list(Report)
        self.action_report(reports[(reports.index(self._report) + step) % len(reports)])

    def action_type_day(self) -> None:
        self.add_class("-typing")
        self._input.focus()

    def action_leave(self) -> None:
        """Leave the typing first, then the reports."""
        if self.has_class("-typing"):
            self._end_typing()
        else:
            self.dismiss(None)

    @on(Input.Submitted)
    def _day_typed(self, event: Input.Submitted) -> None:
        days = parse_span(event.value, self._desk.today)
        if days is None:
            self._complain(_("“{text}” is no day, and no two days.").format(text=clean_line(event.value)))
        elif days.last > self._desk.today or days.first > self._desk.today:
            to_come = max(days.first, days.last)
            self._complain(_("{day} is still to come.").format(day=full_day(to_come)))
        else:
            self._span, self._days = None, days
            self._end_typing()
            self._show()

    @on(ReportList.ContactOpened)
    def _contact_opened(self, message: ReportList.ContactOpened) -> None:
        self.dismiss(message.contact)

    def _end_typing(self) -> None:
        self.remove_class("-typing")
        self._complain("")
        self._list.focus()

    def _complain(self, text: str) -> None:
        self.query_one(".problem", Label).update(Content(text))

    # What is shown

    def _show(self) -> None:
        self.query_one("#reports", Static).update(self._report_line())
        self.query_one("#spans", Static).update(self._span_line())
        self.query_one(".hints", Label).update(Content(_keys_of(self._report)))
        self._read()

    @work(exclusive=True)
    async def _read(self) -> None:
        try:
            make = await self._lines_of(self._report)
        except UserError as error:
            self.add_class("-typing")
            self._complain(error.words)
        else:
            self._list.show(make, self._desk.rows)

    async def _lines_of(self, report: Report) -> MakeLines:
        desk, shown, days = self._desk, self._desk.directory, self._days
        match report:
            case Report.MOVEMENT:
                found = await desk.reports.movement(shown, days.first, days.last)
                return partial(movement_lines, found, desk.today)
            case Report.ATTENTION:
                return partial(attention_lines, await desk.reports.attention(shown, days.first, days.last))
            case Report.AMBASSADORS:
                return partial(growth_lines, await desk.reports.growth(desk.today))
            case _:
                assert_never(report)

    def _report_line(self) -> Content:
        """The reports by name, the one that is shown in bold; then what it is about."""
        parts = []
        for report in Report:
            action = None if report is self._report else f"report('{report}')"
            parts.append(_choice(_(REPORT_LABELS[report]), action, chosen="bold $key"))
        shown = self._desk.directory
        about = [_(shown.matrix.label), shown.dossier_name if shown.matrix.per_dossier else ""]
        if self._report is not Report.AMBASSADORS:
            parts.append(Content.styled(clean_line(" · ".join(part for part in about if part)), "$foreground"))
        return Content("").join(parts)

    def _span_line(self) -> Content:
        """The spans with their keys, the one that is shown in bold."""
        if self._report is Report.AMBASSADORS:
            return Content.styled(_("the last twelve months"), "$muted")
        parts = []
        for span, days in enumerate(_SPANS_DAYS):
            parts.append(Content.styled(f"{span + 1} ", "$hue-blue"))
            parts.append(_choice(_("{days} days").format(days=days), None if span == self._span else f"span({span})"))
        parts.append(Content.styled("d ", "$hue-blue"))
        is_typed = self._span is None
        parts.append(_choice(self._typed_label() if is_typed else _("since …"), None if is_typed else "type_day()"))
        return Content("").join(parts)

    def _typed_label(self) -> str:
        if self._days.last == self._desk.today:
            return _("since {day}").format(day=full_day(self._days.first))
        return f"{day_with_year(self._days.first)} – {day_with_year(self._days.last)}"


def _choice(label: str, action: str | None, chosen: str = "bold $foreground") -> Content:
    """What can be clicked to be chosen, or is chosen already where no action is given."""
    markup = f"[{chosen}]$label[/]   " if action is None else f"[@click=screen.{action}]$label[/]   "
    return Content.from_markup(markup, label=label)


def _keys_of(report: Report) -> str:
    match report:
        case Report.MOVEMENT:
            return _("Tab next report · 1 2 3 d days · Enter shows the contact · Esc back")
        case Report.ATTENTION:
            return _("Tab next report · 1 2 3 d days · Esc back")
        case Report.AMBASSADORS:
            return _("Tab next report · Esc back")


def _last_days(days: int, today: date) -> DaySpan:
    """So many days that end today."""
    return DaySpan(today - timedelta(days=days - 1), today)
