"""The movement between two days as lines: what each category won and lost, the largest streams, and who moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from rich.cells import cell_len

from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.matrix import Category, Cell, Matrix
from netwerk_tui.domain.movement import Change, Flow, Moved, Movement
from netwerk_tui.language import N_, _
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right, shortened
from netwerk_tui.ui.widgets.report_line import BLANK, PersonLine, Piece, ReportLine, Tone, beside, heading

_WIDTH_WITH_LABELS = 96
"""From here on the table and the streams stand beside each other, and movers have their categories by name."""
_STREAMS = 8
_LONGEST_BAR = 24
_SHORTEST_BAR = 4
_NUMBER_CELLS = 7
_DAY_CELLS = 10
_LABEL_CELLS = 16
_UNSCORED_GLYPH = "·"
_ARROW = " → "


_TITLES = {
    Change.WORDS_TO_DEEDS: N_("From saying yes to doing yes"),
    Change.LOST: N_("Lost, and why"),
    Change.DRIFTED: N_("Drifted"),
    Change.OTHERWISE: N_("Moved otherwise"),
    Change.NEWLY_SCORED: N_("Scored for the first time"),
}


class _Columns(NamedTuple):
    """The cells of what stands behind a name."""

    before: int
    after: int
    room: int
    """For everything."""


def movement_lines(found: Movement, today: date, width_cells: int) -> list[ReportLine | PersonLine]:
    """The report in so many cells."""
    if not found.moves:
        return [BLANK, ReportLine(((f" {_('Nobody moved in these days.')}", Tone.MUTED),))]
    table = list(_table(found))
    table_cells = max(cell_len(line.text) for line in table) + 4
    if width_cells >= _WIDTH_WITH_LABELS:
        flow = list(beside(table, _streams(found, width_cells - table_cells), table_cells))
    else:
        flow = [*table, BLANK, *_streams(found, width_cells)]
    return [*flow, *_people(found, today, width_cells)]


def _table(found: Movement) -> Iterator[ReportLine]:
    """What each category won, what it lost, and the difference."""
    title = f" {fitted(_('Net flow'), _LABEL_CELLS + 2)}"
    columns = "".join(fitted_right(name, _NUMBER_CELLS) for name in (_("came"), _("went"), _("net")))
    yield ReportLine(((title, Tone.STRONG), (columns, Tone.MUTED)))
    for tally in found.tallies():
        came, went = (fitted_right(_signed(number), _NUMBER_CELLS) for number in (tally.came, -tally.went))
        net = fitted_right(_signed(tally.net), _NUMBER_CELLS)
        yield ReportLine(((" ", Tone.PLAIN), *_label(tally.category), (came + went, Tone.PLAIN), (net, Tone.STRONG)))


def _streams(found: Movement, width_cells: int) -> Iterator[ReportLine]:
    """An arrow for each stream, as long as it is large beside the largest one."""
    yield heading(_("Largest streams"))
    flows = found.flows
    if not flows:
        yield ReportLine(((f" {_('all within their category')}", Tone.MUTED),))
        return
    count_cells = max(5, len(str(flows[0].count)) + 1)
    room = width_cells - 2 * (_LABEL_CELLS + 3) - count_cells
    bar_cells = max(_SHORTEST_BAR, min(_LONGEST_BAR, room))
    for flow in flows[:_STREAMS]:
        yield _stream(flow, flows[0].count, bar_cells, count_cells)
    rest = sum(flow.count for flow in flows[_STREAMS:])
    if rest:
        yield ReportLine(((" " + _("{count} more in smaller streams").format(count=rest), Tone.MUTED),))


def _stream(flow: Flow, largest: int, bar_cells: int, count_cells: int) -> ReportLine:
    length = max(1, round(bar_cells * flow.count / largest))
    arrow = fitted("━" * (length - 1) + "▶", bar_cells)
    count = fitted_right(str(flow.count), count_cells)
    return ReportLine(
        (
            (" ", Tone.PLAIN),
            *_label(flow.before),
            (arrow + " ", flow.after.hue),
            *_label(flow.after),
            (count, Tone.STRONG),
        )
    )


def _people(found: Movement, today: date, width_cells: int) -> Iterator[ReportLine | PersonLine]:
    for change, people in found.by_change.items():
        if people:
            yield BLANK
            yield heading(_(_TITLES[change]), len(people))
            yield from _movers(found.matrix, people, today, width_cells)


def _movers(matrix: Matrix, people: Sequence[Moved], today: date, width_cells: int) -> Iterator[PersonLine]:
    """Each with the name, the step, its day and the reason that was given."""
    named = width_cells >= _WIDTH_WITH_LABELS
    name_cells = min(30, width_cells * 2 // 5)
    befores = {cell: _place(matrix, cell, named) for cell in {moved.before for moved in people}}
    afters = {cell: _place(matrix, cell, named) for cell in {moved.after for moved in people}}
    columns = _Columns(
        before=max(map(_width, befores.values())),
        after=max(map(_width, afters.values())),
        room=width_cells - 1 - name_cells,
    )
    for moved in people:
        make_pieces = partial(_step, moved, befores[moved.before], afters[moved.after], columns, today)
        yield PersonLine(moved.contact, name_cells, make_pieces)


def _step(
    moved: Moved, before: tuple[Piece, ...], after: tuple[Piece, ...], columns: _Columns, today: date
) -> tuple[Piece, ...]:
    """What stands behind the name."""
    room_for_reason = columns.room - 1 - columns.before - len(_ARROW) - columns.after - 1 - _DAY_CELLS - 2
    return (
        (" ", Tone.PLAIN),
        *_filled(before, columns.before),
        (_ARROW, Tone.FAINT),
        *_filled(after, columns.after),
        (f" {fitted(day_words(moved.day, today), _DAY_CELLS)}  ", Tone.MUTED),
        (shortened(drawable(moved.reason), room_for_reason), Tone.PLAIN),
    )


def _place(matrix: Matrix, cell: Cell | None, named: bool) -> tuple[Piece, ...]:
    """The category, by name where there is room, and both values."""
    if cell is None:
        return ((f"{_UNSCORED_GLYPH} {_('unscored')}", Tone.FAINT),) if named else ((_UNSCORED_GLYPH, Tone.FAINT),)
    category = matrix.category_of(cell)
    values = f"{matrix.vertical.text(cell.vertical)}/{matrix.horizontal.text(cell.horizontal)}"
    name = f"{category.glyph} {shortened(_(category.label), _LABEL_CELLS - 2)}" if named else category.glyph
    return (name, category.hue), (f" {values}", Tone.PLAIN)


def _label(category: Category | None) -> tuple[Piece, ...]:
    """The glyph and the name in a column of its own, with a space behind it."""
    glyph, name = (_UNSCORED_GLYPH, _("unscored")) if category is None else (category.glyph, _(category.label))
    ink: Tone | Hue = Tone.FAINT if category is None else category.hue
    return (f"{glyph} ", ink), (fitted(name, _LABEL_CELLS), ink)


def _filled(pieces: tuple[Piece, ...], width_cells: int) -> tuple[Piece, ...]:
    return (*pieces, (" " * (width_cells - _width(pieces)), Tone.PLAIN))


def _width(pieces: tuple[Piece, ...]) -> int:
    return sum(cell_len(text) for text, _ink in pieces)


def _signed(number: int) -> str:
    """The number with a sign of its own width: a minus, not a hyphen."""
    return "0" if not number else f"+{number}" if number > 0 else f"−{-number}"
