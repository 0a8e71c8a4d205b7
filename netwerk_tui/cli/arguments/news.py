"""What can be typed after `netwerk news` and `netwerk invite`."""

from __future__ import annotations

from netwerk_tui.cli.arguments.shared import add_limit, positive_number
from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.domain.invitations import USUAL_SEATS
from netwerk_tui.domain.news import NewsKind
from netwerk_tui.language import _

_SHOWN = 1_000_000


def add_news_actions(parser: VerbParser) -> None:
    """All that can be done with news."""
    add = parser.actions()
    add("list", _("list the news, the newest first"))
    new = add("add", _("write down news of your progress"))
    new.add_argument("name", metavar=_("NEWS"), nargs="+", help=_("what happened, in one line"))
    new.add_argument("--kind", choices=[kind.value for kind in NewsKind], default=NewsKind.POLITICAL.value)
    new.add_argument("--theme", metavar=_("THEME"), action="append", default=[], help=_("what it is about; repeatable"))
    new.add_argument("--dossier", metavar=_("DOSSIER"), default="", help=_("the dossier that it belongs to"))
    new.add_argument("--text", metavar=_("TEXT"), default="", help=_("more about it"))
    new.add_argument("--day", metavar=_("DATE"), default="", help=_("when it happened; otherwise today"))
    readers = add("readers", _("list who wants to hear it, and why"))
    _add_item(readers)
    add_limit(readers, _SHOWN)
    _add_item(add("message", _("draft a message of it to all who want to hear it")))
    _add_item(add("delete", _("delete an item; messages about it stay")))


def add_invite_arguments(parser: VerbParser) -> None:
    """Whom to think of, and what becomes of them."""
    parser.add_argument("query", metavar=_("QUERY"), nargs="*", help=_("whom to think of; otherwise partners"))
    parser.add_argument("--town", metavar=_("TOWN"), default="", help=_("only people of this town"))
    parser.add_argument("--dossier", metavar=_("DOSSIER"), default="", help=_("only people of this dossier"))
    parser.add_argument(
        "--seats", metavar=_("NUMBER"), type=positive_number, default=USUAL_SEATS, help=_("how many can sit down")
    )
    parser.add_argument(
        "--with",
        metavar=_("WHO"),
        dest="chosen",
        action="append",
        default=[],
        help=_("who comes in any case; repeatable"),
    )
    parser.add_argument("--event", metavar=_("EVENT"), default="", help=_("put them on the guest list of this event"))
    parser.add_argument("--draft", metavar=_("NAME"), default="", help=_("draft the message that invites them"))


def _add_item(parser: VerbParser) -> None:
    parser.add_argument("name", metavar=_("NEWS"), help=_("its name or its id"))
