"""One line of the list of promises, and the title of a group of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.followups import GROUP_LABELS, WHOSE_LABELS, FollowupGroup, FollowupRow, Whose, group_of
from netwerk_tui.domain.hue import Hue
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.contact_line import CURSOR_BAR
from netwerk_tui.ui.widgets.inks import Inks

_DONE_MARK = "✓"
_LEAD_CELLS = 3
"""The cursor's bar, the mark and a space."""

_DAY_CELLS = 10
_LARGEST_NAME_CELLS = 26
_GAP = "  "


def heading_segments(group: FollowupGroup, count: int, inks: Inks) -> Iterator[Segment]:
    """The name of a group, and how many promises it has."""
    yield Segment(f" {_(GROUP_LABELS[group])}", _group_ink(group, inks) + Style(bold=True))
    yield Segment(f" · {count}", inks.muted)


def followup_segments(
    row: FollowupRow, today: date, inks: Inks, width_cells: int, *, names_whose: bool, under_cursor: bool
) -> Iterator[Segment]:
    """By when, whose, to or from whom, and what, in at most `width_cells`."""
    group = group_of(row, today)
    is_done = group is FollowupGroup.DONE
    day = row.done_on or row.due
    yield Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar)
    yield Segment(f"{_DONE_MARK if is_done else ' '} ", inks.muted)
    yield Segment(fitted(day_words(day, today) if day else "", _DAY_CELLS) + _GAP, _group_ink(group, inks))
    room = width_cells - _LEAD_CELLS - _DAY_CELLS - len(_GAP) - 1
    if names_whose:
        whose = _whose_cells()
        yield Segment(fitted(_(WHOSE_LABELS[Whose.THEIRS if row.theirs else Whose.MINE]), whose) + _GAP, inks.muted)
        room -= whose + len(_GAP)
    name_cells = min(_LARGEST_NAME_CELLS, room * 2 // 5)
    name_ink = inks.strong if under_cursor else inks.muted if is_done else inks.text
    yield Segment(fitted(drawable(row.name), name_cells) + _GAP, name_ink)
    yield from _what(row, inks, room - name_cells - len(_GAP), is_done=is_done)


def _what(row: FollowupRow, inks: Inks, room: int, *, is_done: bool) -> Iterator[Segment]:
    note = _note(row)
    text_room = room - cell_len(note) - 2 if note else room
    text = f"{row.text} → {row.result}" if is_done and row.result else row.text
    shown = fitted(drawable(text), text_room) if note else shortened(drawable(text), text_room)
    yield Segment(shown, inks.muted if is_done else inks.text)
    if note:
        yield Segment(_GAP + note, inks.key if row.is_to_report else inks.faint)


def _note(row: FollowupRow) -> str:
    """Whether the contact was told what came of it."""
    if row.is_to_report:
        return _("tell them")
    return _("told") if row.reported_on is not None else ""


def _whose_cells() -> int:
    return max(cell_len(_(WHOSE_LABELS[whose])) for whose in (Whose.MINE, Whose.THEIRS))


def _group_ink(group: FollowupGroup, inks: Inks) -> Style:
    match group:
        case FollowupGroup.OVERDUE:
            return inks.hues[Hue.RED]
        case FollowupGroup.TODAY:
            return inks.hues[Hue.AMBER]
        case FollowupGroup.THIS_WEEK:
            return inks.text
        case FollowupGroup.LATER | FollowupGroup.UNDATED | FollowupGroup.DONE:
            return inks.muted
        case _:
            assert_never(group)
