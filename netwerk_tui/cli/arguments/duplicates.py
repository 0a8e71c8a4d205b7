"""What can be typed after `netwerk duplicates` and `netwerk merge`."""

from __future__ import annotations

from netwerk_tui.cli.arguments.shared import add_limit
from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.language import _

_USUAL_LIMIT = 50


def add_duplicates_arguments(parser: VerbParser) -> None:
    """How many are listed, or who is told apart."""
    add_limit(parser, _USUAL_LIMIT)
    parser.add_argument(
        "--apart",
        nargs=2,
        metavar=(_("WHO"), _("OTHER")),
        default=(),
        help=_("remember that these two are not the same, so that they are proposed no more"),
    )


def add_merge_arguments(parser: VerbParser) -> None:
    """Who stays, and who is merged into them."""
    parser.add_argument(
        "one", metavar=_("WHO"), help=_("who stays: an id, a full name, or words that clearly mean one")
    )
    parser.add_argument("other", metavar=_("OTHER"), help=_("who turns out to be the same"))
    parser.add_argument("--yes", action="store_true", help=_("do not ask; both by their id or full name"))
