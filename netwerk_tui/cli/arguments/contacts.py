"""What can be typed after `netwerk find`, `show`, `brief` and `note`."""

from __future__ import annotations

from netwerk_tui.cli.arguments.shared import add_day, add_dossier, add_limit, add_who
from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.language import _

_FOUND = 20


def add_find_arguments(parser: VerbParser) -> None:
    """What is sought."""
    parser.add_argument(
        "query",
        metavar=_("QUERY"),
        nargs="+",
        help=_("a name, organisation, role, expertise, #tag, @event, word of a note, e-mail address or number"),
    )
    add_limit(parser, _FOUND)


def add_show_arguments(parser: VerbParser) -> None:
    """Who is shown."""
    add_who(parser)
    parser.add_argument("--private", action="store_true", help=_("show private notes too"))


def add_brief_arguments(parser: VerbParser) -> None:
    """Whom the page is about."""
    parser.add_argument(
        "who", metavar=_("WHO"), nargs="*", help=_("an id, a full name, or words that clearly mean one contact")
    )
    parser.add_argument(
        "--event", metavar=_("EVENT"), default="", help=_("a page for each who is expected at this event instead")
    )
    parser.add_argument("--private", action="store_true", help=_("with private contact moments"))
    add_day(parser)


def add_note_arguments(parser: VerbParser) -> None:
    """The line that is recorded."""
    parser.add_argument(
        "line",
        metavar=_("LINE"),
        nargs="+",
        help=_("as in “call Jan Jansen: wants it faster #permit yesterday >mail friday +e”; - reads it from stdin"),
    )
    parser.add_argument("--accept", action="store_true", help=_("make the moves that the note suggests"))
    add_dossier(parser)
