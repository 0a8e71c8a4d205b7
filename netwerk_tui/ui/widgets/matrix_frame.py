"""Draws what stands around the plane: the title above it, the horizontal axis, the tray and the strip beneath it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import NamedTuple, assert_never

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.matrix import Axis
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import shortened
from netwerk_tui.ui.widgets.inks import Inks
from netwerk_tui.ui.widgets.matrix_faces import Role
from netwerk_tui.ui.widgets.matrix_geometry import Geometry
from netwerk_tui.ui.widgets.matrix_palette import Palette
from netwerk_tui.ui.widgets.matrix_strip import strip_hints, strip_phrases
from netwerk_tui.ui.widgets.matrix_tray import TraySlot
from netwerk_tui.ui.widgets.matrix_view import PlaneView
from netwerk_tui.ui.widgets.matrix_words import (
    TRAY_GLYPH,
    Phrase,
    Tone,
    day_of_year,
    fit_phrases,
    gap_before,
    part_words,
    width_of,
)
from netwerk_tui.ui.widgets.segment_line import SegmentLine
from netwerk_tui.ui.widgets.title_line import Chip, Title, title_strips

CURSOR_BAR = "▌"
PAST_CHIP = "past"

_PANE_NUMBER = 2
_TITLE_WITH_WORDS = 50
"""In fewer cells the title tells the number of the unscored by their glyph alone."""
_TITLE_NEEDS = 6
"""For the number of the pane, and around its texts."""
_CHIP_NEEDS = 6
"""For what is around the label of a chip."""
_TITLE_GAP = 2
"""Between what is at the left and what is at the right."""
_LEGEND_AIR = 12
_NAME_GAP = 3
"""Between the name of the axis and the value that follows it."""
_LABEL_BESIDE_COUNT = 8
"""What a cell needs beside its category's name: air, glyph and count."""
_STRIP_NEEDS = 12
"""In fewer cells the strip says nothing, so the hints give way."""


class _Piece(NamedTuple):
    """A text on the line of the axis."""

    x: int
    text: str
    ink: Style

    @property
    def end(self) -> int:
        """The first column after it."""
        return self.x + cell_len(self.text)


def title_look(view: PlaneView) -> Hashable:
    """What the title tells of the view, beside the snapshot and the part that is shown: where it is equal, so is it."""
    return view.focused, _is_on_tray(view)


def axis_look(view: PlaneView) -> Hashable:
    """The same for the horizontal axis."""
    return None if view.spot is None else view.spot.horizontal


def tray_look(view: PlaneView) -> Hashable:
    """The same for the tray."""
    selected = None if view.selection is None else view.selection.contact
    carried = () if view.load is None else view.load.carrying.contacts
    return _is_on_tray(view), view.focused, view.tray_index, selected, carried


def title_line(view: PlaneView, geometry: Geometry, palette: Palette) -> Strip:
    """The title: the matrix, a legend where cells are too narrow for the names of categories, and the unscored."""
    inks = palette.inks
    is_on_tray = _is_on_tray(view)
    count = f"{TRAY_GLYPH} {len(view.placements.unscored)}"
    subject = _(view.matrix.label)
    if view.part is not None:
        subject = f"{part_words(view.matrix, view.part)} · {subject}"
    right: list[Segment] = []
    chips = sum(cell_len(chip.label) + _CHIP_NEEDS for chip in _past_chips(view))
    room = geometry.width - _TITLE_NEEDS - cell_len(_("Matrix")) - cell_len(subject) - cell_len(count) - chips
    if view.as_of is None and _needs_legend(view, geometry):
        right = _legend(view, inks, room)
        room -= sum(segment.cell_length for segment in right)
    if geometry.width >= _TITLE_WITH_WORDS and room > cell_len(_("unscored")) + _TITLE_GAP:
        count = f"{_('unscored')} {count}"
    if geometry.tray_line is None and is_on_tray:
        right.append(Segment(CURSOR_BAR, inks.cursor_bar if view.focused else inks.muted))
    right.append(Segment(count, inks.key if is_on_tray else inks.muted))
    title = Title(_PANE_NUMBER, _("Matrix"), subject=subject, chips=_past_chips(view), right=right)
    marked_past = replace(inks, chip=palette.cell_style(Role.LIFTED, Hue.AMBER, 0, cursor=False))
    return title_strips(title, marked_past, geometry.width, focused=view.focused)[0]


