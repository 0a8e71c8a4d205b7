"""The line that tells how far the reading of everybody's cards has come, for screens that wait for them. Pure."""

from __future__ import annotations

from netwerk_tui.language import _
from netwerk_tui.ui.widgets.report_line import ReportLine, Tone


def reading_line(part_read: float) -> ReportLine:
    """How much has been read, where `part_read` is from 0 to 1."""
    words = _("Reading the network … {percent} %").format(percent=int(100 * part_read))
    return ReportLine(((f" {words}", Tone.MUTED),))
