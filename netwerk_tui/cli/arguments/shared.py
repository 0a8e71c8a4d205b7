"""Arguments and options that several verbs have."""

from __future__ import annotations

import argparse
import sys

from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.language import _


def add_who(parser: argparse.ArgumentParser) -> None:
    """One contact."""
    parser.add_argument(
        "who", metavar=_("WHO"), nargs="+", help=_("an id, a full name, or words that clearly mean one contact")
    )


def add_plane(parser: argparse.ArgumentParser, matrices: MatrixSet) -> None:
    """One matrix, in one dossier."""
    parser.add_argument(
        "--matrix",
        metavar=_("MATRIX"),
        choices=matrices.ids,
        default=matrices.acceptance_energy.id,
        help=_("one of: {choices}").format(choices=", ".join(matrices.ids)),
    )
    add_dossier(parser)


def add_dossier(parser: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """One dossier."""
    parser.add_argument(
        "--dossier", metavar=_("DOSSIER"), default="", help=_("its name; without it, the general dossier")
    )


def add_day(parser: argparse.ArgumentParser) -> None:
    """The day as of which is told."""
    parser.add_argument("--on", metavar=_("DATE"), default="", help=_("as it stands on this day; otherwise today"))


def add_limit(parser: argparse.ArgumentParser, usual: int) -> None:
    """How many are told."""
    parser.add_argument(
        "--limit",
        metavar=_("NUMBER"),
        type=positive_number,
        default=usual,
        help=_("at most this many; otherwise {number}").format(number=usual),
    )


def whole_number(text: str) -> int:
    """The number that was typed."""
    try:
        return int(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("“{text}” is not a whole number").format(text=text)) from error


def positive_number(text: str) -> int:
    """The number that was typed, from 1 up."""
    number = whole_number(text)
    if not 1 <= number <= sys.maxsize:
        raise argparse.ArgumentTypeError(_("“{text}” is not a number from 1 up").format(text=text))
    return number
