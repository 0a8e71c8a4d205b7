"""What can be typed after `netwerk move`, `matrix` and `movement`."""

from __future__ import annotations

from netwerk_tui.cli.arguments.shared import add_plane, add_who, whole_number
from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.domain.assessment import EVIDENCE_LABELS, Evidence
from netwerk_tui.language import _


def add_move_arguments(parser: VerbParser) -> None:
    """Who is placed, where, and why."""
    add_who(parser)
    parser.add_argument(
        "vertical",
        metavar=_("ACCEPTANCE"),
        type=whole_number,
        help=_("-3 to 3; on the other matrices my interest or power, 0 to 10"),
    )
    parser.add_argument(
        "horizontal",
        metavar=_("ENERGY"),
        type=whole_number,
        help=_("1 to 5; on the other matrices their interest or stake, 0 to 10"),
    )
    add_plane(parser, parser.matrices)
    parser.add_argument("--reason", metavar=_("TEXT"), default="", help=_("why"))
    parser.add_argument(
        "--evidence",
        metavar=_("ACT"),
        action="append",
        choices=[act.value for act in Evidence],
        default=[],
        help=_("what they did that shows it, as often as needed: {acts}").format(
            acts=", ".join(f"{act} ({_(EVIDENCE_LABELS[act])})" for act in Evidence)
        ),
    )
    parser.add_argument("--target", action="store_true", help=_("where I want them to be, not where they are"))


def add_matrix_arguments(parser: VerbParser) -> None:
    """Which matrix is counted, as of which day."""
    add_plane(parser, parser.matrices)
    parser.add_argument(
        "--at", metavar=_("DATE"), default="", help=_("as it stood at the end of this day; otherwise today")
    )


def add_movement_arguments(parser: VerbParser) -> None:
    """Between which two days, on which matrix."""
    parser.add_argument(
        "--since",
        metavar=_("DATE"),
        required=True,
        help=_("from the start of this day on, as in 2026-03-01, “1 mar” or “last month”"),
    )
    parser.add_argument("--until", metavar=_("DATE"), default="", help=_("to the end of this day; otherwise today"))
    add_plane(parser, parser.matrices)
