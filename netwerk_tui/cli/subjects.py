"""`netwerk subject`: everything that is kept about somebody, to hand to that person."""

from __future__ import annotations

import argparse

from netwerk_tui.actions.finding import resolve
from netwerk_tui.actions.subject_pages import subject_lines, subject_value
from netwerk_tui.actions.subjects import subject_report
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.language import _


def subject(arguments: argparse.Namespace, shell: Shell) -> int:
    """Print everything about one contact, with nobody else named in it."""
    with opened(shell) as network:
        report = subject_report(network, resolve(network, " ".join(arguments.who)))
    if shell.output.as_json:
        shell.output.print_value(subject_value(report))
    else:
        shell.output.print_lines(subject_lines(report))
        shell.output.say(_("Others are left out as […], where they are in the network. Read it before you hand it on."))
    return FINE
