"""The attention split as a table."""

from __future__ import annotations

from netwerk_tui.domain.attention import AttentionSplit
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.report_line import PersonLine, ReportLine
from netwerk_tui.ui.widgets.table_lines import table_lines


def attention_table(split: AttentionSplit, width_cells: int) -> list[ReportLine | PersonLine]:
    """The page in so many cells."""
    titles = [_("Category"), _("Contacts"), _("Moments"), _("got"), _("policy")]
    cells = [
        [
            f"{share.category.glyph} {_(share.category.label)}",
            str(share.contacts),
            str(share.moments),
            f"{round(100 * share.given)} %",
            f"{round(100 * share.wanted)} %",
        ]
        for share in split.shares
    ]
    cells.append([_("unscored"), "", str(split.unscored_moments), "", ""])
    return list(table_lines(titles, cells, width_cells))
