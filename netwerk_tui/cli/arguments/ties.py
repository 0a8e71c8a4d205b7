"""What can be typed after `netwerk introduce`, `netwerk relate` and `netwerk path`."""

from __future__ import annotations

from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.language import _


def add_introduce_arguments(parser: VerbParser) -> None:
    """Who is brought together, about what, and what came of it."""
    for name, metavar in (("one", _("WHO")), ("other", _("OTHER"))):
        parser.add_argument(
            name, metavar=metavar, nargs="?", default="", help=_("an id, a full name, or words that clearly mean one")
        )
    parser.add_argument("--about", metavar=_("TOPIC"), default="", help=_("what they should talk about"))
    parser.add_argument(
        "--met", metavar=_("DATE"), default="", help=_("when they met, as in 2026-12-01, “1 dec” or “yesterday”")
    )
    parser.add_argument("--result", metavar=_("TEXT"), default="", help=_("what came of it"))
    parser.add_argument("--declined", action="store_true", help=_("nothing came of it"))
    parser.add_argument(
        "--by",
        metavar=_("WHO"),
        default="",
        help=_("who brought them together, where it was not you; one of the two where they brought you to the other"),
    )
    parser.add_argument("--list", action="store_true", help=_("list all introductions, the newest first"))


def add_relate_arguments(parser: VerbParser) -> None:
    """Who is what to whom."""
    for name, metavar in (("one", _("WHO")), ("other", _("OTHER"))):
        parser.add_argument(name, metavar=metavar, help=_("an id, a full name, or words that clearly mean one"))
    parser.add_argument(
        "kind",
        metavar=_("KIND"),
        nargs="*",
        help=_("what the first is to the second, as in “manager of”; any words will do"),
    )
    parser.add_argument(
        "--remove", action="store_true", help=_("take it away; without a kind all that is between the two")
    )


def add_path_arguments(parser: VerbParser) -> None:
    """Whom to reach."""
    parser.add_argument("whom", metavar=_("ORGANISATION-or-WHO"), nargs="+", help=_("an organisation, or a contact"))
