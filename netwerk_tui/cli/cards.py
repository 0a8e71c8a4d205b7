"""`netwerk export` to a file of cards, and `netwerk sync`."""

from __future__ import annotations

import argparse
from pathlib import Path

from netwerk_tui.actions.card_export import CardChoice, export_cards, write_cards
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import FINE, Shell
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.exchange.vcard.writing import CardVersion
from netwerk_tui.language import _, ngettext

_STDOUT = Path("-")


def export_to_cards(arguments: argparse.Namespace, shell: Shell, version: CardVersion) -> int:
    """Write the contacts to a file, or with - to stdout."""
    choice = CardChoice(version, private=arguments.private)
    to_stdout = arguments.file == _STDOUT
    if to_stdout and shell.output.is_seen:
        raise UsageError(_("This would fill the screen."), _("Name a file, or send it on with | or >."))
    if to_stdout and shell.output.as_json:
        raise UsageError(
            _("stdout cannot hold both the cards and the summary."), _("Name a file, or leave out --json.")
        )
    with opened(shell) as network:
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
