"""`netwerk import` and `netwerk export`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from netwerk_tui.actions.calendars import is_calendar
from netwerk_tui.actions.card_export import card_version
from netwerk_tui.actions.exporting import ExportFormat, ExportSummary, chosen_format, export_file, export_to
from netwerk_tui.actions.import_plan import ImportReport
from netwerk_tui.actions.importing import import_file
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.picturing import picture_format
from netwerk_tui.cli.calendars import export_to_calendar, refuse_calendar_options
from netwerk_tui.cli.cards import export_to_cards
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import back_up_first, opened
from netwerk_tui.cli.pictures import export_picture, refuse_picture_options
from netwerk_tui.cli.progress_line import progress_on
from netwerk_tui.cli.segments import people_in_segment
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.backups import Occasion
from netwerk_tui.domain.doubtful import Doubtful
from netwerk_tui.domain.duplicates import reason_words
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.language import _, ngettext

_STDOUT = Path("-")
_PROBLEMS_SHOWN = 10


def import_(arguments: argparse.Namespace, shell: Shell) -> int:
    """Bring in a file, and report what that did, or would do."""
    with opened(shell) as network:
        if not arguments.dry_run:
            back_up_first(network, shell, Occasion.IMPORT)
        network.own_addresses |= {address.strip().casefold() for address in arguments.as_me}
        report = import_file(
            network,
            arguments.file,
            shell.today,
            as_format=arguments.format,
            dry_run=arguments.dry_run,
            include_erased=arguments.include_erased,
            columns=_columns(arguments.columns),
            with_texts=arguments.with_texts,
            progress=progress_on(shell.output),
        )
    if shell.output.as_json:
        shell.output.print_value(_import_value(report, dry_run=arguments.dry_run))
        return FINE
    shell.output.print_lines(_import_lines(report))
    if report.entry is not None:
        shell.output.say(_("“netwerk undo” takes all of it back."))
    elif arguments.dry_run:
        shell.output.say(_("This was a dry run: nothing was written."))
    return FINE


def export(arguments: argparse.Namespace, shell: Shell) -> int:
    """Write the network, or a picture of a matrix, to a file, or with - to stdout."""
    chosen = picture_format(arguments.file, arguments.format)
    _refuse_segment_elsewhere(arguments)
    if chosen is not None:
        refuse_calendar_options(arguments)
        return export_picture(arguments, shell, chosen)
    refuse_picture_options(arguments)
    if is_calendar(arguments.file, arguments.format):
        return export_to_calendar(arguments, shell)
    refuse_calendar_options(arguments)
    version = card_version(arguments.file, arguments.format)
    if version is not None:
        return export_to_cards(arguments, shell, version)
    with opened(shell) as network:
        if arguments.file == _STDOUT:
            return _export_to_stdout(network, arguments, shell)
        summary = export_file(
            network,
            arguments.file,
            as_format=arguments.format,
            private=arguments.private,
            delimiter=arguments.delimiter,
            contacts=people_in_segment(network, arguments, shell),
        )
    if shell.output.as_json:
        shell.output.print_value(
            {
                "path": summary.path,
                "format": summary.format,
                "contacts": summary.contacts,
                "interactions": summary.interactions,
                "private": summary.private,
            }
        )
    else:
        shell.output.print_lines([_export_line(summary)])
    return FINE


def _columns(said: list[str]) -> dict[str, str]:
    """Columns and the fields they tell. Raises UsageError for what has no `=`."""
    columns: dict[str, str] = {}
    for each in said:
        column, sign, field = each.rpartition("=")
        if not sign or not column.strip():
            raise UsageError(
                _("“{text}” does not say what a column tells.").format(text=each),
                _("Write the column, = and the field, as in --map “Wie=name”."),
            )
        columns[column.strip()] = field.strip()
    return columns


def _import_value(report: ImportReport, *, dry_run: bool) -> dict[str, object]:
    return {
        "entry": report.entry,
        "format": report.format,
        "dry_run": dry_run,
        "new": report.new,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "skipped": report.skipped,
        "interactions": report.interactions,
        "answers": report.answers,
        "events": report.events,
        "doubtful": [_doubtful_value(each) for each in report.doubtful],
        "problems": [
            {"where": problem.where, "reason": problem.reason, "skipped": problem.skipped}
            for problem in report.problems
        ],
    }


def _import_lines(report: ImportReport) -> list[str]:
    counts = _(
        "{new} new, {updated} updated, {unchanged} unchanged, {skipped} skipped, {interactions} contact moments"
    ).format(
        new=report.new,
        updated=report.updated,
        unchanged=report.unchanged,
        skipped=report.skipped,
        interactions=report.interactions,
    )
    if report.answers:
        answers = ngettext("{count} answer to a message", "{count} answers to messages", report.answers)
        counts = f"{counts}, {answers.format(count=report.answers)}"
    if report.events:
        events = ngettext("{count} event", "{count} events", report.events).format(count=report.events)
        counts = f"{counts}, {events}"
    doubtful = list(_doubtful_lines(report.doubtful))
    shown = [f"  {problem.where}: {problem.reason}" for problem in report.problems[:_PROBLEMS_SHOWN]]
    more = len(report.problems) - len(shown)
    rest = ngettext("and {count} more; --json lists them all", "and {count} more; --json lists them all", more)
    return [counts, *doubtful, *shown, *([f"  {rest.format(count=more)}"] if more else [])]


def _doubtful_lines(doubtful: Sequence[Doubtful]) -> Iterator[str]:
    """Who of the new may be somebody that is a contact already."""
    if not doubtful:
        return
    count = len(doubtful)
    yield ngettext(
        "{count} of the new may be somebody who is a contact already:",
        "{count} of the new may be somebody who is a contact already:",
        count,
    ).format(count=count)
    for each in doubtful[:_PROBLEMS_SHOWN]:
        pair = each.may_be[0]
        words = _("{where}: {name} may be {contact} ({number}): {reasons}")
        yield "  " + words.format(
            where=each.person.where,
            name=pair.second.name,
            contact=pair.first.name,
            number=pair.first.contact,
            reasons=reason_words(pair.double),
        )
    more = count - _PROBLEMS_SHOWN
    if more > 0:
        rest = ngettext("and {count} more; --json lists them all", "and {count} more; --json lists them all", more)
        yield f"  {rest.format(count=more)}"


def _doubtful_value(doubtful: Doubtful) -> dict[str, object]:
    return {
        "where": doubtful.person.where,
        "name": doubtful.may_be[0].second.name,
        "may_be": [
            {
                "id": pair.first.contact,
                "name": pair.first.name,
                "organisation": pair.first.organisation,
                "score": pair.double.score,
                "reasons": [reason.value for reason in pair.double.reasons],
            }
            for pair in doubtful.may_be
        ],
    }


def _export_line(summary: ExportSummary) -> str:
    contacts = ngettext("{count} contact", "{count} contacts", summary.contacts).format(count=summary.contacts)
    return _("{path}: {contacts}").format(path=summary.path, contacts=contacts)


def _export_to_stdout(network: Network, arguments: argparse.Namespace, shell: Shell) -> int:
    chosen = chosen_format(arguments.file, arguments.format)
    if shell.output.is_seen:
        raise UsageError(_("This would fill the screen."), _("Name a file, or send it on with | or >."))
    if shell.output.as_json and chosen is not ExportFormat.JSON:
        raise UsageError(
            _("stdout cannot hold both the table and the summary."), _("Name a file, or leave out --json.")
        )
    with shell.output.file_on_stdout() as stream:
        export_to(
            network,
            stream,
            chosen,
            private=arguments.private,
            delimiter=arguments.delimiter,
            contacts=people_in_segment(network, arguments, shell),
        )
    return FINE


def _refuse_segment_elsewhere(arguments: argparse.Namespace) -> None:
    """Raise UsageError where a segment is asked of what is not a list of contacts."""
    form = arguments.format or arguments.file.suffix.removeprefix(".").lower()
    is_of_contacts = form in {ExportFormat.CSV, ExportFormat.XLSX} or card_version(arguments.file, arguments.format)
    if arguments.segment and not is_of_contacts:
        raise UsageError(
            _("--segment is for contacts alone."), _("Name a file that ends in .csv, .xlsx or .vcf, or leave it out.")
        )
