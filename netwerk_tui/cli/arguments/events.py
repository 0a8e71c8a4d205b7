"""What can be typed after `netwerk event`."""

from __future__ import annotations

import argparse
from pathlib import Path

from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.domain.event import ATTENDANCE_LABELS, AttendanceStatus, OwnAttendance
from netwerk_tui.language import _

UNDECIDED = "undecided"
"""What the shell calls the choice that has no word of its own."""

OWN_CHOICES = tuple(own.value or UNDECIDED for own in OwnAttendance)


def add_event_actions(parser: VerbParser) -> None:
    """All that can be done with events."""
    add = parser.actions()
    add("list", _("list all events, the newest first"))
    _add_arguments(add("add", _("make an event")))
    _add_event(add("show", _("show an event with its people")))
    _attend_arguments(add("attend", _("say who was there; of an event that is to come, who is expected")))
    _again_arguments(add("again", _("hold the same event again, with those of last time expected")))
    _choose_arguments(add("choose", _("say whether you want to go, and whether you went")))
    _add_event(add("delete", _("delete an event; what you noted of people stays")))
    export = add("export", _("write all events to a calendar file (.ics)"))
    export.add_argument("file", metavar=_("FILE"), type=Path, help=_("- for stdout"))


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar=_("NAME"), help=_("what it is called"))
    _add_day(parser, required=True)
    parser.add_argument("--until", metavar=_("DATE"), default="", help=_("its last day, if it lasts longer"))
    parser.add_argument("--from", dest="starts", metavar=_("TIME"), default="", help=_("when it begins, as in 14:00"))
    parser.add_argument("--to", dest="ends", metavar=_("TIME"), default="", help=_("when it ends"))
    parser.add_argument("--place", metavar=_("PLACE"), default="", help=_("where it is"))
    parser.add_argument("--series", metavar=_("NAME"), default="", help=_("the series that it belongs to"))
    parser.add_argument(
        "--rhythm", metavar=_("TEXT"), default="", help=_("how often it comes back, as in “every 2 weeks”")
    )
    parser.add_argument("--dossier", metavar=_("DOSSIER"), default="", help=_("the dossier that it is about"))
    parser.add_argument("--notes", metavar=_("TEXT"), default="", help=_("what to remember about it"))


def _attend_arguments(parser: argparse.ArgumentParser) -> None:
    _add_event(parser)
    parser.add_argument(
        "who", metavar=_("WHO"), nargs="*", help=_("an id, a full name, or words that clearly mean one contact")
    )
    parser.add_argument(
        "--new",
        metavar=_("NAME"),
        action="append",
        default=[],
        help=_("somebody who is no contact yet, as in “Mia Prins (Gemeente Ede)”; as often as needed"),
    )
    parser.add_argument(
        "--status",
        metavar=_("STATUS"),
        choices=[status.value for status in AttendanceStatus],
        default="",
        help=", ".join(f"{status} ({_(ATTENDANCE_LABELS[status])})" for status in AttendanceStatus),
    )


def _again_arguments(parser: argparse.ArgumentParser) -> None:
    _add_event(parser)
    _add_day(parser, required=False)


def _choose_arguments(parser: argparse.ArgumentParser) -> None:
    _add_event(parser)
    parser.add_argument("choice", metavar=_("CHOICE"), choices=OWN_CHOICES, help=", ".join(OWN_CHOICES))


def _add_event(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("event", metavar=_("EVENT"), help=_("an id or a name; of several the one nearest to today"))


def _add_day(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument(
        "--on",
        dest="day",
        metavar=_("DATE"),
        required=required,
        default="",
        help=_("its day, as in 2026-12-01, “1 dec” or “friday”"),
    )
