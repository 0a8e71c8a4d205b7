"""What can be typed after `netwerk subject` and `netwerk retention`."""

from __future__ import annotations

from netwerk_tui.cli.arguments.shared import add_who, positive_number
from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.domain.retention import USUAL_YEARS
from netwerk_tui.language import _


def add_subject_arguments(parser: VerbParser) -> None:
    """Whose data is told."""
    add_who(parser)


def add_retention_arguments(parser: VerbParser) -> None:
    """After how long without contact."""
    parser.add_argument(
        "--years",
        metavar=_("NUMBER"),
        type=positive_number,
        default=USUAL_YEARS,
        help=_("without contact for this many years; otherwise {number}").format(number=USUAL_YEARS),
    )
