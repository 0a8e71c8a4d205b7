"""What can be typed after `netwerk backup`, `netwerk restore` and `netwerk erase`."""

from __future__ import annotations

from pathlib import Path

from netwerk_tui.cli.arguments.shared import add_who
from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.language import _


def add_backup_arguments(parser: VerbParser) -> None:
    """Where the backup is put."""
    parser.add_argument(
        "file",
        metavar=_("FILE"),
        nargs="?",
        type=Path,
        help=_("a new file, or a folder; without it, the folder of your backups"),
    )


def add_restore_arguments(parser: VerbParser) -> None:
    """Which backup is restored."""
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("a file of “netwerk backup”"))
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))
    parser.add_argument("--dry-run", action="store_true", help=_("tell what would change, and write nothing"))


def add_erase_arguments(parser: VerbParser) -> None:
    """Who is forgotten."""
    add_who(parser)
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))
    parser.add_argument(
        "--redact-mentions", action="store_true", help=_("replace the name in texts about others by […] as well")
    )
