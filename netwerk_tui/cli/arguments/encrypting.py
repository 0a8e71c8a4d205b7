"""What can be typed after `netwerk encrypt`, `netwerk passphrase` and `netwerk decrypt`."""

from __future__ import annotations

from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.language import _


def add_new_passphrase_arguments(parser: VerbParser) -> None:
    """Where the new passphrase comes from, when it is not typed."""
    parser.add_argument(
        "--new-password-command",
        metavar=_("COMMAND"),
        default="",
        help=_("a command whose first line is the new passphrase, instead of typing it"),
    )


def add_decrypt_arguments(parser: VerbParser) -> None:
    """Whether to ask."""
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))
