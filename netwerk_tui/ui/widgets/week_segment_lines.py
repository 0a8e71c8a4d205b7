"""The segments that are followed in the week, as lines: their people, with how many I talked, and updates due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.segment import FollowedSegment
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.week_words import followed_people_words, followed_update_words
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.report_line import BLANK, ReportLine, Tone, heading
from netwerk_tui.ui.widgets.table_lines import table_lines

_WIDEST_NAME, _LEAST_NAME = 30, 10
_PEOPLE_CELLS = 32


def segment_lines(followed: Sequence[FollowedSegment], today: date, width_cells: int) -> Iterator[ReportLine]:
    """A line for each segment, under a heading; nothing where none is followed."""
    if not followed:
        return
    yield BLANK
    yield heading(_("Segments you keep up to date"), len(followed))
    name_cells = max(_LEAST_NAME, min(_WIDEST_NAME, width_cells - _PEOPLE_CELLS - 20))
    for each in followed:
        ink = _ink_of(each)
        room = width_cells - 3 - name_cells - _PEOPLE_CELLS
        yield ReportLine(
            (
                (f" {'!' if each.update_due_since is not None else '●'} ", ink),
                (fitted(drawable(clean_line(each.name)), name_cells - 1) + " ", Tone.STRONG),
                (fitted(followed_people_words(each), _PEOPLE_CELLS), Tone.PLAIN),
                (shortened(followed_update_words(each, today), max(0, room)), ink),
            )
        )


def segment_table(followed: Sequence[FollowedSegment], today: date, width_cells: int) -> Iterator[ReportLine]:
    """The same as a table."""
    if not followed:
        return
    yield BLANK
    titles = [_("Segment"), _("People"), _("Talked with"), _("Update")]
    rows = [
        [
            each.name,
            "?" if each.people is None else str(each.people),
            str(each.talked_with),
            followed_update_words(each, today),
        ]
        for each in followed
    ]
    yield from table_lines(titles, rows, width_cells)


def _ink_of(each: FollowedSegment) -> Hue:
    return Hue.GREEN if each.updated_on is not None and each.update_due_since is None else Hue.RED
