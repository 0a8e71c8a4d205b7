"""The plan of updates as lines: how busy the weeks are, campaigns, a row for each segment, and where they collide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netwerk_tui.domain.calendar_words import SHORT_MONTH_NAMES
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.iso_week import IsoWeek
from netwerk_tui.domain.strips import columns, month_names
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.update_plan import (
    PlannedSegment,
    PlanWeek,
    UpdatePlan,
    collision_words,
    next_words,
    peak_words,
)
from netwerk_tui.language import _, language_in_use
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened, wrapped
from netwerk_tui.ui.widgets.report_line import BLANK, Ink, PersonLine, Piece, ReportLine, Tone, heading
from netwerk_tui.ui.widgets.table_lines import table_lines

DONE, PLANNED, DUE, NOW = "●", "○", "!", "▾"
_LEAST_NAME, _WIDEST_NAME = 12, 30
_CONTACT_ROWS = 3
_PLAIN: Piece = (" ", Tone.PLAIN)


def plan_lines(plan: UpdatePlan, width_cells: int) -> list[ReportLine | PersonLine]:
    """The page in so many cells: where a year does not fit, its last weeks are left out."""
    name_cells = max(_LEAST_NAME, min(_WIDEST_NAME, width_cells - len(plan.weeks) - 4))
    weeks = plan.weeks[: max(1, width_cells - name_cells - 4)]
    return [
        heading(_("Plan of updates")),
        *_advice(_("who hears of progress when, beside how busy the year is"), width_cells),
        BLANK,
        *_chart(plan, weeks, name_cells),
        BLANK,
        *_sentences(plan, width_cells),
    ]


def plan_table(plan: UpdatePlan, width_cells: int) -> list[ReportLine | PersonLine]:
    """The same as tables: every segment, and every week in which anything is planned or was done."""
    titles = [_("Segment"), _("every"), _("done"), _("planned"), _("next")]
    rows = [
        [
            each.name,
            _("{days} days").format(days=each.update_days),
            str(len(each.done)),
            str(len(each.planned)),
            next_words(each, plan.today),
        ]
        for each in plan.segments
    ]
    weeks = [_week_row(each) for each in plan.weeks if each.planned or each.done or each.campaign]
    titles_of_weeks = [_("Week"), _("contacts"), _("done"), _("planned"), _("campaign"), ""]
    return [
        *table_lines(titles, rows, width_cells),
        BLANK,
        *table_lines(titles_of_weeks, weeks, width_cells),
    ]


def _week_row(each: PlanWeek) -> list[str]:
    monday = each.week.monday
    day = f"{monday.day} {SHORT_MONTH_NAMES[language_in_use()][monday.month - 1]}"
    campaign = shortened(drawable(clean_line(each.campaign)), 20)
    collides = "! " + _("too many") if each.is_colliding else ""
    contacts = f"({each.contacts})" if each.is_to_come else str(each.contacts)
    return [f"{each.week.label}  {day}", contacts, str(len(each.done)), str(len(each.planned)), campaign, collides]


def _advice(text: str, width_cells: int) -> Iterator[ReportLine]:
    for line in wrapped(text, max(10, width_cells - 2)):
        yield ReportLine(((f" {line}", Tone.MUTED),))


def _chart(plan: UpdatePlan, weeks: Sequence[PlanWeek], name_cells: int) -> Iterator[ReportLine]:
    def row(label: str, label_ink: Ink, cells: Sequence[Piece]) -> ReportLine:
        return ReportLine((_PLAIN, (fitted(label, name_cells) + "  ", label_ink), *cells))

    now = IsoWeek.of(plan.today)
    yield row("", Tone.MUTED, [(month_names([each.week for each in weeks], 1), Tone.MUTED)])
    yield row(_("this week"), Tone.MUTED, [(NOW if each.week == now else " ", Tone.KEY) for each in weeks])
    for number, cells in enumerate(columns([each.contacts for each in weeks], _CONTACT_ROWS, 1), start=1):
        label = _("contact") if number == _CONTACT_ROWS else ""
        yield row(label, Tone.MUTED, [(cell, _ink_of(each)) for cell, each in zip(cells, weeks, strict=True)])
    if any(each.campaign for each in weeks):
        yield row(_("campaigns"), Tone.MUTED, [("═" if each.campaign else " ", Hue.AMBER) for each in weeks])
    for segment in plan.segments:
        yield row(drawable(clean_line(segment.name)), Tone.STRONG, [_mark(segment, each, now) for each in weeks])
    if any(each.is_colliding for each in weeks):
        marks = [(str(min(9, len(each.planned))) if each.is_colliding else " ", Hue.RED) for each in weeks]
        yield row(_("together"), Hue.RED, marks)


def _ink_of(each: PlanWeek) -> Ink:
    return Hue.AMBER if each.campaign else Tone.MUTED if each.is_to_come else Hue.BLUE


def _mark(segment: PlannedSegment, each: PlanWeek, now: IsoWeek) -> Piece:
    """What a week is for a segment."""
    if any(IsoWeek.of(day) == each.week for day in segment.done):
        return DONE, Hue.GREEN
    if any(IsoWeek.of(day) == each.week for day in segment.planned):
        is_due = segment.due_since is not None and each.week == now
        return (DUE, Hue.RED) if is_due else (PLANNED, Hue.AMBER if each.campaign else Tone.PLAIN)
    return "·", Tone.FAINT


def _sentences(plan: UpdatePlan, width_cells: int) -> Iterator[ReportLine]:
    told: list[tuple[str, Ink]] = []
    if not plan.segments:
        told.append((_("No segment has a cadence yet: give one under o, with e, “Update every”."), Tone.PLAIN))
    for each in plan.due:
        told.append((f"{DUE} {clean_line(each.name)}: {next_words(each, plan.today)}", Hue.RED))
    collisions, peaks = collision_words(plan), peak_words(plan)
    if collisions:
        told.append((f"{DUE} {collisions}", Hue.RED))
    elif plan.segments:
        told.append(("✓ " + _("No week has too many updates."), Hue.GREEN))
    if peaks:
        told.append((f"═ {clean_line(peaks)}", Hue.AMBER))
    legend = _("{done} went out · {planned} planned · {due} due now · contact of weeks to come as a year before")
    told.append((legend.format(done=DONE, planned=PLANNED, due=DUE), Tone.MUTED))
    for words, ink in told:
        for line in wrapped(words, max(10, width_cells - 2)):
            yield ReportLine(((f" {line}", ink),))
