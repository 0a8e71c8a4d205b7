"""`netwerk plan`: a year of updates, as text with a picture or as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from netwerk_tui.actions.update_plan import plan_of
from netwerk_tui.cli.columns import aligned
from netwerk_tui.cli.contact_value import JsonObject
from netwerk_tui.cli.days import any_day
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.iso_week import IsoWeek
from netwerk_tui.domain.strips import month_names
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.update_plan import PlannedSegment, PlanWeek, UpdatePlan, collision_words, next_words, peak_words
from netwerk_tui.language import _

_DONE, _PLANNED, _DUE = "●", "○", "!"
_WIDEST_NAME = 22


def plan(arguments: argparse.Namespace, shell: Shell) -> int:
    """Print the plan around a day."""
    day = any_day("--on", arguments.on, shell.today) if arguments.on else shell.today
    with opened(shell) as network:
        found = plan_of(network, day)
    if shell.output.as_json:
        shell.output.print_value(_value(found))
    else:
        shell.output.print_lines(_lines(found))
    return FINE


def _value(found: UpdatePlan) -> JsonObject:
    return {
        "date": found.today.isoformat(),
        "segments": [
            {
                "id": each.segment,
                "name": each.name,
                "update_days": each.update_days,
                "due_since": None if each.due_since is None else each.due_since.isoformat(),
                "planned": [day.isoformat() for day in each.planned],
                "done": [day.isoformat() for day in each.done],
            }
            for each in found.segments
        ],
        "weeks": [_week_value(each) for each in found.weeks],
    }


def _week_value(each: PlanWeek) -> JsonObject:
    return {
        "week": each.week.label,
        "contacts": each.contacts,
        "to_come": each.is_to_come,
        "campaign": each.campaign or None,
        "planned": list(each.planned),
        "done": list(each.done),
        "colliding": each.is_colliding,
    }


def _lines(found: UpdatePlan) -> Iterator[str]:
    yield _("Plan of updates") + " · " + full_day(found.today)
    if not found.segments:
        yield _("No segment has a cadence yet. “netwerk segment save NAME --update-days 30” gives one.")
        return
    yield ""
    weeks = [each.week for each in found.weeks]
    rows = [("", month_names(weeks, 1))]
    if any(each.campaign for each in found.weeks):
        rows.append((_("campaigns"), "".join("═" if each.campaign else " " for each in found.weeks)))
    now = IsoWeek.of(found.today)
    for segment in found.segments:
        marks = "".join(_mark(segment, week, now) for week in weeks)
        rows.append((clean_line(segment.name, _WIDEST_NAME), marks))
    yield from (f"  {line}".rstrip() for line in aligned(rows))
    yield ""
    for segment in found.segments:
        yield f"{clean_line(segment.name)}: {next_words(segment, found.today)}"
    for words in (collision_words(found), peak_words(found)):
        if words:
            yield words


def _mark(segment: PlannedSegment, week: IsoWeek, now: IsoWeek) -> str:
    if any(IsoWeek.of(day) == week for day in segment.done):
        return _DONE
    if any(IsoWeek.of(day) == week for day in segment.planned):
        return _DUE if segment.due_since is not None and week == now else _PLANNED
    return "·"