def _past_chips(view: PlaneView) -> tuple[Chip, ...]:
    """The day in the past that is shown; a click on it leads back to now."""
    if view.as_of is None:
        return ()
    return (Chip(PAST_CHIP, _("as of {day}").format(day=day_of_year(view.as_of))),)


def axis_line(view: PlaneView, geometry: Geometry, palette: Palette) -> Strip:
    """The values of the horizontal axis beneath their columns; what its ends stand for and the names of both axes as
    far as they fit between them.
    """
    inks = palette.inks
    matrix = view.matrix
    room = geometry.gutter - 2
    label = set_cell_size(_(matrix.vertical.label), room).rstrip() + " ↑" if room > 1 else "↑"
    start = max(0, geometry.gutter - cell_len(label))
    pieces = [_Piece(start, label, inks.muted)]
    if geometry.columns_left:
        pieces.append(_Piece(start + cell_len(label), "‹", inks.key))
    values = _axis_values(view, geometry, pieces[-1].end)
    pieces += [_Piece(x, text, inks.key if is_seen else inks.muted) for x, text, is_seen in values]
    pieces += _end_labels(matrix.horizontal, geometry, pieces, inks)
    pieces += _axis_name(matrix.horizontal, geometry, pieces, [x for x, _text, _is_seen in values], inks)
    line = SegmentLine(inks.text)
    for piece in sorted(pieces, key=lambda piece: piece.x):
        line.put(piece.x, piece.text, piece.ink)
    return line.strip(geometry.width)


def tray_line(view: PlaneView, geometry: Geometry, palette: Palette, slots: Sequence[TraySlot]) -> Strip:
    """The unscored side by side, or why there are none."""
    inks = palette.inks
    line = SegmentLine(inks.text)
    line.put(max(0, geometry.gutter - 2), TRAY_GLYPH, inks.muted)
    if not slots:
        line.put(geometry.gutter + 1, shortened(_tray_notice(view), geometry.width - geometry.gutter - 1), inks.faint)
        return line.strip(geometry.width)
    for slot in slots:
        is_under_cursor = _is_on_tray(view) and slot.index == view.tray_index
        if is_under_cursor:
            line.put(slot.x, CURSOR_BAR, inks.cursor_bar if view.focused else inks.muted)
        line.put(slot.x + 1, slot.name, _tray_ink(view, palette, slot, is_under_cursor))
    if slots[-1].index < len(view.placements.unscored) - 1 and line.end + 2 < geometry.width:
        line.put(line.end + 1, "…", inks.faint)
    return line.strip(geometry.width)


def strip_line(view: PlaneView, geometry: Geometry, palette: Palette, tray_name: str) -> Strip:
    """What the place under the cursor or the hand asks for, and at the right the keys; they never overlap."""
    inks = palette.strip_inks
    hints = strip_hints(view)
    room = geometry.width - 2 - (width_of(hints) + 2 if hints else 0)
    if room < _STRIP_NEEDS:
        hints, room = [], geometry.width - 2
    line = SegmentLine(inks.text)
    _put_phrases(line, 1, fit_phrases(strip_phrases(view, tray_name), room), inks)
    _put_phrases(line, geometry.width - 1 - width_of(hints), hints, inks)
    return line.strip(geometry.width)


def _is_on_tray(view: PlaneView) -> bool:
    return view.cursor is None and view.load is None


