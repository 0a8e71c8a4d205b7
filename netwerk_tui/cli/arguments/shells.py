"""What can be typed after `netwerk completion`."""

from __future__ import annotations

from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.language import _

SHELLS = ("bash", "zsh", "fish")


def add_completion_arguments(parser: VerbParser) -> None:
    """Which shell asks."""
    parser.add_argument("shell", metavar=_("SHELL"), choices=SHELLS, help=", ".join(SHELLS))
