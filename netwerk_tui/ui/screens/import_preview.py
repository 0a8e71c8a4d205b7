"""A dry run in words: samples of what an import would do, what the user's own edits keep, and problems.

Reached through `gateway`, because the plans bring the store with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from netwerk_tui.actions.import_changes import ContactChange
from netwerk_tui.actions.import_plan import FIELD_LABELS, Difference, ImportPlan
from netwerk_tui.actions.importing import AnyPlan, format_labels
from netwerk_tui.actions.importing_calendar import CalendarPlan
from netwerk_tui.actions.importing_network import NetworkPlan
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.doubtful import Decisions, Doubtful
from netwerk_tui.domain.duplicates import reason_words
from netwerk_tui.domain.incoming import IncomingContact, Problem
from netwerk_tui.domain.incoming_events import PlannedMeeting
from netwerk_tui.domain.names import full_name
from netwerk_tui.exchange.mail import SOURCE as MAIL
from netwerk_tui.exchange.sheets.reading import Sheet
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.screens.import_words import StyledText, count_texts
from netwerk_tui.ui.widgets.header_line import number_words
from netwerk_tui.ui.widgets.import_sheet import Line, Piece, Row, Section, Tone

_NEW_SHOWN = 12
_CHANGED_SHOWN = 100
_PROBLEMS_SHOWN = 500


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """A dry run, as it is shown."""

    format: str
    counts: tuple[StyledText, ...]
    changes_anything: bool
    sections: tuple[Section, ...]
    sheet: Sheet | None = None
    """Where it came from a sheet, whose columns may be told differently."""
    doubtful: tuple[Doubtful, ...] = ()
    """Who may be somebody that is known, for the user to decide."""
    decided: Decisions = field(default_factory=dict)
    is_mail: bool = False
    """Whether what was written may come along with the subjects."""


def preview_of(plan: AnyPlan) -> ImportPreview:
    """What the plan would do, in words."""
    report = plan.report()
    match plan:
        case ImportPlan():
            changes_anything = bool(report.new or report.updated or report.interactions)
            sections = [*_people_sections(plan), *_moment_sections(plan), *_problem_sections(plan)]
        case CalendarPlan():
            changes_anything = bool(report.new or report.events)
            sections = [*_calendar_sections(plan), *_problem_lines(plan.problems)]
        case NetworkPlan():
            changes_anything = any(plan.merge.inserts.values()) or any(plan.merge.updates.values())
            sections = list(_network_sections(plan))
        case _:
            assert_never(plan)
    sheet = plan.sheet if isinstance(plan, ImportPlan) else None
    counts = tuple(count_texts(report))
    told = format_labels()[report.format] + (f" · {sheet.encoding}" if sheet is not None and sheet.encoding else "")
    preview = ImportPreview(told, counts, changes_anything, tuple(sections), sheet)
    if not isinstance(plan, ImportPlan):
        return preview
    return replace(preview, doubtful=plan.doubtful, decided=plan.decided, is_mail=plan.batch.source == MAIL)


def _people_sections(plan: ImportPlan) -> Iterable[Section]:
    if plan.new:
        rows = [_person_row(person) for person in plan.new[:_NEW_SHOWN]]
        yield Section(_("New"), rows, _more_words(len(plan.new) - len(rows)))
    if plan.doubtful:
        rows = [_doubtful_row(each, plan.decided) for each in plan.doubtful[:_CHANGED_SHOWN]]
        heading = _("Who may be somebody that is a contact already")
        yield Section(heading, rows, _more_words(len(plan.doubtful) - len(rows)))
    if plan.changed:
        yield _changes_section(_("Updated"), plan.changed, _change_texts)
    kept = [change for change in (*plan.changed, *plan.kept) if change.kept]
    if kept:
        yield _changes_section(_("Stays as you wrote it"), kept, _kept_texts)


def _moment_sections(plan: ImportPlan) -> Iterable[Section]:
    """Contact moments, where they are all that comes in: beside people they would only be in the way."""
    moments = [*(each.incoming for each in plan.interactions.new), *(told for _id, told in plan.interactions.longer)]
    if moments and not plan.new:
        rows = [Row(full_day(each.day), ((each.text.partition("\n")[0], Tone.ASIDE),)) for each in moments[:_NEW_SHOWN]]
        yield Section(_("Contact moments"), rows, _more_words(len(moments) - len(rows)))


def _calendar_sections(plan: CalendarPlan) -> Iterable[Section]:
    if plan.people:
        names = [full_name(each.name.given_name, each.name.particle, each.name.surname) for each in plan.people]
        shown = zip(names[:_CHANGED_SHOWN], plan.people, strict=False)
        rows = [Row(name, ((person.email, Tone.ASIDE),)) for name, person in shown]
        yield Section(_("New"), rows, _more_words(len(plan.people) - len(rows)))
    for heading, meetings in (
        (_("New events"), [each for each in plan.meetings if each.known is None]),
        (_("Events that change"), [each for each in plan.meetings if each.known is not None]),
    ):
        if meetings:
            rows = [Row(each.event.name, ((_meeting_words(each), Tone.ASIDE),)) for each in meetings[:_CHANGED_SHOWN]]
            yield Section(heading, rows, _more_words(len(meetings) - len(rows)))


def _meeting_words(meeting: PlannedMeeting) -> str:
    """When and where it is, and with how many."""
    count = len(meeting.event.attendees)
    people = ngettext("{count} attendee", "{count} attendees", count).format(count=count) if count else ""
    parts = (full_day(meeting.event.day), meeting.event.starts, meeting.event.place, people)
    return " · ".join(part for part in parts if part)


def _network_sections(plan: NetworkPlan) -> Iterable[Section]:
    for heading, names in ((_("New"), plan.merge.new_contacts), (_("Updated"), plan.merge.changed_contacts)):
        if names:
            rows = [Row(name, ()) for name in names[:_NEW_SHOWN]]
            yield Section(heading, rows, _more_words(len(names) - len(rows)))


def _problem_lines(problems: Sequence[Problem]) -> Iterable[Section]:
    if problems:
        rows = [_problem_row(problem) for problem in problems[:_PROBLEMS_SHOWN]]
        yield Section(_("Problems"), rows, _more_words(len(problems) - len(rows)))


def _problem_sections(plan: ImportPlan) -> Iterable[Section]:
    yield from _problem_lines(plan.problems)
    blank = plan.batch.blank_rows
    if blank:
        words = (
            _blank_words(blank)
            if plan.sheet is not None
            else ngettext(
                "{count} row tells nothing about anybody: a member who hid or left",
                "{count} rows tell nothing about anybody: members who hid or left",
                blank,
            )
        )
        yield Section(_("Empty rows"), (), words.format(count=number_words(blank)))


def _blank_words(count: int) -> str:
    return ngettext("{count} row tells nothing about anybody", "{count} rows tell nothing about anybody", count)


def _person_row(person: IncomingContact) -> Row:
    work = ", ".join(part for part in (person.role, person.organisation) if part)
    return Row(full_name(person.given_name, person.particle, person.surname), ((work, Tone.ASIDE),))


def _doubtful_row(doubtful: Doubtful, decided: Decisions) -> Row:
    """Who they may be and why, and what the user said of it."""
    pair = doubtful.may_be[0]
    external_id = doubtful.person.external_id
    if external_id not in decided:
        others = ", ".join(part for part in (pair.first.name, pair.first.organisation) if part)
        return Row(pair.second.name, ((f"{others}? ", Tone.TEXT), (reason_words(pair.double), Tone.ASIDE)))
    contact = decided[external_id]
    same = next((each.first.name for each in doubtful.may_be if each.first.contact == contact), None)
    said = _("a new one") if same is None else _("the same as {name}").format(name=same)
    return Row(pair.second.name, ((said, Tone.TEXT),))


def _problem_row(problem: Problem) -> Row:
    return Row(problem.where, ((problem.reason, Tone.TEXT if problem.skipped else Tone.ASIDE),))


def _changes_section(
    heading: str, changes: Sequence[ContactChange], texts_of: Callable[[ContactChange], Iterable[Line]]
) -> Section:
    shown = changes[:_CHANGED_SHOWN]
    rows = [
        Row(change.name if number == 0 else "", pieces)
        for change in shown
        for number, pieces in enumerate(texts_of(change))
    ]
    return Section(heading, rows, _more_words(len(changes) - len(shown)))


def _change_texts(change: ContactChange) -> Iterable[Line]:
    """One text for each field that changes."""
    if not change.differences:
        yield ((_("recognised by the e-mail address"), Tone.ASIDE),)
    for difference in change.differences:
        old = ((difference.old, Tone.ASIDE), (" → ", Tone.SIGN)) if difference.old else (("+ ", Tone.SIGN),)
        yield (_label(difference), *old, (difference.new, Tone.TEXT))


def _kept_texts(change: ContactChange) -> Iterable[Line]:
    """One text for each field that stays."""
    for difference in change.kept:
        theirs = " · " + _("the file has {text}").format(text=difference.new)
        yield (_label(difference), (difference.old, Tone.TEXT), (theirs, Tone.ASIDE))


def _label(difference: Difference) -> Piece:
    return f"{_(FIELD_LABELS[difference.field])}: ", Tone.ASIDE


def _more_words(count: int) -> str:
    """What is said of those that are not shown; empty where there are none."""
    if count <= 0:
        return ""
    return ngettext("and {count} more", "and {count} more", count).format(count=number_words(count))
