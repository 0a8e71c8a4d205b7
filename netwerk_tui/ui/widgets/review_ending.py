"""What the review tells where there is no card: enough for today, nothing due, or where to begin. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.domain.review import REASON_LABELS, GentleStart, StepOutcome
from netwerk_tui.domain.review_view import ReviewToday
from netwerk_tui.domain.review_words import outcome_words
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.week_words import rule_words
from netwerk_tui.domain.weekly_rule import WeeklyRule
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened, wrapped
from netwerk_tui.ui.widgets.header_line import number_words
from netwerk_tui.ui.widgets.piece_wrapping import wrapped_pieces
from netwerk_tui.ui.widgets.report_line import BLANK, Ink, Piece, ReportLine, Tone

_NAME_CELLS = 28
_LONGEST_CADENCES = 3
_MARKS: dict[StepOutcome, tuple[str, Ink]] = {
    StepOutcome.DONE: ("✓", Hue.GREEN),
    StepOutcome.SNOOZED: ("◷", Hue.AMBER),
    StepOutcome.SKIPPED: ("·", Tone.MUTED),
}


def ending_lines(
    shown: ReviewToday, left_in_queue: int, rule: WeeklyRule | None, today: date, width_cells: int
) -> list[ReportLine]:
    """What was done today, how the week stands, and what may follow. In lines of at most this width.

    Without the rule, as while it is still being read, nothing is told of the week.
    """
    more = min(left_in_queue, shown.day.daily_number)
    lines: list[ReportLine] = [BLANK]
    if shown.day.steps:
        lines += [_title(_("Enough for today")), BLANK, *_steps(shown, today, width_cells), BLANK]
    else:
        lines += [_title(_("Nothing is due today")), BLANK]
        lines += _paragraph(_("Nobody is overdue, nobody is owed anything, and no promise has come due."), width_cells)
    lines += _streak(shown)
    if rule is not None and rule.groups:
        week = _("Week {number}").format(number=rule.week.number)
        lines.append(ReportLine(((shortened(f" {week} · {rule_words(rule)}", width_cells), Tone.MUTED),)))
    if left_in_queue:
        words = ngettext(
            "The others can wait. Enter shows one more.", "The others can wait. Enter shows {count} more.", more
        ).format(count=more)
        lines += [ReportLine(((f" {words}", Tone.PLAIN),))]
    elif shown.day.steps:
        lines += [ReportLine(((" " + _("Nobody else waits today."), Tone.PLAIN),))]
    return lines


def start_lines(start: GentleStart, policy: EffortPolicy, matrices: MatrixSet, width_cells: int) -> list[ReportLine]:
    """Where to begin in a network in which hardly anybody has a place yet. In lines of at most this width."""
    count = len(start.contacts)
    return [
        BLANK,
        _title(_("A gentle start")),
        BLANK,
        *_paragraph(
            ngettext(
                "{count} contact has no place yet. Nobody expects you to catch up with everybody at once.",
                "{count} contacts have no place yet. Nobody expects you to catch up with everybody at once.",
                start.unscored,
            ).format(count=number_words(start.unscored)),
            width_cells,
        ),
        BLANK,
        *_paragraph(
            ngettext(
                "The first hour: place the one you have most to do with. Where they stand decides how often you"
                " should be in touch, and from then on the review brings them up when it is time.",
                "The first hour: place the {count} you have most to do with. Where they stand decides how often you"
                " should be in touch, and from then on the review brings them up when it is time.",
                count,
            ).format(count=count),
            width_cells,
        ),
        BLANK,
        *_cadences(policy, matrices, width_cells),
        BLANK,
        ReportLine(
            (
                (" " + _("Enter"), Tone.KEY),
                (" " + _("begins") + " · ", Tone.PLAIN),
                (",", Tone.KEY),
                (" " + _("settles how often is enough · Esc leaves"), Tone.PLAIN),
            )
        ),
    ]


def _cadences(policy: EffortPolicy, matrices: MatrixSet, width_cells: int) -> Iterator[ReportLine]:
    """How often is enough for whom, on the matrices that say so, and where that is settled."""
    yield from _paragraph(_("How often is enough, in days, ideally and at most:"), width_cells)
    for matrix in matrices:
        pieces: list[Piece] = []
        for category in matrix.categories:
            effort = policy.by_category.get(category.id)
            if effort is not None and effort.ideal_days is not None:
                pieces.append((f"   {category.glyph} {_(category.label)}", category.hue))
                pieces.append((f" {effort.ideal_days}–{effort.maximum_days}", Tone.PLAIN))
        if pieces:
            yield from (ReportLine(line) for line in wrapped_pieces(pieces, width_cells - 1, _LONGEST_CADENCES))


def _title(text: str) -> ReportLine:
    return ReportLine(((f" {text}", Tone.KEY),))


def _paragraph(text: str, width_cells: int) -> Iterator[ReportLine]:
    for line in wrapped(text, width_cells - 2):
        yield ReportLine(((f" {line}", Tone.PLAIN),))


def _steps(shown: ReviewToday, today: date, width_cells: int) -> Iterator[ReportLine]:
    """Each card that ended, by name, with how it ended and why it was there."""
    for step in shown.day.steps:
        mark, ink = _MARKS[step.outcome]
        name = fitted(drawable(clean_line(step.name)), min(_NAME_CELLS, width_cells // 3))
        words = drawable(clean_line(outcome_words(step.outcome, step.until, step.text, today)))
        reason = f"  {_(REASON_LABELS[step.reason])}" if step.reason is not None else ""
        room = width_cells - len(name) - 6
        told = shortened(words, room)
        yield ReportLine(
            (
                (f" {mark} ", ink),
                (f"{name}  ", Tone.STRONG),
                (told, Tone.PLAIN),
                (shortened(reason, max(0, room - len(told))), Tone.MUTED),
            )
        )


def _streak(shown: ReviewToday) -> Iterator[ReportLine]:
    days = shown.day.streak_days
    if days:
        words = ngettext("streak {count} day", "streak {count} days", days).format(count=days)
        yield ReportLine(((f" {words}", Tone.MUTED),))
