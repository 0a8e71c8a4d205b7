"""What can be typed after `netwerk sync`."""

from __future__ import annotations

from pathlib import Path

from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.language import _


def add_sync_arguments(parser: VerbParser) -> None:
    """Which folder, and how carefully."""
    parser.add_argument(
        "folder", metavar=_("FOLDER"), type=Path, help=_("a folder with a card a file, as vdirsyncer and khard keep it")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("tell what would happen, and write nothing"))
    parser.add_argument("--yes", action="store_true", help=_("remove more than a fifth without asking"))
