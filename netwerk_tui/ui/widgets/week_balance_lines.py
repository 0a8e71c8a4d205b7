"""In against out as lines: a bar for each span, what was written back, and who only ever hears from me."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from netwerk_tui.domain.balance import Balance
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.interaction import DIRECTION_GLYPHS, DIRECTION_LABELS, Direction
from netwerk_tui.domain.strips import segments
from netwerk_tui.domain.thin_ties import Ties
from netwerk_tui.domain.week_words import response_words
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.widgets.cells import fitted, fitted_right, shortened
from netwerk_tui.ui.widgets.report_line import BLANK, Ink, PersonLine, Piece, ReportLine, Tone, heading
from netwerk_tui.ui.widgets.table_lines import table_lines
from netwerk_tui.ui.widgets.week_people import Rows, people_lines

_SPAN_CELLS = 11
_NUMBER_CELLS = 10
_PARTS: tuple[tuple[Direction, str, Ink], ...] = (
    (Direction.IN, "█", Hue.GREEN),
    (Direction.MUTUAL, "▒", Hue.BLUE),
    (Direction.OUT, "░", Hue.AMBER),
)


def balance_lines(
    balances: Sequence[Balance], ties: Ties | None, rows: Rows, today: date, width_cells: int
) -> list[ReportLine | PersonLine]:
    """The page in so many cells. Without `ties` it says that they are still being counted."""
    return [
        heading(_("In and out")),
        BLANK,
        *_bars(balances, width_cells),
        BLANK,
        _legend(width_cells),
        BLANK,
        heading(_("Messages and letters")),
        *(_response(each, width_cells) for each in balances),
        BLANK,
        *_one_way(ties, rows, today, width_cells),
    ]


def balance_table(
    balances: Sequence[Balance], ties: Ties | None, rows: Rows, today: date, width_cells: int
) -> list[ReportLine | PersonLine]:
    """The same as a table."""
    titles = [_("Days"), "←", "⇆", "→", "✉ →", "✉ ←", "%"]
    cells = [
        [
            str(each.days),
            str(each.incoming),
            str(each.mutual),
            str(each.outgoing),
            str(each.written_out),
            str(each.written_in),
            "–" if each.response is None else str(round(100 * each.response)),
        ]
        for each in balances
    ]
    return [
        *table_lines(titles, cells, width_cells),
        BLANK,
        _legend(width_cells),
        BLANK,
        *_one_way(ties, rows, today, width_cells),
    ]


def _bars(balances: Sequence[Balance], width_cells: int) -> Iterator[ReportLine]:
    bar_cells = max(10, width_cells - _SPAN_CELLS - 3 * _NUMBER_CELLS - 2)
    for each in balances:
        counts = (each.incoming, each.mutual, each.outgoing)
        cells = segments(counts, each.all, bar_cells)
        drawn = [(glyph * count, ink) for (_way, glyph, ink), count in zip(_PARTS, cells, strict=True)]
        days = _("{days} days").format(days=each.days)
        pieces: list[Piece] = [(fitted(f" {days}", _SPAN_CELLS), Tone.STRONG), *drawn]
        pieces.append((" " * (bar_cells - sum(cells)), Tone.PLAIN))
        for (way, _glyph, ink), count in zip(_PARTS, counts, strict=True):
            pieces.append((fitted_right(f"{DIRECTION_GLYPHS[way]} {count}", _NUMBER_CELLS), ink))
        yield ReportLine(tuple(pieces))


def _legend(width_cells: int) -> ReportLine:
    words = [f"{glyph} {DIRECTION_GLYPHS[way]} {_(DIRECTION_LABELS[way])}" for way, glyph, _ink in _PARTS]
    return ReportLine(((shortened(" " + " · ".join(words), width_cells), Tone.MUTED),))


def _response(each: Balance, width_cells: int) -> ReportLine:
    days = _("{days} days").format(days=each.days)
    return ReportLine(
        (
            (fitted(f" {days}", _SPAN_CELLS), Tone.MUTED),
            (shortened(response_words(each), width_cells - _SPAN_CELLS), Tone.PLAIN),
        )
    )


def _one_way(ties: Ties | None, rows: Rows, today: date, width_cells: int) -> Iterator[ReportLine | PersonLine]:
    """Those to whom I only send."""
    if ties is None:
        yield heading(_("Only ever from me"))
        yield ReportLine(((" " + _("Counting what there was with everybody …"), Tone.MUTED),))
        return
    yield heading(_("Only ever from me"), ties.one_way_in_all)
    if not ties.one_way:
        yield ReportLine(((" " + _("✓ Nobody hears from you without your hearing from them."), Hue.GREEN),))
    people = ((each.contact, _out_words(each.outgoing)) for each in ties.one_way)
    yield from people_lines(people, rows, today, width_cells)


def _out_words(outgoing: int) -> str:
    return ngettext("{count} time in a year", "{count} times in a year", outgoing).format(count=outgoing)
