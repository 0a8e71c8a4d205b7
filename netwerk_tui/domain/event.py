"""Events: dated gatherings where I meet people, who is expected and who came."""

from __future__ import annotations

from enum import StrEnum

from netwerk_tui.language import N_


class AttendanceStatus(StrEnum):
    """Whether somebody is expected at an event, came, or declined."""

    EXPECTED = "expected"
    ATTENDED = "attended"
    DECLINED = "declined"


class OwnAttendance(StrEnum):
    """Whether I chose to go to an event, and went. Undecided is the empty word."""

    UNDECIDED = ""
    CHOSEN = "chosen"
    ATTENDED = "attended"
    MISSED = "missed"


ATTENDANCE_LABELS: dict[AttendanceStatus, str] = {
    AttendanceStatus.EXPECTED: N_("expected"),
    AttendanceStatus.ATTENDED: N_("was there"),
    AttendanceStatus.DECLINED: N_("declined"),
}

OWN_ATTENDANCE_LABELS: dict[OwnAttendance, str] = {
    OwnAttendance.UNDECIDED: N_("undecided"),
    OwnAttendance.CHOSEN: N_("I want to go"),
    OwnAttendance.ATTENDED: N_("I was there"),
    OwnAttendance.MISSED: N_("I missed it"),
}
