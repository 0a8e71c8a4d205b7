"""What can be typed after `netwerk import` and `netwerk export`."""

from __future__ import annotations

from pathlib import Path

from netwerk_tui.cli.arguments.shared import add_dossier
from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.language import _

IMPORT_FORMATS = (
    "linkedin-zip",
    "linkedin-csv",
    "linkedin-messages",
    "linkedin-invitations",
    "vcard",
    "ldif",
    "mbox",
    "maildir",
    "monica",
    "google-csv",
    "outlook-csv",
    "thunderbird-csv",
    "netwerk-csv",
    "xlsx",
    "xls",
    "ods",
    "csv",
    "icalendar",
    "json",
)
EXPORT_FORMATS = ("json", "csv", "xlsx", "vcf", "vcard4", "svg", "html", "ics")


def add_import_arguments(parser: VerbParser) -> None:
    """Which file, and how it is taken in."""
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
    parser.add_argument(
        "--as-me",
        metavar=_("ADDRESS"),
        action="append",
        default=[],
        help=_("an e-mail address of your own, by which mail tells who wrote to whom; may be given again"),
    )
    parser.add_argument(
        "--with-texts", action="store_true", help=_("take in what mail says too, and not its subjects alone")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("tell what would happen, and write nothing"))
    parser.add_argument(
        "--map",
        dest="columns",
        metavar=_("COLUMN=FIELD"),
        action="append",
        default=[],
        help=_("what a column of a sheet tells, as in --map “Wie=name”; may be given again, and is remembered"),
    )


def add_export_arguments(parser: VerbParser) -> None:
    """What is written, and where."""
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
    parser.add_argument(
        "--segment",
        metavar=_("NAME-or-QUERY"),
        default="",
        help=_("only who is in this segment, or whom this query finds; for csv, xlsx and vcf"),
    )
    parser.add_argument(
        "--delimiter",
        choices=(",", ";"),
        default=",",
        help=_("between the columns of CSV: , or ; as Dutch Excel wants it"),
    )
    calendar = parser.add_argument_group(_("promises for a calendar (ics)"))
    calendar.add_argument(
        "--appointments",
        action="store_true",
        help=_("promises with a day as whole-day appointments too, for calendars that show no tasks"),
    )
    _add_picture_options(parser)


def _add_picture_options(parser: VerbParser) -> None:
    picture = parser.add_argument_group(_("a picture of a matrix (svg, html)"))
    picture.add_argument(
        "--matrix",
        metavar=_("MATRIX"),
        choices=parser.matrices.ids,
        default="",
        help=_("one of: {choices}").format(choices=", ".join(parser.matrices.ids)),
    )
    add_dossier(picture)
    picture.add_argument(
        "--at", metavar=_("DATE"), default="", help=_("as it stood at the end of this day; otherwise today")
    )
    picture.add_argument("--anonymous", action="store_true", help=_("initials in place of names"))
