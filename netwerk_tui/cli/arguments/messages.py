"""What can be typed after `netwerk message`."""

from __future__ import annotations

import argparse

from netwerk_tui.cli.arguments.shared import add_dossier, add_limit
from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.domain.message import MESSAGE_CHANNELS, MessageKind
from netwerk_tui.language import _

_SHOWN = 1_000_000


def add_message_actions(parser: VerbParser) -> None:
    """All that can be done with messages."""
    add = parser.actions()
    add("list", _("list the messages, drafts first, with how far they are"))
    _add_draft(add("draft", _("write a message, or write one anew")))
    preview = add("preview", _("show what each reader gets, and what to know of them first"))
    _add_name(preview)
    preview.add_argument("who", metavar=_("WHO"), nargs="*", help=_("one reader; otherwise all of them"))
    add_limit(preview, _SHOWN)
    _add_send(add("send", _("deliver a message to those who wait for it")))
    _add_name(add("status", _("tell what became of a message, and how many answered")))
    answer = add("answer", _("say that a reader answered"))
    _add_reader(answer)
    answer.add_argument("text", metavar=_("TEXT"), nargs="*", help=_("what they said"))
    skip = add("skip", _("leave a reader out, and say why"))
    _add_reader(skip)
    skip.add_argument("reason", metavar=_("REASON"), nargs="+", help=_("why"))
    _add_reader(add("again", _("let a reader get it after all, or once more")))
    close = add("close", _("expect nothing more of a message"))
    _add_name(close)
    close.add_argument("--reopen", action="store_true", help=_("expect something again"))
    _add_name(add("delete", _("delete a message; contact moments of it stay")))


def _add_draft(draft: VerbParser) -> None:
    _add_name(draft)
    draft.add_argument("--query", metavar=_("QUERY"), default=None, help=_("its readers: a query, or a segment’s name"))
    draft.add_argument("--subject", metavar=_("TEXT"), default=None, help=_("the subject; fields as {{given_name}}"))
    draft.add_argument("--text", metavar=_("FILE"), default=None, help=_("a file with the text; “-” reads it here"))
    draft.add_argument("--kind", choices=[each.value for each in MessageKind], default=None, help=_("what it is for"))
    draft.add_argument(
        "--channel", choices=[each.value for each in MESSAGE_CHANNELS], default=None, help=_("how it goes out")
    )
    draft.add_argument("--ask", metavar=_("TOPIC"), default=None, help=_("what each reader is asked"))
    draft.add_argument(
        "--variant",
        metavar=_("FILE"),
        action="append",
        default=None,
        help=_(
            "another wording: lines “Query:”, “Language:”, “Form:”, “Subject:”, an empty line, the text; repeatable"
        ),
    )
    add_dossier(draft)


def _add_send(send: VerbParser) -> None:
    _add_name(send)
    way = send.add_mutually_exclusive_group(required=True)
    way.add_argument("--drafts", metavar=_("FOLDER"), default="", help=_("write a draft (.eml) for each into a folder"))
    way.add_argument("--smtp", action="store_true", help=_("send it by mail, through the server in the settings"))
    way.add_argument("--letters", metavar=_("FILE"), default="", help=_("write a table for a letter merge (csv, xlsx)"))
    way.add_argument("--broadcast", action="store_true", help=_("log once that it went to everybody"))
    way.add_argument(
        "--done", metavar=_("WHO"), action="append", default=[], help=_("this reader has it, by hand; repeatable")
    )
    send.add_argument("--dry-run", action="store_true", help=_("only tell who would get it"))
    send.add_argument("--yes", action="store_true", help=_("do not ask"))


def _add_name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar=_("NAME"), help=_("the name or the id of a message"))


def _add_reader(parser: argparse.ArgumentParser) -> None:
    _add_name(parser)
    parser.add_argument("who", metavar=_("WHO"), help=_("an id, a full name, or words that clearly mean one contact"))
