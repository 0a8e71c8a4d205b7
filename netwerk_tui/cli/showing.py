"""`netwerk show`."""

from __future__ import annotations

import argparse

from netwerk_tui.actions.contacts import profile_of
from netwerk_tui.actions.finding import resolve
from netwerk_tui.actions.reading import timeline
from netwerk_tui.cli.contact_lines import contact_lines
from netwerk_tui.cli.contact_value import contact_value
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)


def show(arguments: argparse.Namespace, shell: Shell) -> int:
    """Print everything about one contact."""
    with opened(shell) as network:
        contact = resolve(network, " ".join(arguments.who))
        profile = profile_of(network, contact)
        items = timeline(network, contact, private=arguments.private)
    matrices = shell.settings.matrices
    if shell.output.as_json:
        shell.output.print_value(contact_value(profile, items, matrices, private=arguments.private))
    else:
        shell.output.print_lines(contact_lines(profile, items, matrices, private=arguments.private))
    return FINE
