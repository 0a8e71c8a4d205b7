"""`netwerk export` to a file of cards, and `netwerk sync`."""

from __future__ import annotations

import argparse
from pathlib import Path

from netwerk_tui.actions.card_export import CardChoice, export_cards, write_cards
from netwerk_tui.actions.synchronising import SyncReport, sync_folder
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.progress_line import progress_on
from netwerk_tui.cli.segments import people_in_segment
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.exchange.vcard.writing import CardVersion
from netwerk_tui.language import _, ngettext

_STDOUT = Path("-")
_PROBLEMS_SHOWN = 10


def export_to_cards(arguments: argparse.Namespace, shell: Shell, version: CardVersion) -> int:
    """Write the contacts to a file, or with - to stdout."""
    to_stdout = arguments.file == _STDOUT
    if to_stdout and shell.output.is_seen:
        raise UsageError(_("This would fill the screen."), _("Name a file, or send it on with | or >."))
    if to_stdout and shell.output.as_json:
        raise UsageError(
            _("stdout cannot hold both the cards and the summary."), _("Name a file, or leave out --json.")
        )
    with opened(shell) as network:
        people = people_in_segment(network, arguments, shell)
        choice = CardChoice(version, private=arguments.private, contacts=people)
        if to_stdout:
            with shell.output.file_on_stdout() as stream:
                write_cards(network, stream, choice)
            return FINE
        summary = export_cards(network, arguments.file, choice)
    if shell.output.as_json:
        shell.output.print_value(
            {
                "path": summary.path,
                "format": "vcf",
                "version": str(version),
                "contacts": summary.contacts,
                "left_out": summary.left_out,
                "private": choice.private,
            }
        )
        return FINE
    contacts = ngettext("{count} contact", "{count} contacts", summary.contacts).format(count=summary.contacts)
    lines = [_("{path}: {contacts}").format(path=summary.path, contacts=contacts)]
    if summary.left_out:
        left_out = ngettext(
            "{count} contact who must not be contacted was left out",
            "{count} contacts who must not be contacted were left out",
            summary.left_out,
        )
        lines.append(left_out.format(count=summary.left_out))
    shell.output.print_lines(lines)
    return FINE


def sync(arguments: argparse.Namespace, shell: Shell) -> int:
    """Bring what changed in the network or in a folder of cards to the other one."""
    with opened(shell) as network:
        report = sync_folder(
            network,
            arguments.folder,
            shell.today,
            dry_run=arguments.dry_run,
            may_remove_many=arguments.yes,
            progress=progress_on(shell.output),
        )
    if shell.output.as_json:
        shell.output.print_value(_sync_value(report, dry_run=arguments.dry_run))
        return FINE
    shell.output.print_lines(_sync_lines(report))
    if report.entry is not None:
        shell.output.say(_("“netwerk undo” takes back what it did to the network."))
    elif arguments.dry_run:
        shell.output.say(_("This was a dry run: nothing was written."))
    return FINE


def _sync_value(report: SyncReport, *, dry_run: bool) -> dict[str, object]:
    return {
        "entry": report.entry,
        "folder": report.folder,
        "dry_run": dry_run,
        "contacts": {
            "new": report.new_contacts,
            "updated": report.changed_contacts,
            "removed": report.removed_contacts,
            "kept": report.kept_contacts,
        },
        "cards": {"new": report.new_cards, "updated": report.changed_cards, "removed": report.removed_cards},
        "problems": [
            {"where": problem.where, "reason": problem.reason, "skipped": problem.skipped}
            for problem in report.problems
        ],
    }


def _sync_lines(report: SyncReport) -> list[str]:
    lines = [
        _("in the network: {new} new, {updated} updated, {removed} removed").format(
            new=report.new_contacts, updated=report.changed_contacts, removed=report.removed_contacts
        ),
        _("in the folder: {new} new, {updated} updated, {removed} removed").format(
            new=report.new_cards, updated=report.changed_cards, removed=report.removed_cards
        ),
    ]
    if report.kept_contacts:
        kept = ngettext(
            "{count} contact without a card now stays, because you know more of them than a card tells",
            "{count} contacts without a card now stay, because you know more of them than a card tells",
            report.kept_contacts,
        )
        lines.append(kept.format(count=report.kept_contacts))
    lines += [f"  {problem.where}: {problem.reason}" for problem in report.problems[:_PROBLEMS_SHOWN]]
    more = len(report.problems) - _PROBLEMS_SHOWN
    if more > 0:
        rest = ngettext("and {count} more; --json lists them all", "and {count} more; --json lists them all", more)
        lines.append(f"  {rest.format(count=more)}")
    return lines
