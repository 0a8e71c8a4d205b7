"""What can be typed after `netwerk log` and `netwerk undo`."""

from __future__ import annotations

from netwerk_tui.cli.arguments.shared import add_limit, positive_number
from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.language import _

_LOGGED = 20


def add_log_arguments(parser: VerbParser) -> None:
    """How many entries are told."""
    add_limit(parser, _LOGGED)


def add_undo_arguments(parser: VerbParser) -> None:
    """Which entry is taken back."""
    parser.add_argument(
        "entry", metavar=_("ENTRY"), nargs="?", type=positive_number, help=_("its number in “netwerk log”")
    )
