"""What the journey board says in words: who is under the cursor, and what moved."""

from __future__ import annotations

from datetime import date, timedelta

from netwerk_tui.domain.contact import ContactRow
from netwerk_tui.domain.dates import day_words, full_day
from netwerk_tui.domain.journey import JOURNEY_LABELS, JourneyBoard, JourneyStage, Traveller
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _, ngettext

_FLOWS_SHOWN = 4


def person_words(row: ContactRow | None) -> str:
    """Who it is."""
    return clean_line(" · ".join(part for part in (row.name, row.role, row.organisation) if part)) if row else ""


def stage_words(traveller: Traveller, today: date) -> str:
    """Since when they are at the stage, and where they came from."""
    stage, since = _(JOURNEY_LABELS[traveller.now.stage]), day_words(traveller.now.day, today)
    if traveller.came_from is None:
        return _("{stage} since {day}").format(stage=stage, day=since)
    origin = _(JOURNEY_LABELS[traveller.came_from])
    return _("{stage} since {day}, from {origin}").format(stage=stage, day=since, origin=origin)


def decision_words(traveller: Traveller) -> str:
    """When they decided; empty before they could have."""
    decided = traveller.decided.transaction_on
    if decided is not None:
        return _("decided on {day}").format(day=full_day(decided))
    if traveller.now.stage in {JourneyStage.TRANSACTION, JourneyStage.SERVICE}:
        return _("decided on: unknown, a vote is secret")
    return ""


def movement_words(board: JourneyBoard, days: int, today: date) -> str:
    """How many moved in so many days, and where most of them went."""
    flow = board.flow_after(today - timedelta(days=days))
    count = sum(number for _origin, _stage, number in flow)
    words = ngettext("{count} moved in {days} days", "{count} moved in {days} days", count)
    parts = [words.format(count=count, days=days)]
    for origin, stage, number in flow[:_FLOWS_SHOWN]:
        to = _(JOURNEY_LABELS[stage])
        if origin is None:
            parts.append(_("{count} new in {stage}").format(count=number, stage=to))
        else:
            parts.append(f"{number} {_(JOURNEY_LABELS[origin])} → {to}")
    return " · ".join(parts)
