"""The command line as a whole: `netwerk`, its options and its verbs (see `cli.verbs`). For `cli.run` and completion.

Texts are in the language of the moment.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from netwerk_tui.cli.argparse_words import speak_our_language
from netwerk_tui.cli.dispatch import adder_of_arguments
from netwerk_tui.cli.verb_parser import NetwerkParser, VerbParser
from netwerk_tui.cli.verbs import VERBS
from netwerk_tui.domain.matrix_set import BUILT_IN_MATRICES, MatrixSet
from netwerk_tui.language import _


def parse(argv: Sequence[str], matrices: MatrixSet = BUILT_IN_MATRICES) -> argparse.Namespace:
    """What the command line asks: `verb` (None for the screen), `db`, `json`, `version`, and what belongs to the verb.

    `matrices` are those that a contact can be placed on. Raises UsageError, and SystemExit(0) after printing help.
    """
    return build_parser(matrices).parse_args(argv, argparse.Namespace(db="", json=False))


def build_parser(matrices: MatrixSet = BUILT_IN_MATRICES) -> NetwerkParser:
    """The whole command line; each verb's own arguments only after its `fill`."""
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
    group = parser.add_subparsers(dest="verb", metavar=_("VERB"), title=_("verbs"), parser_class=VerbParser)
    add_verb: Callable[..., VerbParser] = group.add_parser
    for entry in VERBS:
        does = _(entry.does)
        add_verb(
            entry.name,
            help=does,
            does=does,
            common=common,
            matrices=matrices,
            add_arguments=adder_of_arguments(entry),
        )
    return parser


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
