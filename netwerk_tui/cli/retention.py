"""`netwerk retention`."""

from __future__ import annotations

import argparse

from netwerk_tui.actions.retention import retention_report
from netwerk_tui.cli.contact_value import day_text
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.retention import Kept
from netwerk_tui.language import _, ngettext


def retention(arguments: argparse.Namespace, shell: Shell) -> int:
    """List people who are kept without contact and without a ground."""
    with opened(shell) as network:
        found = retention_report(network, arguments.years, shell.today)
    if shell.output.as_json:
        shell.output.print_value([_value(each) for each in found])
        return FINE
    shell.output.print_table([_cells(each) for each in found])
    years = ngettext("{count} year", "{count} years", arguments.years).format(count=arguments.years)
    words = ngettext(
        "{count} person without contact for {years}, and without a legal basis on the card.",
        "{count} people without contact for {years}, and without a legal basis on the card.",
        len(found),
    ).format(count=len(found), years=years)
    shell.output.say(words)
    if found:
        shell.output.say(_("“netwerk erase WHO” forgets somebody; a legal basis on the card says why they stay."))
    return FINE


def _cells(kept: Kept) -> list[str]:
    last = _("never") if kept.last_contact is None else kept.last_contact.isoformat()
    warning = _("scored without a ground of article 9") if kept.lacks_special_ground else ""
    return [str(kept.contact), kept.name, kept.organisation, last, warning]


def _value(kept: Kept) -> dict[str, object]:
    return {
        "id": kept.contact,
        "name": kept.name,
        "organisation": kept.organisation,
        "last_contact": day_text(kept.last_contact),
        "known_since": day_text(kept.known_since),
        "special_ground": kept.special_ground,
        "lacks_special_ground": kept.lacks_special_ground,
    }
