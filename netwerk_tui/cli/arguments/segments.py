"""What can be typed after `netwerk segment`."""

from __future__ import annotations

import argparse

from netwerk_tui.cli.arguments.shared import add_day, add_limit, positive_number
from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.language import _

_SHOWN = 1_000_000


def add_segment_actions(parser: VerbParser) -> None:
    """All that can be done with segments."""
    add = parser.actions()
    listed = add("list", _("list the saved segments, and how many are in each"))
    add_day(listed)
    show = add("show", _("list who is in a segment, the most important first"))
    _add_name_or_query(show)
    add_limit(show, _SHOWN)
    add_day(show)
    count = add("count", _("count whom a query finds, and say it in words"))
    _add_name_or_query(count)
    add_day(count)
    save = add("save", _("save a query by a name, or give a segment another query"))
    _add_name(save)
    save.add_argument(
        "query", metavar=_("QUERY"), nargs="*", help=_("as in “#zorg -category:opponent last:>90d”; left out, it stays")
    )
    save.add_argument("--exemplar", metavar=_("WHO"), default="", help=_("somebody real who stands for it"))
    save.add_argument(
        "--update-days",
        metavar=_("NUMBER"),
        type=positive_number,
        default=None,
        help=_("after how many days its people should hear of progress again"),
    )
    save.add_argument("--notes", metavar=_("TEXT"), default=None, help=_("what to remember about it"))
    _add_name(add("delete", _("delete a segment; its people stay")))


def _add_name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar=_("NAME"), help=_("the name of a segment"))


def _add_name_or_query(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query",
        metavar=_("NAME-or-QUERY"),
        nargs="+",
        help=_("the name of a segment, or a query; “--” before one that begins with “-”"),
    )
