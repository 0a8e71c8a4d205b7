"""What the screens of promises say, in the user's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.dates import day_words, full_day
from netwerk_tui.domain.followups import WHOSE_LABELS, FollowupRow, Whose
from netwerk_tui.language import _, ngettext


def facts_of(row: FollowupRow, today: date) -> str:
    """Everything about a promise but its text, in one line."""
    return " · ".join(_facts(row, today))


def _facts(row: FollowupRow, today: date) -> Iterator[str]:
    yield _("they promised") if row.theirs else _("I promised")
    if row.due is not None:
        yield _("due {day}").format(day=full_day(row.due))
        late = (today - row.due).days
        if late > 0 and row.done_on is None:
            yield ngettext("{count} day late", "{count} days late", late).format(count=late)
    if row.done_on is not None:
        yield _("done {day}").format(day=day_words(row.done_on, today))
    if row.reported_on is not None:
        yield _("told them what came of it {day}").format(day=day_words(row.reported_on, today))
    elif row.is_to_report:
        yield _("tell them what came of it; then R")


def promise_preview(text: str, due: date | None, *, theirs: bool) -> str:
    """How what is being typed is understood."""
    whose = _(WHOSE_LABELS[Whose.THEIRS if theirs else Whose.MINE])
    return " · ".join((whose, text, full_day(due) if due else _("no date")))


def energy_offer(move: Move, name: str, dossier: str) -> str:
    """The question after a promise of theirs was kept."""
    axis = move.matrix.horizontal
    now, then = axis.text(move.cell.horizontal - 1), axis.text(move.cell.horizontal)
    return _("{name} kept it. Energy {now} → {then} on {dossier}? y yes · n no").format(
        name=name, now=now, then=then, dossier=dossier
    )