def _axis_values(view: PlaneView, geometry: Geometry, start: int) -> list[tuple[int, str, bool]]:
    """Column, text and whether it is the one looked at, of the values that fit apart; that one goes before others."""
    seen = None if view.spot is None else view.spot.horizontal
    taken = [range(start - 1)]
    values = []
    for column in sorted(geometry.columns, key=lambda column: (column.value != seen, column.value)):
        text = view.matrix.horizontal.text(column.value)
        x = column.start + (column.size > cell_len(text))
        end = x + cell_len(text)
        if end <= geometry.width and all(x > other.stop or end < other.start for other in taken):
            taken.append(range(x, end))
            values.append((x, text, column.value == seen))
    return sorted(values)


def _end_labels(axis: Axis, geometry: Geometry, pieces: Sequence[_Piece], inks: Inks) -> list[_Piece]:
    """What the lowest and the highest value stand for, behind those values; neither, unless both fit."""
    ends = (axis.text(axis.low), _(axis.low_label)), (axis.text(axis.high), _(axis.high_label))
    labels = [
        _Piece(piece.end + 1, label, inks.muted)
        for value, label in ends
        for piece in pieces
        if label and piece.text == value
    ]
    return labels if all(_fits(label, pieces, geometry.width) for label in labels) else []


def _axis_name(
    axis: Axis, geometry: Geometry, pieces: Sequence[_Piece], value_starts: Sequence[int], inks: Inks
) -> list[_Piece]:
    """The name of the axis at its end, else before the last of the values that leave room for it."""
    name = f"{_(axis.label)} →{'›' if geometry.columns_right else ''}"
    places = [geometry.plane_end - cell_len(name)]
    places += [x - cell_len(name) - _NAME_GAP for x in reversed(value_starts)]
    named = (_Piece(x, name, inks.muted) for x in places)
    return [piece for piece in named if _fits(piece, pieces, geometry.width)][:1]


def _fits(piece: _Piece, others: Sequence[_Piece], width: int) -> bool:
    """Whether the piece keeps a blank from the others and stays in the line."""
    is_inside = piece.x >= 0 and piece.end <= width
    return is_inside and all(piece.x > other.end or piece.end < other.x for other in others)


def _needs_legend(view: PlaneView, geometry: Geometry) -> bool:
    longest = max(cell_len(_(category.label)) for category in view.matrix.categories)
    return bool(geometry.columns) and geometry.columns[-1].size < longest + _LABEL_BESIDE_COUNT


def _legend(view: PlaneView, inks: Inks, room: int) -> list[Segment]:
    """All categories by glyph and name, or nothing where they do not fit together."""
    segments = [
        Segment(f"{category.glyph} {_(category.label)} ", inks.hues[category.hue])
        for category in view.matrix.categories
    ]
    spare = room - sum(segment.cell_length for segment in segments)
    if spare < _TITLE_GAP:
        return []
    return [*segments, Segment(" ", inks.text)] if spare > _LEGEND_AIR else segments


def _tray_notice(view: PlaneView) -> str:
    if view.is_loading:
        return _("loading…")
    return _("everybody has a place") if len(view.placements.order) else _("nobody yet")


def _tray_ink(view: PlaneView, palette: Palette, slot: TraySlot, is_under_cursor: bool) -> Style:
    if view.load and slot.contact in view.load.carrying.contacts:
        return palette.cell_style(Role.LIFTED, view.matrix.categories[0].hue, 0, cursor=False)
    is_selected = view.selection is not None and view.selection.contact == slot.contact
    return palette.inks.key if is_selected or is_under_cursor else palette.inks.text


def _put_phrases(line: SegmentLine, x: int, phrases: Sequence[Phrase], inks: Inks) -> None:
    """The phrases side by side from column `x`."""
    for phrase in phrases:
        if phrase is not phrases[0]:
            x += gap_before(phrase)
        line.put(x, phrase.text, _ink_of(phrase, inks))
        x += phrase.width


def _ink_of(phrase: Phrase, inks: Inks) -> Style:
    if phrase.hue is not None:
        return inks.hues[phrase.hue] + Style(bold=True)
    match phrase.tone:
        case Tone.PLAIN:
            return inks.text
        case Tone.MUTED:
            return inks.muted
        case Tone.KEY:
            return inks.key
        case Tone.STRONG:
            return inks.strong
        case unknown:
            assert_never(unknown)
