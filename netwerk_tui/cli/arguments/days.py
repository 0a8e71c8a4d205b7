"""What can be typed after `netwerk due`, `followups`, `week` and `digest`."""

from __future__ import annotations

from netwerk_tui.cli.arguments.shared import add_day, positive_number
from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.language import _


def add_due_arguments(parser: VerbParser) -> None:
    """How many are told, as of which day."""
    parser.add_argument(
        "--limit",
        metavar=_("NUMBER"),
        type=positive_number,
        help=_("at most this many; otherwise what is enough for a day, and with --json all"),
    )
    add_day(parser)


def add_followups_arguments(parser: VerbParser) -> None:
    """Whose promises are told, as of which day."""
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument(
        "--mine", dest="whose", action="store_const", const="mine", default="all", help=_("only what I promised")
    )
    whose.add_argument(
        "--theirs", dest="whose", action="store_const", const="theirs", default="all", help=_("only what they promised")
    )
    parser.add_argument("--done", action="store_true", help=_("those that are done, the newest first"))
    add_day(parser)
