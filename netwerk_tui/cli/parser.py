"""What can be typed after `netwerk`: verbs, arguments and options, with the words that explain them.

A new verb is one more line in `_add_verbs`, one in `dispatch`, and a function in the module of its subject. Only
argparse and the domain's words are imported, so that `--help` is there at once. Texts are in the language of the
moment.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from netwerk_tui.cli.argparse_words import speak_our_language
from netwerk_tui.cli.event_arguments import add_event_actions
from netwerk_tui.cli.tie_arguments import add_introduce_arguments, add_path_arguments, add_relate_arguments
from netwerk_tui.domain.assessment import EVIDENCE_LABELS, Evidence
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.matrix_set import BUILT_IN_MATRICES, MatrixSet
from netwerk_tui.language import _

IMPORT_FORMATS = ("linkedin-zip", "linkedin-csv", "linkedin-messages", "linkedin-invitations", "icalendar", "json")
EXPORT_FORMATS = ("json", "csv", "svg", "html", "ics")
SHELLS = ("bash", "zsh", "fish")

_FOUND = 20
_LOGGED = 20


class NetwerkParser(argparse.ArgumentParser):
    """A parser that raises UsageError instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line."""
        raise UsageError(message, _("“{command} --help” tells how it is used.").format(command=self.prog))


def parse(argv: Sequence[str], matrices: MatrixSet = BUILT_IN_MATRICES) -> argparse.Namespace:
    """What the command line asks: `verb` (None for the screen), `db`, `json`, `version`, and what belongs to the verb.

    `matrices` are those that a contact can be placed on. Raises UsageError, and SystemExit(0) after printing help.
    """
    return build_parser(matrices).parse_args(argv, argparse.Namespace(db="", json=False))


def build_parser(matrices: MatrixSet = BUILT_IN_MATRICES) -> NetwerkParser:
    """The whole command line."""
    speak_our_language()
    common = _common_options()
    parser = NetwerkParser(
        prog="netwerk",
        description=_("Keep a network of a thousand contacts really engaged. Without a verb the screen opens."),
        epilog=_("WHO is an id, a full name, or words that clearly mean one contact."),
        parents=[common],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help=_("show the version and exit"))
    _add_verbs(_Verbs(parser, common), matrices)
    return parser


class _Verbs:
    """The verbs of a parser, each with the common options."""

    def __init__(self, parser: NetwerkParser, common: NetwerkParser) -> None:
        group = parser.add_subparsers(dest="verb", metavar=_("VERB"), title=_("verbs"))
        self.actions = _Actions(common)
        self._add: Callable[..., NetwerkParser] = group.add_parser
        self._common = common

    def add(self, name: str, does: str) -> NetwerkParser:
        """A new verb, for its arguments to be added to."""
        return self._add(name, help=does, description=does, parents=[self._common], allow_abbrev=False)


class _Actions:
    """What one verb can do, each with the common options."""

    def __init__(self, common: NetwerkParser) -> None:
        self._common = common

    def of(self, parser: NetwerkParser) -> Callable[[str, str], argparse.ArgumentParser]:
        """Makes the parser of one more action of this verb."""
        group = parser.add_subparsers(dest="action", metavar=_("ACTION"), title=_("actions"), required=True)
        make: Callable[..., NetwerkParser] = group.add_parser

        def add(name: str, does: str) -> NetwerkParser:
            return make(name, help=does, description=does, parents=[self._common], allow_abbrev=False)

        return add


def _add_verbs(verbs: _Verbs, matrices: MatrixSet) -> None:
    verbs.add("demo", _("show the screen on an invented network that is thrown away afterwards"))
    _import_arguments(verbs.add("import", _("bring in a file: LinkedIn's export, or a network as JSON")))
    _find_arguments(verbs.add("find", _("find contacts, best first")))
    _show_arguments(verbs.add("show", _("show everything about one contact")))
    _brief_arguments(verbs.add("brief", _("print one page about a contact, to read before you meet")))
    _note_arguments(verbs.add("note", _("record a contact moment in one line")))
    _move_arguments(verbs.add("move", _("place a contact on a matrix")), matrices)
    _matrix_arguments(verbs.add("matrix", _("count who stands where, on any day")), matrices)
    _movement_arguments(verbs.add("movement", _("tell who moved between two days")), matrices)
    _due_arguments(verbs.add("due", _("list who waits for contact, the most pressing first, and why")))
    _followups_arguments(verbs.add("followups", _("list what was promised, by me and by them")))
    _add_day(verbs.add("week", _("tell whether you talked with every group this week, and the figures of the year")))
    _add_day(verbs.add("digest", _("tell the day in plain text, for a mail or a login message")))
    add_event_actions(verbs.actions.of(verbs.add("event", _("keep events: who is expected, and who was there"))))
    add_introduce_arguments(verbs.add("introduce", _("bring two contacts together, or say what came of it")))
    add_relate_arguments(verbs.add("relate", _("say what two contacts are to each other")))
    add_path_arguments(verbs.add("path", _("tell who could know somebody at an organisation")))
    _log_arguments(verbs.add("log", _("list what was done, newest first")))
    _undo_arguments(verbs.add("undo", _("take back what was done last, or one entry of the log")))
    verbs.add("redo", _("do again what was undone last"))
    _export_arguments(
        verbs.add("export", _("write the network, a matrix as a picture, or promises for a calendar")), matrices
    )
    _backup_arguments(verbs.add("backup", _("make a backup, and read it back to be sure")))
    _erase_arguments(verbs.add("erase", _("forget somebody for good, in the log and in backups too")))
    verbs.add("check", _("check that the network is whole"))
    _completion_arguments(verbs.add("completion", _("print the completion for a shell, to be loaded by it")))


def _common_options() -> NetwerkParser:
    """Options that may stand before and after the verb; the ones after must not reset the ones before."""
    common = NetwerkParser(add_help=False)
    common.add_argument(
        "--db",
        metavar=_("PATH-or-URL"),
        default=argparse.SUPPRESS,
        help=_("another network than your own: a file, or the URL of a database"),
    )
    common.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help=_("print exactly one JSON value")
    )
    return common


def _import_arguments(parser: NetwerkParser) -> None:
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("what kind of file it is, is recognised"))
    parser.add_argument(
        "--as",
        dest="format",
        metavar=_("FORMAT"),
        choices=IMPORT_FORMATS,
        default="",
        help=_("the format, where it is not recognised: {formats}").format(formats=", ".join(IMPORT_FORMATS)),
    )
    parser.add_argument(
        "--include-erased", action="store_true", help=_("take in people again who were erased from this network")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("tell what would happen, and write nothing"))


def _find_arguments(parser: NetwerkParser) -> None:
    parser.add_argument(
        "query",
        metavar=_("QUERY"),
        nargs="+",
        help=_("a name, organisation, role, #tag, @event or word of a note; typos are forgiven"),
    )
    _add_limit(parser, _FOUND)


def _show_arguments(parser: NetwerkParser) -> None:
    _add_who(parser)
    parser.add_argument("--private", action="store_true", help=_("show private notes too"))


def _note_arguments(parser: NetwerkParser) -> None:
    parser.add_argument(
        "line",
        metavar=_("LINE"),
        nargs="+",
        help=_("as in “call Jan Jansen: wants it faster #permit yesterday >mail friday +e”; - reads it from stdin"),
    )
    parser.add_argument("--accept", action="store_true", help=_("make the moves that the note suggests"))
    _add_dossier(parser)


def _move_arguments(parser: NetwerkParser, matrices: MatrixSet) -> None:
    _add_who(parser)
    parser.add_argument(
        "vertical",
        metavar=_("ACCEPTANCE"),
        type=_whole_number,
        help=_("-3 to 3; on the other matrices my interest or power, 0 to 10"),
    )
    parser.add_argument(
        "horizontal",
        metavar=_("ENERGY"),
        type=_whole_number,
        help=_("1 to 5; on the other matrices their interest or stake, 0 to 10"),
    )
    _add_plane(parser, matrices)
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


def _matrix_arguments(parser: NetwerkParser, matrices: MatrixSet) -> None:
    _add_plane(parser, matrices)
    parser.add_argument(
        "--at", metavar=_("DATE"), default="", help=_("as it stood at the end of this day; otherwise today")
    )


def _movement_arguments(parser: NetwerkParser, matrices: MatrixSet) -> None:
    parser.add_argument(
        "--since",
        metavar=_("DATE"),
        required=True,
        help=_("from the start of this day on, as in 2026-03-01, “1 mar” or “last month”"),
    )
    parser.add_argument("--until", metavar=_("DATE"), default="", help=_("to the end of this day; otherwise today"))
    _add_plane(parser, matrices)


def _followups_arguments(parser: NetwerkParser) -> None:
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument(
        "--mine", dest="whose", action="store_const", const="mine", default="all", help=_("only what I promised")
    )
    whose.add_argument(
        "--theirs", dest="whose", action="store_const", const="theirs", default="all", help=_("only what they promised")
    )
    parser.add_argument("--done", action="store_true", help=_("those that are done, the newest first"))
    _add_day(parser)


def _due_arguments(parser: NetwerkParser) -> None:
    parser.add_argument(
        "--limit",
        metavar=_("NUMBER"),
        type=_positive_number,
        help=_("at most this many; otherwise what is enough for a day, and with --json all"),
    )
    _add_day(parser)


def _log_arguments(parser: NetwerkParser) -> None:
    _add_limit(parser, _LOGGED)


def _undo_arguments(parser: NetwerkParser) -> None:
    parser.add_argument(
        "entry", metavar=_("ENTRY"), nargs="?", type=_positive_number, help=_("its number in “netwerk log”")
    )


def _export_arguments(parser: NetwerkParser, matrices: MatrixSet) -> None:
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("its extension decides the format"))
    parser.add_argument(
        "--as",
        dest="format",
        metavar=_("FORMAT"),
        choices=EXPORT_FORMATS,
        default="",
        help=_("the format, whatever the extension: {formats}; only json is complete").format(
            formats=", ".join(EXPORT_FORMATS)
        ),
    )
    parser.add_argument("--private", action="store_true", help=_("private notes too"))
    calendar = parser.add_argument_group(_("promises for a calendar (ics)"))
    calendar.add_argument(
        "--appointments",
        action="store_true",
        help=_("promises with a day as whole-day appointments too, for calendars that show no tasks"),
    )
    picture = parser.add_argument_group(_("a picture of a matrix (svg, html)"))
    picture.add_argument(
        "--matrix",
        metavar=_("MATRIX"),
        choices=matrices.ids,
        default="",
        help=_("one of: {choices}").format(choices=", ".join(matrices.ids)),
    )
    _add_dossier(picture)
    picture.add_argument(
        "--at", metavar=_("DATE"), default="", help=_("as it stood at the end of this day; otherwise today")
    )
    picture.add_argument("--anonymous", action="store_true", help=_("initials in place of names"))


def _backup_arguments(parser: NetwerkParser) -> None:
    parser.add_argument(
        "file",
        metavar=_("FILE"),
        nargs="?",
        type=Path,
        help=_("a new file, or a folder; without it, the folder of your backups"),
    )


def _erase_arguments(parser: NetwerkParser) -> None:
    _add_who(parser)
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))
    parser.add_argument(
        "--redact-mentions", action="store_true", help=_("replace the name in texts about others by […] as well")
    )


def _brief_arguments(parser: NetwerkParser) -> None:
    parser.add_argument(
        "who", metavar=_("WHO"), nargs="*", help=_("an id, a full name, or words that clearly mean one contact")
    )
    parser.add_argument(
        "--event", metavar=_("EVENT"), default="", help=_("a page for each who is expected at this event instead")
    )
    parser.add_argument("--private", action="store_true", help=_("with private contact moments"))
    _add_day(parser)


def _completion_arguments(parser: NetwerkParser) -> None:
    parser.add_argument("shell", metavar=_("SHELL"), choices=SHELLS, help=", ".join(SHELLS))


def _add_who(parser: NetwerkParser) -> None:
    parser.add_argument(
        "who", metavar=_("WHO"), nargs="+", help=_("an id, a full name, or words that clearly mean one contact")
    )


def _add_plane(parser: NetwerkParser, matrices: MatrixSet) -> None:
    parser.add_argument(
        "--matrix",
        metavar=_("MATRIX"),
        choices=matrices.ids,
        default=matrices.acceptance_energy.id,
        help=_("one of: {choices}").format(choices=", ".join(matrices.ids)),
    )
    _add_dossier(parser)


def _add_dossier(parser: NetwerkParser | argparse._ArgumentGroup) -> None:
    parser.add_argument(
        "--dossier", metavar=_("DOSSIER"), default="", help=_("its name; without it, the general dossier")
    )


def _add_day(parser: NetwerkParser) -> None:
    parser.add_argument("--on", metavar=_("DATE"), default="", help=_("as it stands on this day; otherwise today"))


def _add_limit(parser: NetwerkParser, usual: int) -> None:
    parser.add_argument(
        "--limit",
        metavar=_("NUMBER"),
        type=_positive_number,
        default=usual,
        help=_("at most this many; otherwise {number}").format(number=usual),
    )


def _whole_number(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("“{text}” is not a whole number").format(text=text)) from error


def _positive_number(text: str) -> int:
    number = _whole_number(text)
    if not 1 <= number <= sys.maxsize:
        raise argparse.ArgumentTypeError(_("“{text}” is not a number from 1 up").format(text=text))
    return number
