"""One line of the contact list: its columns by width, and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from netwerk_tui.domain.contact import AmbassadorStage, ContactRow
from netwerk_tui.domain.hue import Hue
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right, shortened
from netwerk_tui.ui.widgets.inks import Inks

CURSOR_BAR = "▌"
_MARK = "✓"
_UNSCORED = "·"
_GONE = "…"
_CRITICAL_FRIEND = "±"
_STAGE_GLYPHS = {
    AmbassadorStage.CANDIDATE: "☆",
    AmbassadorStage.ASKED: "☆",
    AmbassadorStage.ACTIVE: "★",
    AmbassadorStage.LAPSED: "",
}

_LEAD_CELLS = 4
"""The cursor's bar, the mark, the glyph and a space."""
_AGE_CELLS = 5
_LEAST_WHY_CELLS = 6
"""Beside a name, in a list without room for another column; in fewer nothing can be read."""
_WIDTH_WITH_AGE = 34
_WIDTH_WITH_ORGANISATION = 38
_WIDTH_WITH_ROLE = 72


class Columns(NamedTuple):
    """The cells of each column, the space before it not counted; 0 for one that is not there."""

    name: int
    organisation: int
    role: int
    age: int


@lru_cache(maxsize=8)
def columns_in(width_cells: int) -> Columns:
    """The columns that a line of this width has room for."""
    if width_cells < _WIDTH_WITH_AGE:
        return Columns(max(0, width_cells - _LEAD_CELLS), 0, 0, 0)
    if width_cells < _WIDTH_WITH_ORGANISATION:
        return Columns(width_cells - _LEAD_CELLS - _AGE_CELLS - 1, 0, 0, _AGE_CELLS)
    if width_cells < _WIDTH_WITH_ROLE:
        room = width_cells - _LEAD_CELLS - _AGE_CELLS - 2
        organisation = min(28, room * 2 // 5)
        return Columns(room - organisation, organisation, 0, _AGE_CELLS)
    room = width_cells - _LEAD_CELLS - _AGE_CELLS - 3
    organisation = room * 3 // 10
    role = room * 3 // 10
    return Columns(room - organisation - role, organisation, role, _AGE_CELLS)


class ContactLine(NamedTuple):
    """What one line tells, beside the row itself."""

    row: ContactRow | None
    """None for a contact that has just gone."""
    category: tuple[str, Hue] | None
    """The glyph and hue of its category; None where it is unscored."""
    marked: bool
    age: str
    why: str = ""
    """Why a search found it, where its name does not tell."""
    highlights: Sequence[tuple[int, int]] = ()
    """Spans of the name that a search matched."""


def contact_segments(line: ContactLine, inks: Inks, width_cells: int, *, under_cursor: bool) -> list[Segment]:
    """The line in at most `width_cells`."""
    columns = columns_in(width_cells)
    glyph, glyph_ink = (_UNSCORED, inks.faint) if line.category is None else _category(line.category, inks)
    segments = [
        Segment(CURSOR_BAR if under_cursor else " ", inks.cursor_bar),
        Segment(_MARK if line.marked else " ", inks.key),
        Segment(f"{glyph} ", glyph_ink),
    ]
    if line.row is None:
        return [*segments, Segment(_GONE, inks.faint)]
    name_ink = inks.strong if under_cursor else inks.text
    marks = mark_glyphs(line.row)
    marks_width = cell_len(marks) + 1 if marks and columns.name > cell_len(marks) + 1 else 0
    name_width = columns.name - marks_width
    why_width = 0 if columns.organisation or not line.why else name_width - cell_len(drawable(line.row.name))
    if why_width < _LEAST_WHY_CELLS:
        why_width = 0
    segments += name_segments(line.row.name, line.highlights, name_width - why_width, name_ink, inks.key)
    if why_width:
        segments.append(Segment(f" {fitted(drawable(line.why), why_width - 1)}", inks.muted))
    if marks_width:
        segments.append(Segment(f" {marks}", inks.key))
    if columns.organisation:
        about, ink = (line.why, inks.text) if line.why else (line.row.organisation or "—", inks.muted)
        segments.append(Segment(f" {fitted(drawable(about), columns.organisation)}", ink))
    if columns.role:
        segments.append(Segment(f" {fitted(drawable(line.row.role), columns.role)}", inks.muted))
    if columns.age:
        segments.append(Segment(f" {fitted_right(line.age, columns.age)}", inks.muted))
    return segments


def mark_glyphs(row: ContactRow) -> str:
    """The marks of a contact, a glyph each: how far on the way to being an ambassador, and critical friend."""
    stage = _STAGE_GLYPHS[row.ambassador] if row.ambassador else ""
    return stage + (_CRITICAL_FRIEND if row.critical_friend else "")


def _category(category: tuple[str, Hue], inks: Inks) -> tuple[str, Style]:
    glyph, hue = category
    return glyph, inks.hues[hue]


def name_segments(
    name: str, highlights: Sequence[tuple[int, int]], width_cells: int, ink: Style, highlight_ink: Style
) -> list[Segment]:
    """The name in exactly `width_cells`, with these spans of it in the other ink."""
    if not highlights:
        return [Segment(fitted(drawable(name), width_cells), ink)]
    pieces: list[tuple[str, Style]] = []
    end = 0
    for start, stop in highlights:
        pieces += [(drawable(name[end:start]), ink), (drawable(name[start:stop]), highlight_ink)]
        end = stop
    pieces.append((drawable(name[end:]), ink))
    rest = shortened("".join(text for text, _ink in pieces), width_cells)
    padding = " " * (width_cells - cell_len(rest))
    segments: list[Segment] = []
    for text, piece_ink in pieces:
        segments.append(Segment(rest[: len(text)], piece_ink))
        rest = rest[len(text) :]
    return [*segments, Segment(rest + padding, ink)]


def near_misses_segments(inks: Inks, width_cells: int) -> list[Segment]:
    """The line between what a search found and what it nearly found."""
    label = _("near misses")
    rule = max(0, width_cells - cell_len(label) - 6)
    return [Segment(f" ── {label} " + "─" * rule, inks.faint)]
